import type { DashboardSection, DatedFigure } from '../../declare/dashboard.ts';
import type { Cell, Series } from './answer.ts';
import { between, narrowed } from './asked.ts';
import { type Asking, askingOf, readFigures, shareOf, unitOf } from './figures.ts';
import type { Table } from './groups.ts';
import { later, stretchesFrom } from './periods.ts';
import { linkTo, type Reading } from './reading.ts';

type Curve = Extract<DashboardSection, { readonly kind: 'curve' }>;

const inYear = ({ of, ...figure }: DatedFigure, year: number): DatedFigure => ({
  ...figure,
  of: narrowed(of, { [`${figure.on}.min`]: `${year}-01-01`, [`${figure.on}.max`]: `${year}-12-31` }),
});

const running = (values: readonly number[]): readonly number[] => {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
};

/** The columns of one side of the curve: by month and accumulated, each also as a share of the frame of its month. */
const sideOf = (
  label: string,
  unit: Series['unit'],
  {
    values,
    cells,
    frame,
    known,
  }: {
    readonly values: readonly number[];
    readonly cells: readonly Cell[];
    readonly frame: readonly number[] | undefined;
    /** Months that have come. */
    readonly known: number;
  },
): readonly { readonly series: Series; readonly cells: readonly Cell[] }[] => {
  const shown = (at: number, value: number | null): Cell => ({ value: at < known ? value : null });
  const added = running(values);
  const shares = (of: readonly number[]) =>
    of.map((value, at) => shown(at, shareOf(value, frame?.[at] ?? 0)));
  const percent = (name: string, of: readonly number[], as?: 'line') =>
    frame
      ? [{ series: { label: name, unit: 'percent', ...(as ? { as } : {}) } as const, cells: shares(of) }]
      : [];
  return [
    {
      series: { label, unit, as: 'bar' },
      cells: cells.map((cell, at) => ({ ...cell, ...shown(at, cell.value) })),
    },
    ...percent(`% ${label.toLowerCase()}`, values),
    {
      series: { label: `${label} acumulado`, unit, as: 'line' },
      cells: added.map((value, at) => shown(at, value)),
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
  const valuesOf = (at: number) =>
    months.map((month) => measured[at]?.find(({ keys }) => keys[0] === month)?.value ?? 0);
  const linked = ({ of, figure }: Asking<DatedFigure>, values: readonly number[]): readonly Cell[] =>
    values.map((value, at) => {
      const start = months[at] ?? '';
      const having = between(figure.on, start, later('month', start, 1));
      return { value, ...linkTo(reading, narrowed(of.of, having)) };
    });
  const frames = frame ? valuesOf(2) : undefined;
  const come = months.filter((month) => month <= context.clock.today).length;
  const columnsOf = (asking: Asking<DatedFigure>, at: number) => {
    const values = valuesOf(at);
    const cells = linked(asking, values);
    const { label } = asking.figure;
    const unit = unitOf(reading, asking.figure);
    if (at === 2) return [{ series: { label, unit }, cells }];
    return sideOf(label, unit, { values, cells, frame: frames, known: at === 0 ? months.length : come });
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
          cells: columns.map(({ cells }) => cells[at] ?? { value: null }),
        })),
  };
};
