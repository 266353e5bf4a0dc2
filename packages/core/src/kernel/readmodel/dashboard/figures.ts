import type { Figure } from '../../declare/dashboard.ts';
import { newArgs } from '../args.ts';
import { requireSight } from '../sight.ts';
import type { Series, Unit } from './answer.ts';
import {
  columnOf,
  type Key,
  type Measure,
  type Measured,
  mayMeasure,
  measuredOf,
  measuresSql,
} from './measures.ts';
import { askedIn, type Reading } from './reading.ts';

/** A figure in a reading, with the measures that answer it. */
export interface Asking<F extends Figure = Figure> {
  readonly figure: F;
  readonly of: Measure;
  readonly whole?: Measure;
}

const measureOf = (reading: Reading, of: Figure['of'], sum: string | undefined, keys: readonly Key[]) => {
  const asked = askedIn(reading, of);
  const measure = asked && { of: asked, sum, keys };
  return measure && mayMeasure(reading.reader, reading.context, measure) ? measure : undefined;
};

/** The figures of a section the actor may see, each with what it asks. */
export const askingOf = <F extends Figure>(
  reading: Reading,
  figures: readonly F[],
  keysOf: (figure: F) => readonly Key[],
): readonly Asking<F>[] =>
  figures.flatMap((figure): readonly Asking<F>[] => {
    const keys = keysOf(figure);
    const of = measureOf(reading, figure.of, figure.sum, keys);
    if (!of) return [];
    if (!figure.whole) return [{ figure, of }];
    const whole = measureOf(reading, figure.whole, undefined, keys);
    return whole ? [{ figure, of, whole }] : [];
  });

/** What a figure counts. */
export const unitOf = ({ reader, context }: Reading, { of, sum, whole }: Figure): Unit => {
  if (whole) return 'percent';
  if (sum === undefined) return 'count';
  const kind = columnOf(requireSight(reader.layouts, of.module, context), sum).kind;
  return kind === 'money' ? 'money' : 'count';
};

/** The column of a figure. */
export const seriesOf = (reading: Reading, figure: Figure): Series => ({
  label: figure.label,
  unit: unitOf(reading, figure),
  ...(figure.tone ? { tone: figure.tone } : {}),
});

/** The numbers of a section by figure and keys, read by one statement. */
export const readFigures = async (
  { reader, context, ask, changes }: Reading,
  askings: readonly Asking[],
): Promise<{
  readonly measured: readonly (readonly Measured[])[];
  readonly wholes: readonly (readonly Measured[])[];
}> => {
  const measures = askings.flatMap(({ of, whole }) => (whole ? [of, whole] : [of]));
  const args = newArgs();
  const rows = measures.length
    ? measuredOf(await ask(measuresSql(reader, context, measures, args), args, changes))
    : [];
  const byMeasure = (measure: Measure | undefined) =>
    measure ? rows.filter((row) => measures[row.measure] === measure) : [];
  return {
    measured: askings.map(({ of }) => byMeasure(of)),
    wholes: askings.map(({ whole }) => byMeasure(whole)),
  };
};

/** The number at a key; zero where nothing was counted. */
export const valueAt = (rows: readonly Measured[] | undefined, key: string | null): number =>
  rows?.find(({ keys }) => keys[0] === key)?.value ?? 0;

/** A share as a percentage with one decimal; nothing of nothing. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
