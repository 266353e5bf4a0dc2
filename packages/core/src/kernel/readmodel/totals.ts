import type { Args } from './args.ts';
import { type Changes, changeExpression, changeOf } from './changes.ts';
import { createMemory } from './memory.ts';

/** Rows are counted up to here; beyond, people read «10.000+». */
const COUNTED = 10_000;

/**
 * Counted so much further than people are told, a total stays «10.000+» for certain until as many records changed:
 * on a large table nearly every write would otherwise have nearly every list counted again.
 */
const MARGIN = 2000;

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
  /** Modules the conditions ask about, the own one among them; absent when that is not known. */
  readonly modules?: readonly string[];
}

/** A count that was made, and the change numbers between which it still says what people are told. */
export interface Known {
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/** Remembers counts for as long as they hold, and up to how many rows of each table are better sorted. */
export interface Totals {
  /** What was counted last, whether or not it still holds; nothing when nothing was. */
  readonly known: (counted: Counted, exact: boolean) => Known | undefined;
  /** Remembers what a statement counted by `countExpression`. */
  readonly keep: (counted: Counted, exact: boolean, count: number, changes: Changes) => void;
  /** Up to how many of its rows are sorted rather than met in order; nothing before a statement said so. */
  readonly few: (table: string) => number | undefined;
  readonly sortUpTo: (table: string, few: number) => void;
}

/** So many different questions are remembered. */
const REMEMBERED = 5000;

/** What people are told of a count. */
export const asTotal = (count: number, exact: boolean): Total =>
  exact || count <= COUNTED ? { total: count, totalExact: true } : { total: COUNTED, totalExact: false };

/** The number of rows as an SQL expression; not much further than people are told unless it has to be exact. */
export const countExpression = ({ table, where }: Pick<Counted, 'table' | 'where'>, exact: boolean): string =>
  `(select count(*) from (select from ${table} m where ${where.join(' and ')}${exact ? '' : ` limit ${COUNTED + MARGIN}`}) c)`;

/** The number of rows as an SQL expression that is null, and costs nothing, while what is known of it holds. */
export const recountExpression = (counted: Counted, exact: boolean, { from, to }: Known): string => {
  const { args, tenant, modules } = counted;
  const change = changeExpression(args.add(tenant, 'text'), modules && args.add(modules, 'text[]'));
  // Asked as one number, or PostgreSQL would add it up once for each bound.
  const holds = `${change} <@ int8range(${args.add(from, 'bigint')}, ${args.add(to, 'bigint')}, '[]')`;
  return `case when ${holds} then null else ${countExpression(counted, exact)} end`;
};

/** How many records may change before a count says nothing any more. */
const bearing = (count: number, exact: boolean, modules: Counted['modules']): number =>
  // A record of another module decides about many rows at once.
  exact || modules?.length !== 1 ? 0 : Math.max(0, count - COUNTED - 1);

/** Starts remembering for one process. */
export const createTotals = (): Totals => {
  const remembered = createMemory<Known>(REMEMBERED);
  const fews = new Map<string, number>();
  const nameOf = (counted: Counted, exact: boolean): string =>
    JSON.stringify([countExpression(counted, exact), counted.args.values]);
  return {
    known: (counted, exact) => remembered.get(nameOf(counted, exact)),
    keep: (counted, exact, count, changes) => {
      const from = changeOf(changes, counted.modules);
      const to = from + bearing(count, exact, counted.modules);
      remembered.set(nameOf(counted, exact), { count, from, to });
    },
    few: (table) => fews.get(table),
    sortUpTo: (table, few) => {
      fews.set(table, few);
    },
  };
};
