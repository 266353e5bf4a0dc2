import type { DashboardSection, DatedFigure } from '../../declare/dashboard.ts';
import type { Cell, Series } from './answer.ts';
import { between, narrowed } from './asked.ts';
import { type Asking, askingOf, readFigures, shareOf, unitOf, valueAt } from './figures.ts';
import type { Table } from './groups.ts';
import { later, stretchesFrom } from './periods.ts';
import { linkTo, type Reading } from './reading.ts';

type Curve = Extract<DashboardSection, { readonly kind: 'curve' }>;

const inYear = ({ of, ...figure }: DatedFigure, year: number): DatedFigure => ({
  ...figure,
  of: narrowed(of, { [`${figure.on}.min`]: `${year}-01-01`, [`${figure.on}.max`]: `${year}-12-31` }),
});

/** What a month came to, and the frame it is a share of. */
interface Month {
  readonly value: number;
  readonly whole: number;
}

const running = (months: readonly Month[]): readonly Month[] => {
  let sum = 0;
  return months.map(({ value, whole }) => {
    sum += value;
    return { value: sum, whole };
  });
};

/** The columns of one side of the curve: by month and accumulated, each also as a share of the frame of its month. */
const sideOf = (
  label: string,
  unit: Series['unit'],
  {
    months,
    cells,
    isFramed,
    known,
  }: {
    readonly months: readonly Month[];
    readonly cells: readonly Cell[];
    readonly isFramed: boolean;
    /** Months that have come. */
    readonly known: number;
  },
): readonly { readonly series: Series; readonly cells: readonly Cell[] }[] => {
  const shown = (at: number, value: number | null): Cell => ({ value: at < known ? value : null });
  const added = running(months);
  const shares = (of: readonly Month[]) => of.map(({ value, whole }, at) => shown(at, shareOf(value, whole)));
  const percent = (name: string, of: readonly Month[]) =>
    isFramed ? [{ series: { label: name, unit: 'percent' } as const, cells: shares(of) }] : [];
  return [
    {
      series: { label, unit, as: 'bar' },
      cells: cells.map((cell, at) => ({ ...cell, ...shown(at, cell.value) })),
    },
    ...percent(`% ${label.toLowerCase()}`, months),
    {
      series: { label: `${label} acumulado`, unit, as: 'line' },
      cells: added.map(({ value }, at) => shown(at, value)),
    },
    ...percent(`% ${label.toLowerCase()} acumulado`, added),
  ];
};

/** The execution of a year month by month; months still to come say nothing of what was done. */
export const readCurve = async (
  reading: Reading,
  { planned, actual, frame }: Curve,
): Promise<Table | undefined> => {
  const { year, context } = reading;
  const asked = [planned, actual, ...(frame ? [frame] : [])].map((figure) => inYear(figure, year));
  const askings = askingOf(reading, asked, ({ on }) => [{ field: on, every: 'month' }]);
  if (askings.length < asked.length) return undefined;
  const { measured } = await readFigures(reading, askings);
  const months = stretchesFrom('month', `${year}-01-01`, 12);
  const monthsOf = (at: number) =>
    months.map((month) => ({ value: valueAt(measured[at], month), whole: valueAt(measured[2], month) }));
  const linked = ({ of, figure }: Asking<DatedFigure>, at: number): readonly Cell[] =>
    months.map((start) => {
      const having = between(figure.on, start, later('month', start, 1));
      return { value: valueAt(measured[at], start), ...linkTo(reading, narrowed(of.of, having)) };
    });
  const come = months.filter((month) => month <= context.clock.today).length;
  const columnsOf = (asking: Asking<DatedFigure>, at: number) => {
    const cells = linked(asking, at);
    const { label } = asking.figure;
    const unit = unitOf(reading, asking.figure);
    if (at === 2) return [{ series: { label, unit }, cells }];
    const known = at === 0 ? months.length : come;
    return sideOf(label, unit, { months: monthsOf(at), cells, isFramed: frame !== undefined, known });
  };
  const [ofPlanned = [], ofActual = [], ofFrame = []] = askings.map(columnsOf);
  const columns = [...ofFrame, ...ofPlanned, ...ofActual];
  const empty = measured.every((rows) => rows.length === 0);
  return {
    head: 'Mes',
    series: columns.map(({ series }) => series),
    rows: empty
      ? []
      : months.map((month, at) => ({
          label: month,
          cells: columns.flatMap(({ cells }) => cells.slice(at, at + 1)),
        })),
  };
};
