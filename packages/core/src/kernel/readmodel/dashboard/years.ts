import type { DashboardSection, DatedFigure } from '../../declare/dashboard.ts';
import { narrowed } from './asked.ts';
import { askingOf, readFigures, shareOf, valueAt } from './figures.ts';
import type { Table } from './groups.ts';
import { later, stretchesFrom } from './periods.ts';
import type { Reading } from './reading.ts';

type Years = Extract<DashboardSection, { readonly kind: 'years' }>;

const names = ['Ene', 'Feb', 'Mar', 'Abr', 'May', 'Jun', 'Jul', 'Ago', 'Sep', 'Oct', 'Nov', 'Dic'];

/** How far each of the last years had come by the end of each month; years nobody wrote anything of are left out. */
export const readYears = async (
  reading: Reading,
  { actual, frame, last }: Years,
): Promise<Table | undefined> => {
  const { year, context } = reading;
  const first = `${year - last + 1}-01-01`;
  const within = [actual, frame].map(
    ({ of, ...figure }): DatedFigure => ({
      ...figure,
      of: narrowed(of, { [`${figure.on}.min`]: first, [`${figure.on}.max`]: `${year}-12-31` }),
    }),
  );
  const askings = askingOf(reading, within, ({ on }) => [{ field: on, every: 'month' }]);
  if (askings.length < within.length) return undefined;
  const { measured } = await readFigures(reading, askings);
  const lines = Array.from({ length: last }, (_, at) => {
    const months = stretchesFrom('month', later('month', first, 12 * at), 12);
    let done = 0;
    return {
      label: String(year - last + 1 + at),
      values: months.map((month) => {
        done += valueAt(measured[0], month);
        return month <= context.clock.today ? shareOf(done, valueAt(measured[1], month)) : null;
      }),
    };
  }).filter(({ values }) => values.some((value) => value !== null));
  return {
    head: 'Mes',
    series: lines.map(({ label }) => ({ label, unit: 'percent' })),
    rows: lines.length
      ? names.map((label, at) => ({
          label,
          cells: lines.flatMap(({ values }) => values.slice(at, at + 1).map((value) => ({ value }))),
        }))
      : [],
  };
};
