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
}

/**
 * Which rows: those with a key or those without. Apart, an index gives each in order, in both directions, with the
 * rows without a key always last.
 */
export type Portion = 'keyed' | 'keyless';

/** Where the key of a row travels; no field can have this name. */
export const KEY = '~clave';

/** Writes the statement of a page: its rows, and the change numbers they were read at. */
export const pageStatement = (page: Page, portion: Portion, compilation: Compilation): string => {
  const { sight, columns, where, order, after, wanted } = page;
  const { args, record, tenant } = compilation;
  const way = order.descending ? 'desc' : 'asc';
  const conditions = [
    ...where,
    ...(order.filled ? [] : [`${order.key} is ${portion === 'keyed' ? 'not null' : 'null'}`]),
    ...(after ? [afterPosition(order, after, args)] : []),
  ];
  return `select (select json_agg(f) from (
      select ${selectList(sight, columns, compilation)}, ${keyExpression(order.key, order.family)} as "${KEY}"
      from ${record.table} m where ${conditions.join(' and ')}
      order by ${order.key} ${way}, m.id ${way} limit ${args.add(wanted, 'integer')}) f) as filas,
    ${changesExpression(args.add(tenant, 'text'))} as cambios`;
};
