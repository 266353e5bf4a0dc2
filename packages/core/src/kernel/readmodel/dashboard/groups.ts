import type { DashboardSection } from '../../declare/dashboard.ts';
import { requireSight } from '../sight.ts';
import type { Row, Series } from './answer.ts';
import { equal, narrowed } from './asked.ts';
import { type Asking, askingOf, readFigures, seriesOf, shareOf } from './figures.ts';
import { columnOf, type Measured } from './measures.ts';
import { namingOf } from './names.ts';
import { linkTo, type Reading } from './reading.ts';

/** A table as a section answers it. */
export interface Table {
  readonly head: string;
  readonly series: readonly Series[];
  readonly rows: readonly Row[];
  readonly more?: number;
}

type Groups = Extract<DashboardSection, { readonly kind: 'groups' }>;

const MOST = 30;

const valueAt = (rows: readonly Measured[] = [], key: string | null): number =>
  rows.find(({ keys }) => keys[0] === key)?.value ?? 0;

const ranked = (
  keys: readonly (string | null)[],
  order: readonly string[] | undefined,
  weight: (key: string | null) => number,
): readonly (string | null)[] => {
  const place = (key: string | null): number => {
    const at = order?.indexOf(key ?? '') ?? 0;
    return at < 0 ? Number.MAX_SAFE_INTEGER : at;
  };
  return keys.toSorted((a, b) => (order ? place(a) - place(b) : weight(b) - weight(a)));
};

const cellOf = (
  reading: Reading,
  { asking, at, key, by }: { asking: Asking; at: number; key: string | null; by: string },
  { measured, wholes }: Awaited<ReturnType<typeof readFigures>>,
) => {
  const value = valueAt(measured[at], key);
  return {
    value: asking.whole ? shareOf(value, valueAt(wholes[at], key)) : value,
    ...linkTo(reading, narrowed(asking.of.of, equal(by, key))),
  };
};

/** Figures side by side for each value of a field; nothing when the actor may see none of them. */
export const readGroups = async (
  reading: Reading,
  { by, series, most = MOST }: Groups,
): Promise<Table | undefined> => {
  const askings = askingOf(reading, series, () => [{ field: by }]);
  const [first] = askings;
  if (!first) return undefined;
  const numbers = await readFigures(reading, askings);
  const found = [...numbers.measured, ...numbers.wholes].flat();
  const keys = [...new Set(found.map(({ keys: [key] }) => key))];
  const sight = requireSight(reading.reader.layouts, first.of.of.module, reading.context);
  const naming = await namingOf(reading, sight, columnOf(sight, by), keys);
  const order = ranked(keys, naming.order, (key) => valueAt(numbers.measured[0], key));
  const shown = order.slice(0, most);
  return {
    head: naming.head,
    series: askings.map(({ figure }) => seriesOf(reading, figure)),
    rows: shown.map((key) => ({
      ...naming.of(key),
      cells: askings.map((asking, at) => cellOf(reading, { asking, at, key, by }, numbers)),
    })),
    ...(order.length > shown.length ? { more: order.length - shown.length } : {}),
  };
};
