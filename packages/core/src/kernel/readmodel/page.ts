import { changesExpression } from './changes.ts';
import { keyExpression, selectList } from './columns.ts';
import type { Compilation } from './compilation.ts';
import { afterPosition, type Order, type Position } from './order.ts';
import type { Sight } from './sight.ts';

/** What one statement reads of a list. */
export interface Page {
  readonly sight: Sight;
  readonly columns: readonly string[];
  readonly where: readonly string[];
  readonly order: Order;
  /** Where the page before ended. */
  readonly after?: Position | undefined;
  readonly wanted: number;
  /** Whether so few rows satisfy the conditions that sorting them beats following an index in its order. */
  readonly few: boolean;
}

/**
 * Which rows: those with a key, those without, or both. Apart, an index gives each in order, in both directions; rows
 * without a key always come last.
 */
export type Portion = 'keyed' | 'keyless' | 'both';

/** Where the key of a row travels; no field can have this name. */
export const KEY = '~clave';

const portionConditions = ({ order, after }: Page, portion: Portion, { args }: Compilation) => {
  const later = after && afterPosition(order, after, args);
  if (order.filled) return later ? [later] : [];
  if (portion === 'both') return later ? [`(${later} or ${order.key} is null)`] : [];
  return [`${order.key} is ${portion === 'keyed' ? 'not null' : 'null'}`, ...(later ? [later] : [])];
};

/**
 * Writes the statement of a page: its rows, and the change numbers they were read at. PostgreSQL would follow the
 * order and hope to meet enough rows soon, through the whole table when few satisfy the conditions: `offset 0` keeps
 * it from it, by its own documentation.
 */
export const pageStatement = (page: Page, portion: Portion, compilation: Compilation): string => {
  const { sight, columns, where, order, wanted, few } = page;
  const { args, record, tenant } = compilation;
  const way = order.descending ? 'desc' : 'asc';
  const key = portion === 'both' ? `${order.key} ${way} nulls last` : `${order.key} ${way}`;
  const conditions = [...where, ...portionConditions(page, portion, compilation)].join(' and ');
  const rows = few
    ? `(select m.* from ${record.table} m where ${conditions} offset 0) m`
    : `${record.table} m where ${conditions}`;
  return `select (select json_agg(f) from (
      select ${selectList(sight, columns, compilation)}, ${keyExpression(order.key, order.family)} as "${KEY}"
      from ${rows} order by ${key}, m.id ${way} limit ${args.add(wanted, 'integer')}) f) as filas,
    ${changesExpression(args.add(tenant, 'text'))} as cambios`;
};
