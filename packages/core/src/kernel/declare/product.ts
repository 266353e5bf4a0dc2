import type { Escalation } from './alert.ts';
import { type AlertCatalogue, catalogueFaults, catalogueOf, thresholdsOf } from './alert-catalogue.ts';
import { maxItemsPerWrite, rowsOf, worstCaseItems } from './cost.ts';
import type { Dashboard } from './dashboard.ts';
import { dashboardFaults } from './dashboard-faults.ts';
import type { ModuleDescriptor } from './describe.ts';
import { partsOf } from './evaluate.ts';
import { lender } from './grantable.ts';
import type { AnyModule, Module } from './module.ts';
import { lostNotices } from './notice.ts';
import { type PackGrants, packGrantFaults, withPackGrants } from './pack-grants.ts';
import type { ParameterSet } from './parameter.ts';
import { isOfPeople } from './people.ts';
import type { Operand, Predicate } from './predicate.ts';
import { type Report, reportFaults } from './report.ts';
import type { Share } from './rollup.ts';
import type { AnyTransition, Effect } from './verb.ts';

/** A set of modules an institution switches on together, and the roles that come with it. */
export interface Pack {
  readonly name: string;
  readonly label: string;
  /** Archetype roles by code, with the name people read. */
  readonly roles: Readonly<Record<string, string>>;
  readonly modules: readonly AnyModule[];
  /** What its roles may do in modules of other packs. */
  readonly grants?: PackGrants;
  /** Thresholds its rules ask for. */
  readonly parameters?: ParameterSet;
  /** Documents made of its modules, in the order of the catalogue. */
  readonly reports?: readonly Report[];
  /** How things stand, for those who decide; the first one somebody may see is their front page. */
  readonly dashboards?: readonly Dashboard[];
  /** Whom the alerts of its modules are addressed to. */
  readonly escalation?: Escalation;
  /** Module whose records are the thresholds institutions set for alerts, of every pack. */
  readonly thresholds?: string;
}

/** Declares a pack; the order of its modules is the order of the menu. */
export const definePack = (spec: {
  readonly name: string;
  readonly label: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly modules: readonly { readonly name: string; readonly fields: Module['fields'] }[];
  readonly grants?: PackGrants;
  readonly parameters?: ParameterSet;
  readonly reports?: readonly Report[];
  readonly dashboards?: readonly Dashboard[];
  readonly escalation?: Escalation;
  readonly thresholds?: string;
}): Pack => ({ ...spec, modules: spec.modules as readonly AnyModule[] });

/** Every pack together: what the engines look modules up in. */
export interface Product {
  readonly packs: readonly Pack[];
  readonly modules: readonly AnyModule[];
  readonly roles: Readonly<Record<string, string>>;
  /** The module of that name, or nothing. */
  readonly find: (name: string) => AnyModule | undefined;
  /** Names of the modules whose records are people. */
  readonly people: ReadonlySet<string>;
  /** The pack a module belongs to. */
  readonly packOf: (name: string) => Pack | undefined;
  /** Fields of other modules that point at the module. */
  readonly relations: (name: string) => ModuleDescriptor['relations'];
  /** Side effects any module names. */
  readonly effects: readonly Effect[];
  /** Powers by name, each with the module it is granted with. */
  readonly powers: ReadonlyMap<string, string>;
  /** Reports by name. */
  readonly reports: ReadonlyMap<string, Report>;
  readonly dashboards: readonly Dashboard[];
  /** Every rule that raises alerts. */
  readonly alerts: AlertCatalogue;
  /** Parameters of every pack, those of its alerts included. */
  readonly parameterSets: readonly ParameterSet[];
}

const effectsOf = (module: AnyModule): readonly Effect[] => [
  ...Object.values(module.transitions).flatMap(({ effects }) => effects ?? []),
  ...(module.create.effects ?? []),
  ...Object.values(module.effects).flat(),
];

const pointedBy = ({ rows, by }: Share, counted: AnyModule | undefined): string | undefined =>
  (rows === undefined ? counted?.fields : counted?.fields[rows]?.fields)?.[by]?.module;

const lostInMenu = ({ under }: AnyModule, byName: ReadonlyMap<string, AnyModule>): readonly string[] => {
  if (under === undefined) return [];
  const above = byName.get(under);
  if (!above) return [`stands in the menu under ${under}, which no pack has`];
  return above.under === undefined ? [] : [`stands in the menu under ${under}, which stands under another`];
};

const faultsOf = (module: AnyModule, byName: ReadonlyMap<string, AnyModule>, roles: ReadonlySet<string>) => [
  ...Object.entries(module.fields)
    .filter(([, field]) => field.module !== undefined && !byName.has(field.module))
    .map(([name, field]) => `${name} points at ${field.module}, which no pack has`),
  ...Object.entries(module.rollups).flatMap(([name, { shares }]) =>
    shares
      .filter((share) => pointedBy(share, byName.get(share.of)) !== module.name)
      .map(({ of, by }) => `${name} adds up ${of} by ${by}, which does not point back`),
  ),
  ...Object.values(module.transitions)
    .flatMap(({ fourEyes }) => fourEyes ?? [])
    .filter((verb) => verb !== 'crear' && !(verb in module.transitions))
    .map((verb) => `four eyes over ${verb}, which is no verb`),
  ...Object.entries(module.transitions).flatMap(([verb, { creates }]) =>
    creates && !byName.has(creates.module) ? [`${verb} creates ${creates.module}, which no pack has`] : [],
  ),
  ...lostInMenu(module, byName),
  ...Object.keys(module.grants)
    .filter((role) => !roles.has(role))
    .map((role) => `a grant to ${role}, which is no role`),
];

const operandsOf = (predicate: Predicate): readonly Operand[] => {
  switch (predicate.op) {
    case 'and':
    case 'or':
      return predicate.of.flatMap(operandsOf);
    case 'not':
      return operandsOf(predicate.of);
    case 'parent':
      return operandsOf(predicate.where);
    case 'empty':
      return [predicate.of];
    default:
      return [predicate.left, predicate.right];
  }
};

const parametersIn = (operand: Operand): readonly string[] =>
  'param' in operand ? [operand.param] : partsOf(operand).flatMap(parametersIn);

const parametersAsked = ({ derived, filters, scopes, form, notices }: AnyModule): readonly string[] =>
  [
    ...Object.values(derived).flatMap((one) => ('flag' in one ? [one.flag] : [])),
    ...Object.values(filters).map(({ where }) => where),
    ...Object.values(scopes),
    ...[...form, ...Object.values(notices)].flatMap(({ when }) => (when ? [when] : [])),
  ]
    .flatMap(operandsOf)
    .flatMap(parametersIn);

/** Thresholds the conditions of a module name and no pack declares. */
const unknownParameters = (packs: readonly Pack[], sets: readonly ParameterSet[]): readonly string[] => {
  const declared = new Set(sets.flatMap((set) => Object.keys(set.declared)));
  return packs
    .flatMap(({ modules }) => modules)
    .flatMap((module) =>
      parametersAsked(module)
        .filter((name) => !declared.has(name))
        .map((name) => `${module.name}: asks for the parameter ${name}, which no pack declares`),
    );
};

/** Modules whose reach could be that of a parent, whose reach could be that of a parent, without end. */
const endlessParents = (modules: readonly AnyModule[]): readonly string[] => {
  const above = new Map(
    modules.flatMap((module) => {
      const parent = lender(module);
      return parent === undefined ? [] : [[module.name, parent] as const];
    }),
  );
  return [...above.keys()].filter((name) => {
    const seen = new Set<string>();
    let at: string | undefined = name;
    for (; at !== undefined && !seen.has(at); at = above.get(at)) seen.add(at);
    return at === name;
  });
};

/** Records whose totals one record of a module may count in at the most, each row of a list in one of its own. */
const mostParents = (modules: readonly AnyModule[], module: AnyModule): number =>
  modules
    .flatMap(({ rollups }) => {
      const shares = Object.values(rollups).flatMap((rollup) => rollup.shares);
      const counted = shares.filter(({ of }) => of === module.name);
      const places = new Map(counted.map((share) => [`${share.rows}.${share.by}`, share]));
      return [...places.values()].map(({ rows }) => (rows === undefined ? 1 : rowsOf(module.fields[rows])));
    })
    .reduce((sum, most) => sum + most, 0);

/** A module as a verb writes it: lists change only where its form edits them or what it creates is linked. */
const asWrittenBy = (module: AnyModule, { edits, creates }: AnyTransition): AnyModule => {
  const written = new Set([...(edits ?? []), creates?.link]);
  const single = Object.entries(module.fields).filter(
    ([name, { kind }]) => written.has(name) || (kind !== 'refs' && kind !== 'list'),
  );
  return { ...module, fields: Object.fromEntries(single) };
};

/** Items the largest write of a module may take: its form, or a verb with what it creates. */
const itemsOf = (modules: readonly AnyModule[], module: AnyModule, people: ReadonlySet<string>): number => {
  const alone = (one: AnyModule) => worstCaseItems(one, mostParents(modules, one), people);
  const together = Object.values(module.transitions).flatMap((verb) =>
    modules
      .filter(({ name }) => name === verb.creates?.module)
      .map((created) => alone(asWrittenBy(module, verb)) + alone(created)),
  );
  return Math.max(alone(module), ...together);
};

const costly = (modules: readonly AnyModule[], people: ReadonlySet<string>): readonly string[] =>
  modules.flatMap((module) => {
    const items = itemsOf(modules, module, people);
    return items > maxItemsPerWrite
      ? [`${module.name}: a write may take ${items} items, and ${maxItemsPerWrite} fit into one transaction`]
      : [];
  });

/** Fields of a module that point at another; where there are several, each says which one it is. */
const relationsFrom = (module: AnyModule, target: string): ModuleDescriptor['relations'] => {
  const pointing = Object.entries(module.fields).filter(
    ([, field]) => field.module === target && (field.kind === 'ref' || field.kind === 'refs'),
  );
  const { many } = module.label;
  return pointing.map(([by, { label }]) => ({
    module: module.name,
    by,
    label: pointing.length > 1 ? `${many}: ${label.toLowerCase()}` : many,
  }));
};

/**
 * Joins packs into the product and resolves every name that crosses from one module to another.
 *
 * @throws Error when a name leads nowhere or two modules share one.
 */
export const composeProduct = (declared: readonly Pack[]): Product => {
  const packs = withPackGrants(declared);
  const modules = packs.flatMap((pack) => pack.modules);
  const byName = new Map(modules.map((module) => [module.name, module]));
  const roles = Object.assign({}, ...packs.map((pack) => pack.roles)) as Record<string, string>;
  const reports = packs.flatMap((pack) => pack.reports ?? []);
  const people = new Set(modules.filter(isOfPeople).map(({ name }) => name));
  const known = new Set([...Object.keys(roles), 'SISTEMA', '*']);
  const powers = modules.flatMap((module) =>
    Object.keys(module.powers).map((power): readonly [string, string] => [power, module.name]),
  );
  const dashboards = packs.flatMap((pack) => pack.dashboards ?? []);
  const powerNames = new Set(powers.map(([power]) => power));
  const find = (name: string) => byName.get(name);
  const rules = packs.flatMap((pack) => catalogueOf(pack.modules, pack.escalation ?? {}, find));
  const alertModule = modules.find(({ subject }) => subject?.as === 'alerts');
  const parameterSets = [
    ...packs.flatMap(({ parameters }) => (parameters ? [parameters] : [])),
    thresholdsOf(rules, packs.find(({ thresholds }) => thresholds !== undefined)?.thresholds),
  ];
  if (typeof DECLARATIONS_CHECKED === 'undefined') {
    const faults = [
      ...packGrantFaults(declared),
      ...(powerNames.size < powers.length ? ['two modules share a power'] : []),
      ...dashboards.flatMap((one) => dashboardFaults(one, find, powerNames)),
      ...(byName.size < modules.length ? ['two modules share a name'] : []),
      ...endlessParents(modules).map((name) => `${name}: reaches its parents, and they never end`),
      ...costly(modules, people),
      ...unknownParameters(packs, parameterSets),
      ...catalogueFaults(rules, find, { people, roles: known, module: alertModule }),
      ...reportFaults(reports, (name) => byName.get(name)),
      ...modules.flatMap((module) =>
        [
          ...faultsOf(module, byName, known),
          ...lostNotices(module, { find: (name) => byName.get(name), people, roles: known }),
        ].map((fault) => `${module.name}: ${fault}`),
      ),
    ];
    if (faults.length) throw new Error(`The product contradicts itself. ${faults.join('; ')}.`);
  }
  const relations = new Map(
    modules.map(({ name }) => [name, modules.flatMap((other) => relationsFrom(other, name))]),
  );
  return {
    packs,
    modules,
    roles,
    find,
    people,
    packOf: (name) => packs.find((pack) => pack.modules.some((module) => module.name === name)),
    relations: (name) => relations.get(name) ?? [],
    effects: modules.flatMap(effectsOf),
    powers: new Map(powers),
    reports: new Map(reports.map((report) => [report.name, report])),
    dashboards,
    alerts: { rules, ...(alertModule ? { module: alertModule } : {}) },
    parameterSets,
  };
};
