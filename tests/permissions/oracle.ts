import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Policy } from '@gore/core/kernel/declare/policy.ts';
import type { Operand, Predicate } from '@gore/core/kernel/declare/predicate.ts';
import type { Actor, Person } from '@gore/core/kernel/declare/record.ts';

/** A record as the oracle looks at it: its values and the records its ref fields point at. */
export interface Look {
  readonly values: Readonly<Record<string, unknown>>;
  readonly above: Readonly<Record<string, Look | undefined>>;
}

/** The modules of a product and which pack each belongs to: declarations, and nothing that evaluates them. */
export interface Declarations {
  readonly modules: readonly AnyModule[];
  readonly roles: Readonly<Record<string, string>>;
  readonly packs: readonly { readonly name: string; readonly modules: readonly AnyModule[] }[];
}

const TODAY = '2026-07-15';

const side = (operand: Operand, look: Look, person: Person): unknown => {
  if ('field' in operand) return look.values[operand.field];
  if ('value' in operand) return operand.value;
  if ('actor' in operand) return person[operand.actor];
  if ('clock' in operand && operand.clock === 'today') return TODAY;
  throw new Error(`The oracle does not know ${JSON.stringify(operand)}`);
};

const blank = (value: unknown) =>
  value === undefined || value === '' || (Array.isArray(value) && !value.length);
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const joins = (
  predicate: Exclude<Predicate, { readonly left: Operand }>,
  look: Look,
  person: Person,
): boolean => {
  switch (predicate.op) {
    case 'and':
      return !predicate.of.some((one) => !holds(one, look, person));
    case 'or':
      return predicate.of.filter((one) => holds(one, look, person)).length > 0;
    case 'not':
      return holds(predicate.of, look, person) === false;
    case 'empty':
      return blank(side(predicate.of, look, person));
    default: {
      const above = look.above[predicate.by];
      return above !== undefined && holds(predicate.where, above, person);
    }
  }
};

/** Whether a named scope holds, by the words of the declaration. */
const holds = (predicate: Predicate, look: Look, person: Person): boolean => {
  if (!('left' in predicate)) return joins(predicate, look, person);
  const left = side(predicate.left, look, person);
  const right = side(predicate.right, look, person);
  if (blank(left) || blank(right)) return false;
  if (predicate.op === 'in' || predicate.op === 'has')
    return listed(left).some((one) => listed(right).includes(one));
  if (predicate.op === 'eq') return left === right;
  throw new Error(`The oracle does not know ${predicate.op}`);
};

/** Says what the declarations and the institution's word allow, one record at a time and by nothing else. */
export const oracleOver = ({ modules, roles, packs }: Declarations) => {
  const named = (name: string | undefined) => modules.find((module) => module.name === name);

  /** Whether records of the module carry comments, documents, or alerts. */
  const bears = (module: AnyModule, what: 'comments' | 'documents' | 'alerts') =>
    !module.subject && (what === 'alerts' ? Object.keys(module.alerts).length > 0 : module[what] !== false);

  /** What a grant says of a verb, or implies: readers comment and editors attach, where there is what to hang on. */
  const grantedBy = (module: AnyModule, role: string, verb: string): unknown => {
    const grant = module.grants[role] ?? {};
    if (verb in grant) return grant[verb];
    if (verb === 'comentar' && bears(module, 'comments')) return grant.leer;
    if (verb === 'adjuntar' && bears(module, 'documents')) return grant.editar;
    return undefined;
  };

  const givable = (module: AnyModule, verb: string) =>
    Object.keys(module.grants).some(
      (role) => role !== 'SISTEMA' && grantedBy(module, role, verb) !== undefined,
    );

  /** Verb on a record that what hangs on it takes; nothing when the record carries no such thing. */
  const takes = (
    { subject }: AnyModule,
    bearer: AnyModule | undefined,
    verb: string,
    look: Look,
  ): string | undefined => {
    if (!subject || !bearer || !bears(bearer, subject.as)) return undefined;
    const taken = verb === 'leer' ? 'leer' : (subject.verbs[verb] ?? 'leer');
    if (!subject.kind) return taken;
    const kind = (bearer.documents || subject.kind.usual)[String(look.values[subject.kind.by])];
    return kind && verb === 'leer' ? (kind.verb ?? taken) : kind && taken;
  };

  /** Whether what hangs there is addressed to the person, who may then do the verb on what they read. */
  const isAddressed = ({ subject }: AnyModule, verb: string, look: Look, person: Person) =>
    Boolean(subject?.addressed?.verbs.includes(verb)) &&
    listed(look.values[subject?.addressed?.by ?? '']).includes(person.id);

  const isScope = (module: AnyModule, scope: string) =>
    (scope === 'all' && !module.subject) ||
    (scope === 'subject' && module.subject !== undefined) ||
    (scope === 'own' && module.assignee !== undefined) ||
    ((scope === 'unit' || scope === 'subtree') && module.unit !== undefined) ||
    (scope === 'parent' &&
      module.parent !== undefined &&
      // A tree has no reach to borrow from itself.
      module.fields[module.parent]?.module !== module.name) ||
    Object.keys(module.scopes).includes(scope);

  const baseOf = (role: string, policy: Policy | undefined) =>
    role === '*' || role === 'SISTEMA' || role in roles ? role : policy?.roles[role]?.archetype;

  /** The scope one role gives for one verb, or nothing. */
  const scopeOf = (module: AnyModule, verb: string, role: string, policy: Policy | undefined) => {
    const said = policy?.roles[role]?.delta[module.name]?.verbos;
    if (said && verb in said && givable(module, verb)) {
      const scope = said[verb];
      return scope !== null && scope !== undefined && isScope(module, scope) ? scope : undefined;
    }
    const declared = grantedBy(module, baseOf(role, policy) ?? '', verb);
    return typeof declared === 'string' ? declared : undefined;
  };

  const held = ({ roles: own }: Pick<Person, 'roles'>) => (own.includes('SISTEMA') ? own : [...own, '*']);

  const isOff = (module: AnyModule, policy: Policy | undefined) =>
    packs.some((pack) => pack.modules.includes(module) && policy?.off.includes(pack.name));

  const reaches = (
    scope: string,
    module: AnyModule,
    verb: string,
    look: Look,
    person: Person,
    policy: Policy | undefined,
  ): boolean => {
    if (scope === 'all') return true;
    if (scope === 'own') return look.values[module.assignee ?? ''] === person.id;
    if (scope === 'unit') return person.units.includes(String(look.values[module.unit ?? '']));
    if (scope === 'subtree') return person.subtree.includes(String(look.values[module.unit ?? '']));
    if (scope === 'parent') {
      const parent = named(module.fields[module.parent ?? '']?.module);
      const above = look.above[module.parent ?? ''];
      return parent !== undefined && above !== undefined && one(parent, 'leer', above, person, policy);
    }
    if (scope === 'subject') {
      const bearer = named(String(look.values[module.subject?.of ?? '']));
      const above = look.above[module.subject?.by ?? ''];
      const taken = takes(module, bearer, verb, look);
      return (
        bearer !== undefined &&
        above !== undefined &&
        taken !== undefined &&
        (one(bearer, taken, above, person, policy) ||
          (isAddressed(module, verb, look, person) && one(bearer, 'leer', above, person, policy)))
      );
    }
    const predicate = module.scopes[scope];
    return predicate !== undefined && holds(predicate, look, person);
  };

  /** What one person may by their own roles. */
  const one = (
    module: AnyModule,
    verb: string,
    look: Look,
    person: Person,
    policy: Policy | undefined,
  ): boolean =>
    !isOff(module, policy) &&
    held(person).some((role) => {
      const scope = scopeOf(module, verb, role, policy);
      return scope !== undefined && reaches(scope, module, verb, look, person, policy);
    });

  const own = (module: AnyModule, verb: string, look: Look, actor: Actor): boolean => {
    const { policy, external, standsFor = [] } = actor;
    const { subject } = module;
    const shown = (other: AnyModule) => external?.modules.includes(other.name) && !isOff(other, policy);
    if (external && (verb !== 'leer' || !shown(module))) return false;
    if (external && subject) {
      const bearer = named(String(look.values[subject.of]));
      const hangs = bearer && look.above[subject.by] && takes(module, bearer, verb, look) === 'leer';
      return Boolean(hangs && shown(bearer));
    }
    if (external) return true;
    return [actor, ...standsFor].some((person) => one(module, verb, look, person, policy));
  };

  const closed = (module: AnyModule, fields: readonly string[]): ReadonlySet<string> => {
    const mentions = (spec: unknown) =>
      fields.some((field) => JSON.stringify(spec).includes(`"field":"${field}"`));
    return new Set([
      ...fields,
      ...Object.entries(module.computed).flatMap(([name, { from }]) =>
        from.some((field) => fields.includes(field)) ? [name] : [],
      ),
      ...Object.entries(module.derived).flatMap(([name, spec]) => (mentions(spec) ? [name] : [])),
      ...('natural' in module.code && module.code.natural.some((field) => fields.includes(field))
        ? ['codigo']
        : []),
    ]);
  };

  const hiddenFrom = (module: AnyModule, person: Person, policy: Policy | undefined) => {
    const reading = held(person).filter((role) => scopeOf(module, 'leer', role, policy) !== undefined);
    if (!reading.length || isOff(module, policy)) return undefined;
    const lists = reading.map((role) => {
      const said = policy?.roles[role]?.delta[module.name]?.ocultar;
      const declared = module.grants[baseOf(role, policy) ?? '']?.ocultar;
      return said?.filter((field) => field in module.fields) ?? (Array.isArray(declared) ? declared : []);
    });
    return closed(
      module,
      Object.keys(module.fields).filter((field) => lists.every((list) => list.includes(field))),
    );
  };

  const seenBy = (sets: readonly (ReadonlySet<string> | undefined)[]) => {
    const [first, ...rest] = sets.filter((set) => set !== undefined);
    return first && new Set([...first].filter((field) => rest.every((set) => set.has(field))));
  };

  return {
    /** Whether the actor may do the verb on the record. */
    allows: (module: AnyModule, verb: string, look: Look, actor: Actor): boolean =>
      actor.preview
        ? one(module, verb, look, actor.preview, actor.policy) && own(module, 'leer', look, actor)
        : own(module, verb, look, actor),
    /** Values the actor does not see, or nothing when they cannot read the module at all. */
    hides: (module: AnyModule, actor: Actor): ReadonlySet<string> | undefined => {
      const { policy, external, preview, standsFor = [] } = actor;
      if (external) {
        if (!external.modules.includes(module.name) || isOff(module, policy)) return undefined;
        const personal = Object.entries(module.fields).flatMap(([name, { options, fields = {} }]) =>
          options.personal || Object.values(fields).some((inner) => inner.options.personal) ? [name] : [],
        );
        return closed(module, external.personal ? [] : personal);
      }
      const mine = seenBy([actor, ...standsFor].map((person) => hiddenFrom(module, person, policy)));
      if (!preview) return mine;
      const theirs = hiddenFrom(module, preview, policy);
      return mine && theirs && new Set([...mine, ...theirs]);
    },
    /** Verbs whose last doer may not do this one. */
    fourEyes: (module: AnyModule, verb: string, actor: Actor): ReadonlySet<string> => {
      const people = actor.preview ? [actor.preview] : [actor, ...(actor.standsFor ?? [])];
      const added = people.flatMap((person) =>
        held(person).flatMap(
          (role) => actor.policy?.roles[role]?.delta[module.name]?.cuatroOjos?.[verb] ?? [],
        ),
      );
      return new Set([...(module.transitions[verb]?.fourEyes ?? []), ...added]);
    },
    scopes: (module: AnyModule) =>
      ['own', 'unit', 'subtree', 'parent', 'subject', 'all', ...Object.keys(module.scopes)].filter((scope) =>
        isScope(module, scope),
      ),
  };
};
