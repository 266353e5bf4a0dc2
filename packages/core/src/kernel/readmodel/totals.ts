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
  /** About how many rows there are: what was counted last, whatever changed since; counted now when nothing was. */
  readonly estimate: (counted: Counted, exact: boolean) => Promise<number>;
}

/** So many different questions are remembered. */
const REMEMBERED = 5000;

const asTotal = (count: number, exact: boolean): Total =>
  exact || count <= COUNTED ? { total: count, totalExact: true } : { total: COUNTED, totalExact: false };

/** Starts counting for one process. */
export const createTotals = (pool: SqlPool): Totals => {
  const remembered = createMemory<{ readonly change: number; readonly count: number }>(REMEMBERED);

  const statementOf = ({ table, where, args, tenant }: Counted, exact: boolean) => {
    const limit = exact ? '' : ` limit ${COUNTED + 1}`;
    const text = `select ${changesExpression(args.add(tenant, 'text'))} as cambios,
      (select count(*) from (select from ${table} m where ${where.join(' and ')}${limit}) c) as cuenta`;
    return { text, values: args.values, key: JSON.stringify([text, args.values]) };
  };

  const ask = async ({ text, values, key }: ReturnType<typeof statementOf>): Promise<number> => {
    const { rows } = await pool.query(text, values);
    const count = Number(rows[0]?.cuenta);
    remembered.set(key, { change: totalChange(rows[0]?.cambios as Changes), count });
    return count;
  };

  return {
    count: async (counted, exact, changes) => {
      const statement = statementOf(counted, exact);
      const known = remembered.get(statement.key);
      if (known && changes && known.change === totalChange(changes)) return asTotal(known.count, exact);
      return asTotal(await ask(statement), exact);
    },
    estimate: async (counted, exact) => {
      const statement = statementOf(counted, exact);
      return remembered.get(statement.key)?.count ?? ask(statement);
    },
  };
};
