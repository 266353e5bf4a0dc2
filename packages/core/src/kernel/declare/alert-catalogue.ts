import {
  type Addressee,
  type AlertRule,
  alertFields,
  alertLevels,
  alertStates,
  alertVerbs,
  bandsInOrder,
  type Escalation,
  thresholdName,
} from './alert.ts';
import { lender } from './grantable.ts';
import type { AnyModule } from './module.ts';
import type { Parameter, ParameterSet } from './parameter.ts';
import { measureUnit } from './words.ts';

/** A rule with what the product knows of it. */
export interface CatalogueRule {
  readonly code: string;
  readonly module: AnyModule;
  readonly rule: AlertRule;
  readonly escalation: Escalation;
  /** Fields that lead from a record to the people it is addressed to by name, each a path of `ref` fields. */
  readonly people: readonly (readonly string[])[];
  /** Fields that lead from a record to the unit it belongs to; nothing when it belongs to none. */
  readonly unit?: readonly string[];
}

/** What rules a product has, and where what they raise is kept. */
export interface AlertCatalogue {
  readonly rules: readonly CatalogueRule[];
  /** The module whose records are alerts; none when no pack has one. */
  readonly module?: AnyModule;
}

type Find = (name: string) => AnyModule | undefined;

/** The way to whom a record is assigned, or to its unit: its own, or that of the record it borrows its reach from. */
const wayTo = (
  find: Find,
  module: AnyModule,
  what: 'assignee' | 'unit',
  hops = 3,
): readonly string[] | undefined => {
  const own = module[what];
  if (own !== undefined) return [own];
  const above = find(lender(module) ?? '');
  if (!above || !module.parent || hops === 0) return undefined;
  const rest = wayTo(find, above, what, hops - 1);
  return rest && [module.parent, ...rest];
};

const isForAssignee = (escalation: Escalation): boolean =>
  Object.values(escalation).some((addressees) => addressees.includes('assignee'));

/** Puts the rules of the modules of a pack together. */
export const catalogueOf = (
  modules: readonly AnyModule[],
  escalation: Escalation,
  find: Find,
): readonly CatalogueRule[] =>
  modules.flatMap((module) =>
    Object.entries(module.alerts).map(([code, rule]) => {
      const assignee = isForAssignee(escalation) ? wayTo(find, module, 'assignee') : undefined;
      const unit = wayTo(find, module, 'unit');
      const named = rule.to.map((path) => path.split('.'));
      return {
        code,
        module,
        rule,
        escalation,
        people: [...(assignee ? [assignee] : []), ...named],
        ...(unit ? { unit } : {}),
      };
    }),
  );

const rolesIn = (escalation: Escalation): readonly string[] =>
  Object.values(escalation)
    .flat()
    .flatMap((one: Addressee) => (one === 'assignee' ? [] : [one.role]));

/** Where a path of `ref` fields ends; nothing when it goes astray. */
const endOf = (find: Find, module: AnyModule, path: readonly string[]): string | undefined => {
  const [name = '', ...rest] = path;
  const target = module.fields[name]?.module;
  const next = find(target ?? '');
  return rest.length && next ? endOf(find, next, rest) : rest.length ? undefined : target;
};

/** What the module that keeps alerts lacks for the engine to write them. */
const lacking = (module: AnyModule | undefined): readonly string[] => {
  if (!module) return [];
  const { fields, transitions, states, name } = module;
  return [
    ...alertFields.filter((field) => !Object.hasOwn(fields, field)),
    ...alertVerbs.filter((verb) => !Object.hasOwn(transitions, verb)),
    ...Object.values(alertStates).filter((state) => !Object.hasOwn(states, state)),
  ].map((what) => `${name} keeps alerts and has no ${what}`);
};

/** What the rules of a product contradict, in words. */
export const catalogueFaults = (
  rules: readonly CatalogueRule[],
  find: Find,
  {
    people,
    roles,
    module,
  }: {
    readonly people: ReadonlySet<string>;
    readonly roles: ReadonlySet<string>;
    /** The module that keeps alerts. */
    readonly module: AnyModule | undefined;
  },
): readonly string[] => {
  const codes = rules.map(({ code }) => code);
  return [
    ...lacking(module),
    ...codes.filter((code, at) => codes.indexOf(code) !== at).map((code) => `two alerts are called ${code}`),
    ...[...new Set(rules.flatMap(({ escalation }) => rolesIn(escalation)))]
      .filter((role) => !roles.has(role))
      .map((role) => `alerts are escalated to ${role}, which is no role`),
    ...rules.flatMap(({ code, module, people: paths }) =>
      paths
        .filter((path) => !people.has(endOf(find, module, path) ?? ''))
        .map((path) => `the alert ${code} is addressed to ${path.join('.')}, which leads to no people`),
    ),
  ];
};

/** Before any institution there is: declared thresholds hold on every date. */
const EVER = '2000-01-01';

const parametersOf = ({ code, module, rule }: CatalogueRule): readonly (readonly [string, Parameter])[] => [
  [
    code,
    {
      label: `${rule.label}: encendida`,
      unit: '1 sí, 0 no',
      source: rule.source,
      values: [{ from: EVER, value: 1 }],
    },
  ],
  ...bandsInOrder(rule).map(({ level, number }): readonly [string, Parameter] => [
    thresholdName(code, level),
    {
      label: `${rule.label}: ${alertLevels[level].toLowerCase()}`,
      unit: measureUnit(module, rule.measure),
      source: rule.source,
      values: [{ from: EVER, value: number }],
    },
  ]),
];

/** The thresholds of the rules, and whether each is on, as dated parameters of every institution. */
export const thresholdsOf = (rules: readonly CatalogueRule[], module: string | undefined): ParameterSet => ({
  declared: Object.fromEntries(rules.flatMap(parametersOf)),
  ...(module === undefined ? {} : { module }),
});
