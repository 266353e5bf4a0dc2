import { basisOf } from '../../declare/basis.ts';
import type { AnyModule } from '../../declare/module.ts';
import { always, never, type Predicate } from '../../declare/predicate.ts';
import type { Product } from '../../declare/product.ts';
import { type BaseVerb, baseVerbs } from '../../declare/verb.ts';

/** What a set of roles may do, resolved once and shared by every request of actors who hold them. */
export interface Access {
  /** Records of the module the verb reaches; `never` when it reaches none. */
  readonly scope: (module: string, verb: string) => Predicate;
  /** Whether the verb reaches any record at all. */
  readonly may: (module: string, verb: string) => boolean;
  /** Verbs and powers of the module that reach something. */
  readonly verbs: (module: string) => readonly string[];
  /** Values of the module these roles never see: fields, and what would give them away, `codigo` included. */
  readonly hidden: (module: string) => ReadonlySet<string>;
}

const isActor = (attribute: 'id' | 'units' | 'subtree') => ({ actor: attribute }) as const;

const compileScope = (
  name: string,
  module: AnyModule,
  product: Product,
  roles: readonly string[],
): Predicate => {
  switch (name) {
    case 'own':
      return module.assignee ? { op: 'eq', left: { field: module.assignee }, right: isActor('id') } : never;
    case 'unit':
    case 'subtree':
      return module.unit
        ? { op: 'in', left: { field: module.unit }, right: isActor(name === 'unit' ? 'units' : 'subtree') }
        : never;
    case 'parent': {
      const parent = product.find(module.fields[module.parent ?? '']?.module ?? '');
      if (!parent || !module.parent) return never;
      const where = reach(parent, 'leer', product, roles);
      return { op: 'parent', by: module.parent, module: parent.name, where };
    }
    default:
      return module.scopes[name] ?? never;
  }
};

type AnyGrant = AnyModule['grants'][string];

const grantsOf = (module: AnyModule, roles: readonly string[]): readonly AnyGrant[] =>
  [...roles, ...(roles.includes('SISTEMA') ? [] : ['*'])].flatMap((role) => {
    const grant = module.grants[role];
    return grant ? [grant] : [];
  });

const reach = (module: AnyModule, verb: string, product: Product, roles: readonly string[]): Predicate => {
  const names = grantsOf(module, roles).map((grant) => grant[verb]);
  const distinct = [...new Set(names.filter((name): name is string => typeof name === 'string'))];
  if (distinct.includes('all')) return always;
  const scopes = distinct.map((name) => compileScope(name, module, product, roles));
  const [only] = scopes;
  return scopes.length === 1 && only ? only : { op: 'or', of: scopes };
};

/** Hides, with some fields, every value that follows from one of them. */
const withConsequences = (module: AnyModule, hidden: ReadonlySet<string>): ReadonlySet<string> => {
  if (hidden.size === 0) return hidden;
  const all = new Set(hidden);
  for (const name of [...Object.keys(module.computed), ...Object.keys(module.derived), 'codigo'])
    if (basisOf(module, name).some((field) => all.has(field))) all.add(name);
  return all;
};

const hiddenFields = (module: AnyModule, roles: readonly string[]): ReadonlySet<string> => {
  const reading = grantsOf(module, roles).filter((grant) => grant.leer !== undefined);
  const lists = reading.map((grant) =>
    Array.isArray(grant.ocultar) ? (grant.ocultar as readonly string[]) : [],
  );
  const [first = []] = lists;
  return withConsequences(
    module,
    new Set(first.filter((field) => lists.every((list) => list.includes(field)))),
  );
};

const isNever = (predicate: Predicate) => predicate.op === 'or' && predicate.of.length === 0;

const memo = <T>(make: (key: string) => T): ((key: string) => T) => {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
};

const resolve = (product: Product, roles: readonly string[]): Access => {
  const moduleOf = (name: string) => product.find(name);
  const scopes = memo((key) => {
    const [name = '', verb = ''] = key.split('/');
    const module = moduleOf(name);
    return module ? reach(module, verb, product, roles) : never;
  });
  const hidden = memo((name) => {
    const module = moduleOf(name);
    return module ? hiddenFields(module, roles) : new Set<string>();
  });
  const may = (module: string, verb: string) => !isNever(scopes(`${module}/${verb}`));
  const verbs = memo((name) => {
    const module = moduleOf(name);
    const names = [
      ...(Object.keys(baseVerbs) as BaseVerb[]),
      ...Object.keys({ ...module?.transitions, ...module?.powers }),
    ];
    return module ? names.filter((verb) => may(name, verb)) : [];
  });
  return { scope: (module, verb) => scopes(`${module}/${verb}`), may, verbs, hidden };
};

/**
 * Resolves what roles may do over a product: the only place grants become predicates. What no grant names is
 * refused; a person with several roles may what any of them may, and sees a field unless all of them hide it.
 */
export const accessOver = (product: Product): ((roles: readonly string[]) => Access) => {
  const byRoles = memo((key) => resolve(product, key.split(',').filter(Boolean)));
  return (roles) => byRoles([...new Set(roles)].sort().join(','));
};
