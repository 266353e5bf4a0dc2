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

/** How a page finds its rows: sorting all there are, or following an index in its order until there are enough. */
export type Way = 'sorted' | 'met';

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
 * The rows as an SQL expression. PostgreSQL would follow the order and hope to meet enough rows soon, through the whole
 * table when few satisfy the conditions: `offset 0` keeps it from it, by its own documentation.
 */
const rowsExpression = (page: Page, portion: Portion, by: Way, compilation: Compilation): string => {
  const { sight, columns, where, order, wanted } = page;
  const { args, record } = compilation;
  const way = order.descending ? 'desc' : 'asc';
  const key = portion === 'both' ? `${order.key} ${way} nulls last` : `${order.key} ${way}`;
  const conditions = [...where, ...portionConditions(page, portion, compilation)].join(' and ');
  const rows =
    by === 'sorted'
      ? `(select m.* from ${record.table} m where ${conditions} offset 0) m`
      : `${record.table} m where ${conditions}`;
  return `(select json_agg(f) from (
      select ${selectList(sight, columns, compilation)}, ${keyExpression(order.key, order.family)} as "${KEY}"
      from ${rows} order by ${key}, m.id ${way} limit ${args.add(wanted, 'integer')}) f)`;
};

const changesOf = ({ args, tenant }: Compilation): string => changesExpression(args.add(tenant, 'text'));

/**
 * Writes the statement of a page: its rows, and the change numbers they were read at.
 *
 * @param recount how many rows there are, as an SQL expression that is null while what is known holds.
 */
export const pageStatement = (
  page: Page,
  {
    portion,
    by,
    recount = 'null',
  }: { readonly portion: Portion; readonly by: Way; readonly recount?: string },
  compilation: Compilation,
): string =>
  `select ${rowsExpression(page, portion, by, compilation)} as filas, ${recount} as cuenta,
    ${changesOf(compilation)} as cambios`;

/**
 * Writes the statement of a page nobody knows how many rows there are of: they are counted first, and the count says
 * which way to go. The way not taken costs its planning only.
 *
 * @param count the number of rows as an SQL expression.
 * @param few up to so many rows are sorted.
 */
export const countedPageStatement = (
  page: Page,
  {
    count,
    few,
    portions,
  }: { readonly count: string; readonly few: number; readonly portions: Readonly<Record<Way, Portion>> },
  compilation: Compilation,
): string =>
  `with c as materialized (select ${count} as cuenta)
  select (select cuenta from c) as cuenta,
    case when (select cuenta from c) <= ${compilation.args.add(few, 'integer')}
      then ${rowsExpression(page, portions.sorted, 'sorted', compilation)}
      else ${rowsExpression(page, portions.met, 'met', compilation)} end as filas,
    ${changesOf(compilation)} as cambios`;
