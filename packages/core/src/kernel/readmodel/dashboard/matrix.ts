import type { DashboardSection, Figure } from '../../declare/dashboard.ts';
import { requireSight } from '../sight.ts';
import type { Row } from './answer.ts';
import { equal, narrowed } from './asked.ts';
import { askingOf, readFigures, unitOf } from './figures.ts';
import type { Table } from './groups.ts';
import { columnOf } from './measures.ts';
import { namingOf } from './names.ts';
import { linkTo, type Reading } from './reading.ts';

type Matrix = Extract<DashboardSection, { readonly kind: 'matrix' }>;

/** Records by two of their fields, with the totals of both. */
export const readMatrix = async (
  reading: Reading,
  { title, of, sum, rows, columns }: Matrix,
): Promise<Table | undefined> => {
  const figure: Figure = { label: title, of, ...(sum === undefined ? {} : { sum }) };
  const [asking] = askingOf(reading, [figure], () => [{ field: rows }, { field: columns }]);
  if (!asking) return undefined;
  const found = (await readFigures(reading, [asking])).measured.flat();
  const sight = requireSight(reading.reader.layouts, of.module, reading.context);
  const distinct = (place: 0 | 1) => [...new Set(found.map(({ keys }) => keys[place]))];
  const byRow = await namingOf(reading, sight, columnOf(sight, rows), distinct(0));
  const byColumn = await namingOf(reading, sight, columnOf(sight, columns), distinct(1));
  const named = (place: 0 | 1, naming: typeof byRow) =>
    distinct(place)
      .map((key) => ({ key, ...naming.of(key) }))
      .toSorted(
        (a, b) => Number(a.key === null) - Number(b.key === null) || a.label.localeCompare(b.label, 'es'),
      );
  const across = named(1, byColumn);
  const total = (keep: (row: (typeof found)[number]) => boolean): number =>
    found.filter(keep).reduce((all, { value }) => all + value, 0);
  const asked = asking.of.of;
  const rowOf = (
    label: string,
    having: Readonly<Record<string, string>>,
    keep: (key: string | null) => boolean,
  ): Row => ({
    label,
    cells: [
      ...across.map(({ key }) => ({
        value: total(({ keys }) => keep(keys[0]) && keys[1] === key),
        ...linkTo(reading, narrowed(asked, { ...having, ...equal(columns, key) })),
      })),
      { value: total(({ keys }) => keep(keys[0])), ...linkTo(reading, narrowed(asked, having)) },
    ],
  });
  const unit = unitOf(reading, figure);
  return {
    head: byRow.head,
    series: [...across, { label: 'Total' }].map(({ label }) => ({ label, unit })),
    rows: [
      ...named(0, byRow).map(({ key, label }) => rowOf(label, equal(rows, key), (row) => row === key)),
      ...(found.length ? [rowOf('Total', {}, () => true)] : []),
    ],
  };
};
