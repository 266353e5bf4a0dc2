import { type Asked, askedBy, type Dashboard, type DashboardSection } from './dashboard.ts';
import type { AnyModule } from './module.ts';
import { systemLabels } from './record.ts';

type Find = (name: string) => AnyModule | undefined;

const hasValue = (module: AnyModule, name: string): boolean =>
  [module.fields, module.computed, module.derived, module.rollups, systemLabels].some((part) =>
    Object.hasOwn(part, name),
  );

/** Whether a name, perhaps that of a value of what a reference points at, leads to a value. */
const leads = (module: AnyModule, name: string, find: Find): boolean => {
  const [by = '', ...rest] = name.split('.');
  if (rest.length === 0) return hasValue(module, by);
  const above = find(module.fields[by]?.module ?? '');
  return above !== undefined && leads(above, rest.join('.'), find);
};

const askedFaults = ({ module: name, filter, having = {} }: Asked, find: Find): readonly string[] => {
  const module = find(name);
  if (!module) return [`asks about ${name}, which no pack has`];
  const fields = Object.keys(having).map((field) => field.replace(/\.(min|max)$/, ''));
  return [
    ...(filter === undefined || Object.hasOwn(module.filters, filter)
      ? []
      : [`asks for ${filter}, which is no filter of ${name}`]),
    ...fields
      .filter((field) => !leads(module, field, find))
      .map((field) => `asks about ${field}, which is no value of ${name}`),
  ];
};

/** Values a section names besides those it asks by, each with its module. */
const valuesNamed = (section: DashboardSection): readonly (readonly [module: string, value: string])[] => {
  const named = (module: string, values: readonly (string | undefined)[]) =>
    values.flatMap((value) => (value === undefined ? [] : [[module, value] as const]));
  switch (section.kind) {
    case 'cards':
      return section.figures.flatMap(({ of, sum }) => named(of.module, [sum]));
    case 'list':
      return named(section.of.module, [...section.columns, ...(section.wall ?? [])]);
    case 'groups':
      return section.series.flatMap(({ of, sum }) => named(of.module, [section.by, sum]));
    case 'trend':
      return section.series.flatMap(({ of, sum, on }) => named(of.module, [on, sum]));
    case 'matrix':
      return named(section.of.module, [section.rows, section.columns, section.sum]);
    case 'curve':
      return [section.planned, section.actual, ...(section.frame ? [section.frame] : [])].flatMap(
        ({ of, sum, on }) => named(of.module, [on, sum]),
      );
    case 'years':
      return [section.actual, section.frame].flatMap(({ of, sum, on }) => named(of.module, [on, sum]));
    case 'phases':
      return named(section.module, [section.by]);
  }
};

const sectionFaults = (section: DashboardSection, find: Find): readonly string[] => [
  ...askedBy(section).flatMap((asked) => askedFaults(asked, find)),
  ...valuesNamed(section).flatMap(([name, value]) => {
    const module = find(name);
    return module && !leads(module, value, find) ? [`shows ${value}, which is no value of ${name}`] : [];
  }),
];

/** What a dashboard contradicts of the product it is about, in words. */
export const dashboardFaults = (
  { name, power, unit, sections }: Dashboard,
  find: Find,
  powers: ReadonlySet<string>,
): readonly string[] => {
  const places = Object.entries(unit?.by ?? {}).map(([module, field]) => ({
    module,
    having: { [field]: '' },
  }));
  return [
    ...(power === undefined || powers.has(power) ? [] : [`opens with ${power}, which is no power`]),
    ...(unit ? askedFaults({ module: unit.module, having: { [unit.above]: '' } }, find) : []),
    ...places.flatMap((asked) => askedFaults(asked, find)),
    ...sections.flatMap((section) =>
      sectionFaults(section, find).map((fault) => `in «${section.title}» ${fault}`),
    ),
  ].map((fault) => `the dashboard ${name} ${fault}`);
};
