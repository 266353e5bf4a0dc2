import type { SqlPool } from '../../ports/sql.ts';
import type { Args } from './args.ts';
import { type Changes, changesExpression, totalChange } from './changes.ts';
import { createMemory } from './memory.ts';

/** Rows are counted up to here; beyond, people read «10.000+». */
const COUNTED = 10_000;

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
   * @param exact counts beyond the limit.
   * @param changes change numbers the page was read at; without them nothing remembered is used.
   */
  readonly count: (counted: Counted, exact: boolean, changes?: Changes) => Promise<Total>;
  /** About how many rows there are: what was counted last, whatever changed since; nothing when nothing was. */
  readonly estimate: (counted: Counted, exact: boolean) => number | undefined;
  /** Remembers what another statement counted by `countExpression`. */
  readonly keep: (counted: Counted, exact: boolean, count: number, changes: Changes) => void;
}

/** So many different questions are remembered. */
const REMEMBERED = 5000;

const asTotal = (count: number, exact: boolean): Total =>
  exact || count <= COUNTED ? { total: count, totalExact: true } : { total: COUNTED, totalExact: false };

/** The number of rows as an SQL expression; no further than people are told unless it has to be exact. */
export const countExpression = ({ table, where }: Pick<Counted, 'table' | 'where'>, exact: boolean): string =>
  `(select count(*) from (select from ${table} m where ${where.join(' and ')}${exact ? '' : ` limit ${COUNTED + 1}`}) c)`;

/** Starts counting for one process. */
export const createTotals = (pool: SqlPool): Totals => {
  const remembered = createMemory<{ readonly change: number; readonly count: number }>(REMEMBERED);

  const nameOf = (counted: Counted, exact: boolean): string =>
    JSON.stringify([countExpression(counted, exact), counted.args.values]);

  const keep: Totals['keep'] = (counted, exact, count, changes) =>
    remembered.set(nameOf(counted, exact), { change: totalChange(changes), count });

  return {
    count: async (counted, exact, changes) => {
      const known = remembered.get(nameOf(counted, exact));
      if (known && changes && known.change === totalChange(changes)) return asTotal(known.count, exact);
      const { args, tenant } = counted;
      const { rows } = await pool.query(
        `select ${changesExpression(args.add(tenant, 'text'))} as cambios, ${countExpression(counted, exact)} as cuenta`,
        args.values,
      );
      const count = Number(rows[0]?.cuenta);
      keep(counted, exact, count, rows[0]?.cambios as Changes);
      return asTotal(count, exact);
    },
    estimate: (counted, exact) => remembered.get(nameOf(counted, exact))?.count,
    keep,
  };
};
