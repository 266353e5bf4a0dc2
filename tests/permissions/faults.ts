/** A mistake planted in the engine: the text of one file with one thing changed. */
export interface Fault {
  /** The rule that is broken, in words. */
  readonly rule: string;
  readonly file: 'access' | 'bind' | 'combine' | 'grants' | 'reach';
  readonly from: string;
  readonly to: string;
}

/** One fault for each kind of rule the engine keeps. */
export const faults: readonly Fault[] = [
  {
    rule: 'what no grant names is refused',
    file: 'reach',
    from: "return predicates.length === 1 && only ? only : { op: 'or', of: predicates };",
    to: "return predicates.length === 1 && only ? only : { op: predicates.length ? 'or' : 'and', of: predicates };",
  },
  {
    rule: 'own looks at the assignee',
    file: 'reach',
    from: '{ field: module.assignee }',
    to: "{ field: 'creadoPor' }",
  },
  {
    rule: 'unit is not the units below',
    file: 'reach',
    from: "isActor(name === 'unit' ? 'units' : 'subtree')",
    to: "isActor('subtree')",
  },
  {
    rule: 'subtree is more than the unit',
    file: 'reach',
    from: "isActor(name === 'unit' ? 'units' : 'subtree')",
    to: "isActor('units')",
  },
  {
    rule: 'parent follows the reading of the parent',
    file: 'reach',
    from: "const where = reach(parent, 'leer', product, grants);",
    to: 'const where = always;',
  },
  {
    rule: 'a named scope is what the module declares',
    file: 'reach',
    from: 'return module.scopes[name] ?? never;',
    to: 'return always;',
  },
  {
    rule: 'several roles may what any of them may',
    file: 'reach',
    from: 'return anyOf(distinct.map(',
    to: 'return anyOf(distinct.slice(0, 1).map(',
  },
  {
    rule: 'a field is hidden only if every role hides it',
    file: 'reach',
    from: 'lists.every(({ hidden }) => hidden.includes(field))',
    to: 'lists.some(({ hidden }) => hidden.includes(field))',
  },
  {
    rule: 'what follows from a hidden field is hidden',
    file: 'reach',
    from: 'if (hidden.size === 0) return hidden;',
    to: 'if (hidden.size >= 0) return hidden;',
  },
  {
    rule: 'a role that may not read hides nothing',
    file: 'reach',
    from: '.filter(({ verbs }) => verbs.leer !== undefined)',
    to: '',
  },
  {
    rule: 'everybody has the grants of everybody',
    file: 'access',
    from: "[...roles, '*']",
    to: '[...roles]',
  },
  {
    rule: 'the product itself has only what it is given by name',
    file: 'access',
    from: "roles.includes('SISTEMA') ? roles :",
    to: 'roles.length > 99 ? roles :',
  },
  {
    rule: 'a pack that is off is off for everybody',
    file: 'access',
    from: 'off.some((pack) => pack ===',
    to: 'off.length > 1 && off.some((pack) => pack ===',
  },
  {
    rule: 'somebody from outside has no roles',
    file: 'access',
    from: 'const alone = external\n',
    to: 'const alone = external && roles.length > 99\n',
  },
  {
    rule: 'somebody from outside only looks',
    file: 'grants',
    from: "verbs: { leer: module.subject ? 'subject' : 'all' }",
    to: "verbs: { leer: module.subject ? 'subject' : 'all', editar: 'all' }",
  },
  {
    rule: 'what hangs on records is seen from outside only where its record is',
    file: 'grants',
    from: "module.subject ? 'subject' : 'all'",
    to: "'all'",
  },
  {
    rule: 'what hangs on a record follows the reach over that record',
    file: 'reach',
    from: 'const where = reachOfCarrier(opener);',
    to: 'const where = always;',
  },
  {
    rule: 'what hangs on a record asks of the module it names and of no other',
    file: 'reach',
    from: "{ op: 'eq', left: { field: of }, right: { value: carrier.name } },",
    to: '',
  },
  {
    rule: 'a kind of document is opened by the verb it names',
    file: 'reach',
    from: '(one.verb ?? asked) === opener',
    to: 'true',
  },
  {
    rule: 'attaching takes its own verb on the record',
    file: 'reach',
    from: "const asked = verbs[verb] ?? 'leer';",
    to: "const asked = 'leer';",
  },
  {
    rule: 'nothing hangs where the module says that nothing does',
    file: 'reach',
    from: 'carries(carrier, subject.as)',
    to: 'carrier.subject === undefined',
  },
  {
    rule: 'whoever reads may comment unless a grant says otherwise',
    file: 'grants',
    from: '...impliedVerbs(module, verbs), ',
    to: '',
  },
  {
    rule: 'somebody from outside sees no personal data',
    file: 'grants',
    from: 'isPersonal(field) ? [name] : []',
    to: '[]',
  },
  {
    rule: 'a delta takes away',
    file: 'grants',
    from: '.filter(([verb]) => !named.has(verb))',
    to: '',
  },
  {
    rule: 'a delta gives only what the declaration gives to somebody',
    file: 'grants',
    from: '.filter(([verb]) => verbs.has(verb))',
    to: '',
  },
  {
    rule: 'a delta names only scopes the module has',
    file: 'grants',
    from: 'entry[1] !== null && scopes.has(entry[1])',
    to: 'entry[1] !== null',
  },
  {
    rule: 'a delta says anew what is hidden',
    file: 'grants',
    from: 'Object.hasOwn(module.fields, field)) ?? grant.hidden',
    to: 'Object.hasOwn(module.fields, field) && grant.hidden.includes(field)) ?? grant.hidden',
  },
  {
    rule: 'a role of the institution starts from its archetype',
    file: 'grants',
    from: 'declared ? role : own?.archetype',
    to: 'declared ? role : undefined',
  },
  {
    rule: 'a declared role starts from itself',
    file: 'grants',
    from: 'declared ? role : own?.archetype',
    to: 'own?.archetype ?? role',
  },
  {
    rule: 'four eyes are as many as the institution adds',
    file: 'grants',
    from: 'fourEyes: delta.cuatroOjos ?? {}',
    to: 'fourEyes: {}',
  },
  {
    rule: 'whoever stands in keeps their own reach',
    file: 'combine',
    from: 'either(own.scope(module, verb), theirs.scope(module, verb))',
    to: 'theirs.scope(module, verb)',
  },
  {
    rule: 'whoever stands in has the units of the other only for the roles of the other',
    file: 'combine',
    from: 'scope: (module, verb) => bindTo(access.scope(module, verb), person),',
    to: '',
  },
  {
    rule: 'the units of the other are theirs, not those of whoever asks',
    file: 'bind',
    from: 'return { value: whose[operand.actor] };',
    to: 'return operand;',
  },
  {
    rule: 'a preview shows no more than its viewer may see',
    file: 'combine',
    from: "both(theirs.scope(module, verb), own.scope(module, 'leer'))",
    to: 'theirs.scope(module, verb)',
  },
  {
    rule: 'a preview hides what its viewer does not see',
    file: 'combine',
    from: 'joined(own.hidden(module), other.hidden(module))',
    to: 'other.hidden(module)',
  },
];
