import type { SqlPool } from '../../ports/sql.ts';
import { newArgs } from './args.ts';
import { columnsOf, keyExpression, selectList } from './columns.ts';
import type { Compilation } from './compilation.ts';
import type { ReadContext } from './context.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { type Labels, labelExpression, referencedIds, sightsOf, toLabels } from './labels.ts';
import type { Layout } from './layout.ts';
import { afterPosition, type Order, orderOf, type Position } from './order.ts';
import { QueryRefusal } from './refusal.ts';
import { requireSight, type Sight } from './sight.ts';
import { compilationFor, tableRecord } from './sql-record.ts';
import { conditionsOf, type Selection } from './where.ts';

/** A page of a list. */
export interface ListRequest extends Selection {
  readonly module: string;
  /** Value to order by, with `-` before it for the greatest first. */
  readonly sort?: string;
  /** Where the page before ended. */
  readonly cursor?: string;
  /** Rows of a page, 50 unless said and 200 at the most. */
  readonly limit?: number;
  readonly columns?: readonly string[];
  /** Counts every row, however many. */
  readonly exactTotal?: boolean;
}

/** A row: its id, code, version and state, and the columns asked for by name. */
export interface ListRow {
  readonly id: string;
  readonly codigo: string;
  readonly version: number;
  readonly estado: string;
  readonly [column: string]: unknown;
}

/** A page as the portal shows it. */
export interface ListPage {
  readonly rows: readonly ListRow[];
  readonly total: number;
  /** False when there are more than the total says. */
  readonly totalExact: boolean;
  readonly next: string | null;
  readonly refs: Labels;
}

/** Rows are counted up to here; beyond, people read «10.000+». */
export const COUNTED = 10_000;
const DEFAULT_LIMIT = 50;
const GREATEST_LIMIT = 200;
/** Where the key of a row travels; no field can have this name. */
const KEY = '"~clave"';

/** A part of the page: rows that have a key, or those that have none; each in an order an index gives. */
interface Part {
  readonly name: 'con' | 'sin';
  readonly sql: string;
}

interface Page {
  readonly order: Order;
  readonly after: Position | undefined;
  /** One row more than the page shows, to know whether another follows. */
  readonly wanted: number;
}

const partsOf = (
  select: string,
  { record, args }: Compilation,
  where: readonly string[],
  { order, after, wanted }: Page,
): readonly Part[] => {
  const way = order.descending ? 'desc' : 'asc';
  const started = after ? [afterPosition(order, after, args)] : [];
  const count = args.add(wanted, 'integer');
  const rows = (conditions: readonly string[], limit: string): string =>
    `select ${select}, ${keyExpression(order.key, order.family)} as ${KEY} from ${record.table} m
      where ${[...where, ...conditions].join(' and ')} order by ${order.key} ${way}, m.id ${way} limit ${limit}`;
  const keyed: Part = {
    name: 'con',
    sql: rows([...(order.filled ? [] : [`${order.key} is not null`]), ...started], count),
  };
  if (order.filled) return [keyed];
  const empty = `${order.key} is null`;
  if (after?.key === null) return [{ name: 'sin', sql: rows([empty, ...started], count) }];
  return [keyed, { name: 'sin', sql: rows([empty], `${count} - (select count(*) from con)`) }];
};

/** The number of rows; of a first page that is not full, the rows it has. */
const totalOf = (
  parts: readonly Part[],
  { record, args }: Compilation,
  where: readonly string[],
  { after, wanted }: Page,
  exact: boolean,
): string => {
  const limit = exact ? '' : ` limit ${COUNTED + 1}`;
  const counted = `(select count(*) from (select from ${record.table} m where ${where.join(' and ')}${limit}) c)`;
  if (after) return counted;
  const shown = parts.map(({ name }) => `(select count(*) from ${name})`).join(' + ');
  return `case when ${shown} < ${args.add(wanted, 'integer')} then ${shown} else ${counted} end`;
};

const labelsOf = (
  sight: Sight,
  columns: readonly string[],
  parts: readonly Part[],
  sights: ReadonlyMap<string, Sight>,
  { args, tenant }: Compilation,
): string => {
  const ids = parts.flatMap(({ name }) => referencedIds(sight.layout, columns, name) ?? []);
  if (ids.length === 0) return 'null::json';
  return `(select json_agg(json_build_array(b.modulo, b.id, b.nombre)) from (
      select b.modulo, b.id, ${labelExpression(sights, args)} as nombre from buscable b
      where b.tenant = ${args.add(tenant, 'text')} and b.id in (${ids.join(' union ')})) b
    where b.nombre is not null)`;
};

type KeyedRow = ListRow & { readonly '~clave': Position['key'] };

/** The one line the statement below answers. */
type Answer = {
  readonly con?: readonly KeyedRow[] | null;
  readonly sin?: readonly KeyedRow[] | null;
  readonly total: string;
  readonly nombres: Parameters<typeof toLabels>[0] | null;
};

const readLimit = (limit = DEFAULT_LIMIT): number => {
  if (Number.isInteger(limit) && limit >= 1 && limit <= GREATEST_LIMIT) return limit;
  throw new QueryRefusal(`Pida entre 1 y ${GREATEST_LIMIT} filas por página.`, 'limite');
};

const withoutKey = ({ '~clave': _, ...row }: KeyedRow): ListRow => row;

/**
 * Reads one page with its total and the names of what its rows point at, in a single round trip.
 *
 * @throws QueryRefusal when the request names something the actor does not see or that does not exist.
 */
export const readList = async (
  pool: SqlPool,
  layouts: ReadonlyMap<string, Layout>,
  context: ReadContext,
  request: ListRequest,
): Promise<ListPage> => {
  const sight = requireSight(layouts, request.module, context);
  const sights = sightsOf(layouts, context);
  const args = newArgs();
  const record = tableRecord(sight.layout, 'm', sight.access.extra);
  const compilation = compilationFor(record, context, layouts, args);
  const limit = readLimit(request.limit);
  const order = orderOf(sight, request.sort);
  const after = request.cursor === undefined ? undefined : readCursor(request.module, order, request.cursor);
  const page = { order, after, wanted: limit + 1 };
  const columns = columnsOf(sight, request.columns);
  const where = conditionsOf(sight, request, compilation, (module) => sights.get(module));
  const parts = partsOf(selectList(sight, columns, compilation), compilation, where, page);
  const text = `with ${parts.map(({ name, sql }) => `${name} as materialized (${sql})`).join(', ')}
    select ${parts.map(({ name }) => `(select json_agg(f) from ${name} f) as ${name}`).join(', ')},
      ${totalOf(parts, compilation, where, page, request.exactTotal === true)} as total,
      ${labelsOf(sight, columns, parts, sights, compilation)} as nombres`;
  const { rows } = await pool.query(text, args.values);
  const answer = rows[0] as Answer;
  const found = [...(answer.con ?? []), ...(answer.sin ?? [])];
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  const total = Number(answer.total);
  return {
    rows: shown.map(withoutKey),
    total: request.exactTotal ? total : Math.min(total, COUNTED),
    totalExact: request.exactTotal === true || total <= COUNTED,
    next: last ? writeCursor(request.module, order, { key: last['~clave'], id: last.id }) : null,
    refs: toLabels(answer.nombres ?? []),
  };
};
