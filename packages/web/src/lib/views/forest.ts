import type { RecordRow } from '../record.ts';

/** A record with the ones that hang from it. */
export interface Branch {
  readonly row: RecordRow;
  readonly parts: readonly Branch[];
}

/** Records as trees: one hangs from another of them by a field, and the others are roots. */
export const forestOf = (rows: readonly RecordRow[], by: string): readonly Branch[] => {
  const ids = new Set(rows.map(({ id }) => id));
  const isPart = (row: RecordRow): boolean => ids.has(String(row[by])) && row[by] !== row.id;
  const under = Map.groupBy(rows.filter(isPart), (row) => String(row[by]));
  const grow = (row: RecordRow): Branch => ({ row, parts: (under.get(row.id) ?? []).map(grow) });
  return rows.filter((row) => !isPart(row)).map(grow);
};

/** Figures of some records. */
export interface Totals {
  readonly all: number;
  readonly done: number;
  readonly overdue: number;
  /** Records in each state. */
  readonly states: ReadonlyMap<string, number>;
}

/** Adds records up. */
export const totalsOf = (
  rows: readonly RecordRow[],
  { done, isOverdue }: { readonly done: readonly string[]; readonly isOverdue: (row: RecordRow) => boolean },
): Totals => ({
  all: rows.length,
  done: rows.filter(({ estado }) => done.includes(estado)).length,
  overdue: rows.filter(isOverdue).length,
  states: new Map(
    [...Map.groupBy(rows, ({ estado }) => estado)].map(([state, some]) => [state, some.length]),
  ),
});
