import type { Fields } from './field.ts';
import type { AnyModule } from './module.ts';
import { systemLabels } from './record.ts';

/** Name by which a section is tied to the record a report is about. */
export const ofRecord = 'registro';

/**
 * Ties a value of the records of a section to parameters of the report: it is the one given, or lies within the days
 * given. A parameter nobody filled in leaves its tie out.
 */
export type Tie =
  | { readonly field: string; readonly is: string }
  | { readonly field: string; readonly from?: string; readonly to?: string };

/** Records a part of a report is about. */
export interface ReportRows {
  readonly module: string;
  /** Named filter of that module. */
  readonly filter?: string;
  readonly ties?: readonly Tie[];
}

/** A figure: how many records, or what a value of theirs adds up to. */
export interface Figure extends ReportRows {
  readonly label: string;
  readonly sum?: string;
}

/** A line of a year, month by month: what a value adds up to by the month of a date. */
export interface MonthLine extends ReportRows {
  readonly label: string;
  readonly date: string;
  readonly sum: string;
}

/** How many records have a date in each week. */
export interface WeekLine extends ReportRows {
  readonly label: string;
  readonly date: string;
}

/** A part of a report; engines know the kinds and nothing else. */
export type ReportSection = { readonly title: string } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  | ({
      readonly kind: 'list';
      readonly columns: readonly string[];
      /** `choices` parameter with the columns the person chose in place of those. */
      readonly columnsFrom?: string;
      readonly sort?: string;
      /** Rows at the most; the section says how many there are besides. */
      readonly most?: number;
    } & ReportRows)
  /** Bars, with the table behind them: how many records, or what they add up to, by a value. */
  | ({ readonly kind: 'chart'; readonly by: string; readonly sum?: string } & ReportRows)
  /** The values of the record the report is about, in the parts its form has. */
  | { readonly kind: 'record' }
  /** The last weeks, that of the day included: each line as a curve and as a column of the table behind it. */
  | { readonly kind: 'trend'; readonly weeks: number; readonly lines: readonly WeekLine[] }
  /**
   * The year an `integer` parameter names: each line by month and accumulated, also as a part of the frame: one for the
   * year, or that of each month.
   */
  | {
      readonly kind: 'year';
      readonly of: string;
      readonly frame: Figure | MonthLine;
      readonly lines: readonly MonthLine[];
    }
);

/** How a report comes out. */
export type ReportFormat = 'pdf' | 'xlsx';

/** A report as data: what it is made of, and what a person says before it is made. */
export interface Report {
  readonly name: string;
  readonly label: string;
  readonly about: string;
  /** Module whose record it is about; its ficha offers it. */
  readonly of?: string;
  readonly params: Fields;
  readonly formats: readonly ReportFormat[];
  /** Wide tables lie on their side. */
  readonly landscape?: true;
  readonly sections: readonly ReportSection[];
}

/** Declares a report; the product proves every name in it when it is composed. */
export const defineReport = (spec: Omit<Report, 'params'> & { readonly params?: Fields }): Report => ({
  ...spec,
  params: spec.params ?? {},
});

/** Records every part of a section is about, with the values it asks of them. */
const asked = (section: ReportSection): readonly (readonly [ReportRows, readonly string[]])[] => {
  switch (section.kind) {
    case 'text':
    case 'record':
      return [];
    case 'figures':
      return section.figures.map((figure) => [figure, figure.sum ? [figure.sum] : []]);
    case 'list':
      return [[section, [...section.columns, ...(section.sort ? [section.sort.replace(/^-/, '')] : [])]]];
    case 'chart':
      return [[section, [section.by, ...(section.sum ? [section.sum] : [])]]];
    case 'trend':
      return section.lines.map((line) => [line, [line.date]]);
    case 'year':
      return [
        [
          section.frame,
          [
            ...('date' in section.frame ? [section.frame.date] : []),
            ...(section.frame.sum ? [section.frame.sum] : []),
          ],
        ],
        ...section.lines.map((line) => [line, [line.date, line.sum]] as const),
      ];
  }
};

/** Names of the modules a section reads; that of the record apart. */
export const modulesOf = (section: ReportSection): readonly string[] => [
  ...new Set(asked(section).map(([{ module }]) => module)),
];

/** Names of the parameters ties ask for. */
const paramsOf = (tie: Tie): readonly string[] =>
  'is' in tie ? [tie.is] : [tie.from, tie.to].filter((name) => name !== undefined);

const has = (module: AnyModule, name: string): boolean =>
  [module.fields, module.computed, module.derived, module.rollups, systemLabels].some((part) =>
    Object.hasOwn(part, name),
  );

type Find = (name: string) => AnyModule | undefined;

/** What a tie narrows by: a value of the record, or one of a record it points at (`iniciativa.division`). */
const narrows = (module: AnyModule, field: string, find: Find): boolean => {
  const [by = '', beyond] = field.split('.');
  if (beyond === undefined) return has(module, field);
  const above = find(module.fields[by]?.module ?? '');
  return above !== undefined && has(above, beyond);
};

const rowFaults = (
  { params, of }: Report,
  [{ module: name, filter, ties = [] }, values]: readonly [ReportRows, readonly string[]],
  find: Find,
): readonly string[] => {
  const module = find(name);
  if (!module) return [`reads ${name}, which no pack has`];
  const lost = [
    ...values.filter((field) => !has(module, field)),
    ...ties.map(({ field }) => field).filter((field) => !narrows(module, field, find)),
  ];
  const known = (param: string): boolean =>
    Object.hasOwn(params, param) || (param === ofRecord && of !== undefined);
  return [
    ...(filter === undefined || Object.hasOwn(module.filters, filter)
      ? []
      : [`asks ${name} for ${filter}, which is no filter`]),
    ...lost.map((field) => `asks ${name} for ${field}, which it lacks`),
    ...ties
      .flatMap(paramsOf)
      .filter((param) => !known(param))
      .map((param) => `ties ${name} to ${param}, which is no parameter`),
  ];
};

const sectionFaults = (report: Report, section: ReportSection, find: Find): readonly string[] => [
  ...asked(section).flatMap((rows) => rowFaults(report, rows, find)),
  ...(section.kind === 'record' && report.of === undefined ? ['tells of a record and is about none'] : []),
  ...(section.kind === 'list' && section.columnsFrom && report.params[section.columnsFrom]?.kind !== 'choices'
    ? [`takes columns from ${section.columnsFrom}, which is no list of choices`]
    : []),
  ...(section.kind === 'year' && report.params[section.of]?.kind !== 'integer'
    ? [`is of the year ${section.of}, which is no whole number`]
    : []),
];

/** What the reports of a product contradict, in words. */
export const reportFaults = (reports: readonly Report[], find: Find): readonly string[] => [
  ...(new Set(reports.map(({ name }) => name)).size < reports.length ? ['two reports share a name'] : []),
  ...reports.flatMap((report) =>
    [
      ...(report.of === undefined || find(report.of) ? [] : [`is about ${report.of}, which no pack has`]),
      ...(report.formats.length ? [] : ['has no format']),
      ...report.sections.flatMap((section) => sectionFaults(report, section, find)),
    ].map((fault) => `the report ${report.name} ${fault}`),
  ),
];
