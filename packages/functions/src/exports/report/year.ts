import type { CellValue } from '../list/cells.ts';
import type { ExportColumn } from '../list/columns.ts';
import { figureOf } from './figures.ts';
import type { Gathering, OfKind } from './gathering.ts';
import { paperText } from './paper-text.ts';
import { outOfReach, type Part, together } from './part.ts';
import { selectionOf } from './ties.ts';

type YearSection = OfKind<'year'>;

const months = ['Ene', 'Feb', 'Mar', 'Abr', 'May', 'Jun', 'Jul', 'Ago', 'Sep', 'Oct', 'Nov', 'Dic'];

/** Two decimals: what people compare with their own sheet. */
const share = (amount: number, frame: number | null): number | null =>
  frame ? Math.round((amount / frame) * 10_000) / 100 : null;

interface Series {
  readonly label: string;
  readonly byMonth: readonly number[];
  /** Months that are over or under way; what lies ahead has no value yet. */
  readonly until: number;
}

const accumulated = (values: readonly number[]): readonly number[] => {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
};

/** The frame of each month, and that of the year: the last one known where months have their own. */
interface Frame {
  readonly byMonth: readonly (number | null)[];
  readonly year: number | null;
  /** Months have their own. */
  readonly own: boolean;
}

const shares = (values: readonly number[], { byMonth }: Frame): readonly (number | null)[] =>
  values.map((value, at) => share(value, byMonth[at] ?? null));

/** The blocks of a line: by month, accumulated, and each as a part of the frame, as the offices' own sheet has them. */
const rowsOf = ({ label, byMonth, until }: Series, frame: Frame) => {
  const total = byMonth.reduce((sum, value) => sum + value, 0);
  const running = accumulated(byMonth);
  const upTo = <T>(values: readonly T[]): readonly (T | null)[] =>
    values.map((value, at) => (at < until ? value : null));
  return [
    { label: `${label} por mes`, kind: 'money', values: [...upTo(byMonth), total] },
    {
      label: '% del marco',
      kind: 'percent',
      values: [...upTo(shares(byMonth, frame)), share(total, frame.year)],
    },
    { label: `${label} acumulado`, kind: 'money', values: [...upTo(running), total] },
    {
      label: '% del marco',
      kind: 'percent',
      values: [...upTo(shares(running, frame)), share(total, frame.year)],
    },
  ] as const;
};

const seriesOf = async (
  { readModel, reach, request }: Gathering,
  line: YearSection['lines'][number],
  year: number,
  today: string,
): Promise<Series | undefined> => {
  if (![line.date, line.sum].every((value) => reach.sees(line.module, value))) return undefined;
  const selection = selectionOf(line, request);
  const span = { field: line.date, min: `${year}-01-01`, max: `${year}-12-31` };
  const found = await readModel.breakdown(reach.counted, {
    ...selection,
    filters: [...(selection.filters ?? []), span],
    by: line.date,
    every: 'month',
    sum: line.sum,
  });
  const byMonth = months.map(
    (_, at) => found.find(({ key }) => key === `${year}-${String(at + 1).padStart(2, '0')}`)?.sum ?? 0,
  );
  const last = byMonth.findLastIndex((value) => value !== 0) + 1;
  const now =
    Number(today.slice(0, 4)) > year ? 12 : Number(today.slice(0, 4)) < year ? 0 : Number(today.slice(5, 7));
  return { label: line.label, byMonth, until: Math.max(last, now) };
};

/** The frame; nothing where it is out of reach. */
const frameOf = async (
  gathering: Gathering,
  { frame }: YearSection,
  year: number,
  today: string,
): Promise<Frame | undefined> => {
  if (!('date' in frame)) {
    const amount = await figureOf(gathering, frame);
    return { byMonth: months.map(() => amount), year: amount, own: false };
  }
  const series = await seriesOf(gathering, frame, year, today);
  const byMonth = series?.byMonth.map((one) => one || null);
  return byMonth && { byMonth, year: byMonth.findLast((one) => one !== null) ?? null, own: true };
};

/** The sheet of a year (gestion.md §5.4): the frame, and each line by month and accumulated, with its part of the frame. */
export const yearPart = async (gathering: Gathering, section: YearSection): Promise<Part> => {
  const { request, reach } = gathering;
  const { today } = reach.counted.clock;
  const year = Number(request.params[section.of] ?? today.slice(0, 4));
  const inYear = { ...gathering, request: { ...request, params: { ...request.params, [section.of]: year } } };
  const none = { byMonth: [], year: null, own: false };
  const frame = (await frameOf(inYear, section, year, today)) ?? none;
  const series = await Promise.all(section.lines.map((line) => seriesOf(inYear, line, year, today)));
  if (frame.year === null && series.every((one) => one === undefined)) return outOfReach(section.title);
  const known = series.filter((one) => one !== undefined);
  const title = `${section.title} ${year}`;
  const rows = [
    {
      label: section.frame.label,
      kind: 'money',
      values: [...months.map((_, at) => (frame.own ? (frame.byMonth[at] ?? null) : null)), frame.year],
    } as const,
    ...known.flatMap((one) => rowsOf(one, frame)),
  ];
  const text = (kind: ExportColumn['kind'], value: CellValue): string =>
    value === null
      ? ''
      : kind === 'money' && typeof value === 'number'
        ? paperText({ kind: 'integer' }, Math.round(value / 1000))
        : paperText({ kind }, value);
  return {
    title,
    columns: [
      { name: 'linea', label: 'Línea', kind: 'text' },
      ...[...months, 'Total'].map((label): ExportColumn => ({ name: label, label, kind: 'number' })),
    ],
    total: rows.length,
    pages: together(rows.map(({ label, values }) => [label, ...values])),
    paper: [
      {
        kind: 'curves',
        title,
        months,
        curves: known.map(({ label, byMonth, until }) => ({
          label: `${label} acumulado`,
          points: shares(accumulated(byMonth), frame).map((value, at) =>
            at < until ? (value ?? undefined) : undefined,
          ),
        })),
      },
      {
        kind: 'table',
        title: '',
        columns: [
          { label: 'M$', numeric: false },
          ...[...months, 'Total'].map((label) => ({ label, numeric: true })),
        ],
        rows: rows.map(({ label, kind, values }) => [label, ...values.map((value) => text(kind, value))]),
        note: 'Montos en miles de pesos (M$).',
      },
    ],
  };
};
