import type { SqlPool } from '../../ports/sql.ts';
import type { Args } from './args.ts';

/** Rows are counted up to here; beyond, people read «10.000+». */
export const COUNTED = 10_000;

/** How many rows there are, and whether that is all of them. */
export interface Total {
  readonly total: number;
  readonly totalExact: boolean;
}

/** What is counted: the rows `m` of a table that satisfy conditions, written against `args`. */
export interface Counted {
  readonly tenant: string;
  readonly table: string;
  readonly where: readonly string[];
  readonly args: Args;
}

/** Counts rows, and remembers the answer for as long as nothing has changed in the institution. */
export interface Totals {
  /**
   * @param change the institution's change number the page was read at; a remembered total of another
   *   is not used; without one nothing remembered is.
   * @param exact counts beyond the limit.
   */
  readonly count: (counted: Counted, change: string | undefined, exact: boolean) => Promise<Total>;
}

/** So many different questions are remembered, the least used forgotten first. */
const REMEMBERED = 500;

/** The change number of an institution, as an expression: it grows with every batch the projector brings. */
export const changeNumber = (tenant: string): string =>
  `(select coalesce(sum(p.cambio), 0)::text from proyeccion p where p.tenant = ${tenant})`;

const asTotal = (count: number, exact: boolean): Total =>
  exact || count <= COUNTED ? { total: count, totalExact: true } : { total: COUNTED, totalExact: false };

/** Starts counting for one process. */
export const createTotals = (pool: SqlPool): Totals => {
  const remembered = new Map<string, { readonly change: string; readonly count: number }>();

  const remember = (key: string, change: string, count: number): void => {
    remembered.delete(key);
    remembered.set(key, { change, count });
    const oldest = remembered.keys().next();
    if (remembered.size > REMEMBERED && !oldest.done) remembered.delete(oldest.value);
  };

  return {
    count: async ({ table, where, args, tenant }, change, exact) => {
      const limit = exact ? '' : ` limit ${COUNTED + 1}`;
      const text = `select ${changeNumber(args.add(tenant, 'text'))} as cambio,
        (select count(*) from (select from ${table} m where ${where.join(' and ')}${limit}) c) as cuenta`;
      const key = JSON.stringify([text, args.values]);
      const known = remembered.get(key);
      if (known && known.change === change) {
        remember(key, known.change, known.count);
        return asTotal(known.count, exact);
      }
      const { rows } = await pool.query(text, args.values);
      const count = Number(rows[0]?.cuenta);
      remember(key, String(rows[0]?.cambio), count);
      return asTotal(count, exact);
    },
  };
};
