import type { WeekLine } from '@gore/core/kernel/declare/report.ts';
import { diaDeSemana, sumarDias } from '@gore/core/kernel/declare/valores/fecha.ts';
import type { ExportColumn } from '../list/columns.ts';
import { type Gathering, mayCount, type OfKind } from './gathering.ts';
import { paperText } from './paper-text.ts';
import { outOfReach, type Part, together } from './part.ts';
import { selectionOf } from './ties.ts';

interface Line {
  readonly label: string;
  readonly counts: readonly number[];
}

/** The Mondays of the last weeks, that of a day included. */
const weeksUntil = (today: string, weeks: number): readonly string[] => {
  const monday = sumarDias(today, 1 - diaDeSemana(today));
  return Array.from({ length: weeks }, (_, at) => sumarDias(monday, 7 * (at + 1 - weeks)));
};

const countsOf = async (
  gathering: Gathering,
  line: WeekLine,
  mondays: readonly string[],
): Promise<Line | undefined> => {
  const { readModel, reach, request } = gathering;
  if (!mayCount(gathering, line) || !reach.sees(line.module, line.date)) return undefined;
  const selection = selectionOf(line, request);
  const [min = ''] = mondays;
  const found = await readModel.breakdown(reach.counted, {
    ...selection,
    filters: [...(selection.filters ?? []), { field: line.date, min }],
    by: line.date,
    every: 'week',
  });
  return {
    label: line.label,
    counts: mondays.map((monday) => found.find(({ key }) => key === monday)?.count ?? 0),
  };
};

const dayAndMonth = (date: string): string => `${date.slice(8)}-${date.slice(5, 7)}`;

/** What happened week by week, as curves and as the table behind them. */
export const trendPart = async (gathering: Gathering, section: OfKind<'trend'>): Promise<Part> => {
  const { title } = section;
  const mondays = weeksUntil(gathering.reach.counted.clock.today, section.weeks);
  const lines = await Promise.all(section.lines.map((line) => countsOf(gathering, line, mondays)));
  const known = lines.filter((line) => line !== undefined);
  if (!known.length) return outOfReach(title);
  const days = mondays.map((monday) => new Date(`${monday}T00:00:00Z`));
  const rows = days.map((day, at) => [day, ...known.map(({ counts }) => counts[at] ?? 0)]);
  const columns: readonly ExportColumn[] = [
    { name: 'semana', label: 'Semana del', kind: 'date' },
    ...known.map(({ label }): ExportColumn => ({ name: label, label, kind: 'integer' })),
  ];
  const total = known.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
  const number = (value: number): string => paperText({ kind: 'integer' }, value);
  return {
    title,
    columns,
    total: rows.length,
    pages: together(rows),
    paper: [
      {
        kind: 'curves',
        title,
        months: mondays.map(dayAndMonth),
        curves: known.map(({ label, counts }) => ({ label, points: counts })),
        counts: true,
      },
      {
        kind: 'table',
        title: '',
        columns: columns.map(({ label }, at) => ({ label, numeric: at > 0 })),
        rows: days.map((day, at) => [
          paperText({ kind: 'date' }, day),
          ...known.map(({ counts }) => number(counts[at] ?? 0)),
        ]),
        totals: ['Total', ...total.map(number)],
      },
    ],
  };
};
