import type { DashboardSection } from '../../declare/dashboard.ts';
import { between, narrowed } from './asked.ts';
import { askingOf, readFigures, seriesOf, shareOf } from './figures.ts';
import type { Table } from './groups.ts';
import { later, startOf, stretchesFrom } from './periods.ts';
import { linkTo, type Reading } from './reading.ts';

type Trend = Extract<DashboardSection, { readonly kind: 'trend' }>;

const heads = { day: 'Día', week: 'Semana del', month: 'Mes' } as const;

/** Figures by when things happened: a row for each stretch of time, those without anything included. */
export const readTrend = async (
  reading: Reading,
  { every, last, series }: Trend,
): Promise<Table | undefined> => {
  const { today } = reading.context.clock;
  const from = later(every, startOf(every, today), 1 - last);
  const within = series.map(({ of, ...figure }) => ({
    ...figure,
    of: narrowed(of, { [`${figure.on}.min`]: from }),
  }));
  const askings = askingOf(reading, within, ({ on }) => [{ field: on, every }]);
  if (askings.length === 0) return undefined;
  const { measured, wholes } = await readFigures(reading, askings);
  return {
    head: heads[every],
    series: askings.map(({ figure }) => seriesOf(reading, figure)),
    rows: stretchesFrom(every, from, last).map((start) => ({
      label: start,
      cells: askings.map(({ figure, of, whole }, at) => {
        const value = measured[at]?.find(({ keys }) => keys[0] === start)?.value ?? 0;
        const all = wholes[at]?.find(({ keys }) => keys[0] === start)?.value ?? 0;
        return {
          value: whole ? shareOf(value, all) : value,
          ...linkTo(reading, narrowed(of.of, between(figure.on, start, later(every, start, 1)))),
        };
      }),
    })),
  };
};
