import { keyExpression, selectList } from './columns.ts';
import type { Compilation } from './compilation.ts';
import { labelExpression, referencedIds } from './labels.ts';
import { afterPosition, type Order, type Position } from './order.ts';
import type { Sight } from './sight.ts';
import { changeNumber } from './totals.ts';

/** What one statement reads of a list. */
export interface Page {
  readonly sight: Sight;
  /** What the actor sees of every module, for the names of what rows point at. */
  readonly sights: ReadonlyMap<string, Sight>;
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

const labels = ({ sight, sights, columns }: Page, { args, tenant }: Compilation): string => {
  const ids = referencedIds(sight.layout, columns, 'fila');
  if (ids === undefined) return 'null::json';
  return `(select json_agg(json_build_array(b.modulo, b.id, b.nombre)) from (
      select b.modulo, b.id, ${labelExpression(sights, args)} as nombre from buscable b
      where b.tenant = ${args.add(tenant, 'text')} and b.id = any(array(${ids}))) b
    where b.nombre is not null)`;
};

/** Writes the statement of a page: rows, the names of what they point at, and the change number, in one round trip. */
export const pageStatement = (page: Page, portion: Portion, compilation: Compilation): string => {
  const { sight, columns, where, order, after, wanted } = page;
  const { args, record, tenant } = compilation;
  const way = order.descending ? 'desc' : 'asc';
  const conditions = [
    ...where,
    ...(order.filled ? [] : [`${order.key} is ${portion === 'keyed' ? 'not null' : 'null'}`]),
    ...(after ? [afterPosition(order, after, args)] : []),
  ];
  return `with fila as materialized (
      select ${selectList(sight, columns, compilation)}, ${keyExpression(order.key, order.family)} as "${KEY}"
      from ${record.table} m where ${conditions.join(' and ')}
      order by ${order.key} ${way}, m.id ${way} limit ${args.add(wanted, 'integer')})
    select (select json_agg(f) from fila f) as filas, ${labels(page, compilation)} as nombres,
      ${changeNumber(args.add(tenant, 'text'))} as cambio`;
};
