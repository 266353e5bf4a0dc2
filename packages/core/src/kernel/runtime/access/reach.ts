import { basisOf } from '../../declare/basis.ts';
import { lender } from '../../declare/grantable.ts';
import type { AnyModule } from '../../declare/module.ts';
import { always, never, type Predicate } from '../../declare/predicate.ts';
import type { Product } from '../../declare/product.ts';
import { carries, kindsOf, type Subject } from '../../declare/subject.ts';
import { baseVerbs } from '../../declare/verb.ts';
import type { Access } from './access.ts';
import type { EffectiveGrant } from './grants.ts';
import { memo } from './memo.ts';

/** Grants that come together in one person, module by module; nothing where the module does not exist for them. */
export type GrantsFor = (module: AnyModule) => readonly EffectiveGrant[] | undefined;

const isActor = (attribute: 'id' | 'units' | 'subtree') => ({ actor: attribute }) as const;

/** Whether a predicate holds for no record. */
export const isNever = (predicate: Predicate): boolean => predicate.op === 'or' && predicate.of.length === 0;

/** Records any of the predicates holds for. */
export const anyOf = (predicates: readonly Predicate[]): Predicate => {
  const [only] = predicates;
  return predicates.length === 1 && only ? only : { op: 'or', of: predicates };
};

const onRecordsOf = (
  carrier: AnyModule,
  { by, of }: Subject,
  where: Predicate,
  more: readonly Predicate[] = [],
) =>
  ({
    op: 'and',
    of: [
      { op: 'eq', left: { field: of }, right: { value: carrier.name } },
      ...more,
      { op: 'parent', by, module: carrier.name, where },
    ],
  }) satisfies Predicate;

/** Records addressed to the actor that hang on what they read of one module. */
const addressedOn = (
  carrier: AnyModule,
  { subject, verb }: { readonly subject: Subject; readonly verb: string },
  reachOfCarrier: (verb: string) => Predicate,
): readonly Predicate[] => {
  const { addressed } = subject;
  const where = reachOfCarrier('leer');
  if (!addressed?.verbs.includes(verb) || isNever(where)) return [];
  const isTheirs: Predicate = { op: 'has', left: { field: addressed.by }, right: isActor('id') };
  return [onRecordsOf(carrier, subject, where, [isTheirs])];
};

/** Records that hang on those of one module, each kind by the verb that opens it. */
const hangingOn = (
  carrier: AnyModule,
  { subject, verb }: { readonly subject: Subject; readonly verb: string },
  reachOfCarrier: (verb: string) => Predicate,
): readonly Predicate[] => {
  const { kind, verbs } = subject;
  const asked = verbs[verb] ?? 'leer';
  const known = Object.entries(kindsOf(carrier, subject));
  const openers = verb === 'leer' ? new Set(known.map(([, one]) => one.verb ?? asked)) : new Set([asked]);
  const among = (names: readonly string[]): readonly Predicate[] =>
    kind ? [{ op: 'in', left: { field: kind.by }, right: { value: names } }] : [];
  return [...(kind ? openers : [asked])].flatMap((opener) => {
    const names = known
      .filter(([, one]) => verb !== 'leer' || (one.verb ?? asked) === opener)
      .map(([name]) => name);
    const where = reachOfCarrier(opener);
    if (isNever(where)) return [];
    return [onRecordsOf(carrier, subject, where, among(names))];
  });
};

const compileScope = (
  name: string,
  module: AnyModule,
  verb: string,
  product: Product,
  grants: GrantsFor,
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
      const parent = product.find(lender(module) ?? '');
      if (!parent || !module.parent) return never;
      const where = reach(parent, 'leer', product, grants);
      return { op: 'parent', by: module.parent, module: parent.name, where };
    }
    case 'subject': {
      const { subject } = module;
      if (!subject) return never;
      return anyOf(
        product.modules
          .filter((carrier) => carries(carrier, subject.as))
          .flatMap((carrier) => {
            const reachOfCarrier = (opener: string) => reach(carrier, opener, product, grants);
            return [
              ...hangingOn(carrier, { subject, verb }, reachOfCarrier),
              ...addressedOn(carrier, { subject, verb }, reachOfCarrier),
            ];
          }),
      );
    }
    default:
      return module.scopes[name] ?? never;
  }
};

const reach = (module: AnyModule, verb: string, product: Product, grants: GrantsFor): Predicate => {
  const names = (grants(module) ?? []).map(({ verbs }) => verbs[verb]);
  const distinct = [...new Set(names.filter((name) => name !== undefined))];
  if (distinct.includes('all')) return always;
  return anyOf(distinct.map((name) => compileScope(name, module, verb, product, grants)));
};

/** Hides, with some fields, every value that follows from one of them. */
const withConsequences = (module: AnyModule, hidden: ReadonlySet<string>): ReadonlySet<string> => {
  if (hidden.size === 0) return hidden;
  const all = new Set(hidden);
  for (const name of [...Object.keys(module.computed), ...Object.keys(module.derived), 'codigo'])
    if (basisOf(module, name).some((field) => all.has(field))) all.add(name);
  return all;
};

const hiddenFields = (module: AnyModule, grants: GrantsFor): ReadonlySet<string> => {
  const lists = (grants(module) ?? []).filter(({ verbs }) => verbs.leer !== undefined);
  const [first] = lists;
  return withConsequences(
    module,
    new Set(first?.hidden.filter((field) => lists.every(({ hidden }) => hidden.includes(field)))),
  );
};

const fourEyesOf = (module: AnyModule, verb: string, grants: GrantsFor): readonly string[] => {
  const declared = module.transitions[verb]?.fourEyes ?? [];
  const added = (grants(module) ?? []).flatMap(({ fourEyes }) => fourEyes[verb] ?? []);
  return added.length ? [...new Set([...declared, ...added])] : declared;
};

/**
 * What grants that come together in one person reach: what no grant names is refused; a person may what any of their
 * grants lets them, sees a field unless all of them hide it, and is bound by every rule of four eyes.
 */
export const reachOf = (product: Product, grants: GrantsFor): Access => {
  const scopes = memo((key) => {
    const [name = '', verb = ''] = key.split('/');
    const module = product.find(name);
    return module ? reach(module, verb, product, grants) : never;
  });
  const hidden = memo((name): ReadonlySet<string> => {
    const module = product.find(name);
    return module ? hiddenFields(module, grants) : new Set();
  });
  const may = (module: string, verb: string) => !isNever(scopes(`${module}/${verb}`));
  const verbs = memo((name) => {
    const module = product.find(name);
    const names = [...Object.keys(baseVerbs), ...Object.keys({ ...module?.transitions, ...module?.powers })];
    return module ? names.filter((verb) => may(name, verb)) : [];
  });
  const fourEyes = memo((key) => {
    const [name = '', verb = ''] = key.split('/');
    const module = product.find(name);
    return module ? fourEyesOf(module, verb, grants) : [];
  });
  return {
    exists: (name) => {
      const module = product.find(name);
      return module !== undefined && grants(module) !== undefined;
    },
    scope: (module, verb) => scopes(`${module}/${verb}`),
    may,
    verbs,
    hidden,
    fourEyes: (module, verb) => fourEyes(`${module}/${verb}`),
  };
};
