import type { Evaluation } from '../declare/evaluate.ts';
import type { Args } from './args.ts';
import type { Family } from './layout.ts';

/** A column or expression a predicate speaks about. */
export interface SqlColumn {
  readonly sql: string;
  readonly family: Family;
}

/** A record as a predicate asks about it: one row of a table under an alias. */
export interface SqlRecord {
  readonly table: string;
  readonly alias: string;
  /** Where a field lies; throws when the module has no such field. */
  readonly column: (field: string) => SqlColumn;
}

/** What a predicate is compiled against: one statement, one actor, one instant. */
export interface Compilation extends Omit<Evaluation, 'value' | 'related'> {
  readonly record: SqlRecord;
  /** A record of another module under an alias; throws when the product has no such module. */
  readonly other: (module: string, alias: string) => SqlRecord;
  /** Other modules asked about so far. */
  readonly others: ReadonlySet<string>;
  readonly args: Args;
  readonly tenant: string;
  /** IANA time zone of the institution: dates of instants are its dates. */
  readonly zone: string;
}

/** Spelling of each comparison in SQL. */
export const symbols = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** The same comparison read from right to left. */
export const mirrored = { eq: 'eq', lt: 'gt', lte: 'gte', gt: 'lt', gte: 'lte' } as const;

/** Joins conditions, leaving out those that decide nothing; what stays may have parameters, so none is cut short. */
export const join = (word: 'and' | 'or', parts: readonly string[]): string => {
  const neutral = word === 'and' ? 'true' : 'false';
  const rest = parts.filter((part) => part !== neutral);
  return rest.length > 1 ? `(${rest.join(` ${word} `)})` : (rest[0] ?? neutral);
};
