import type { SqlPool } from '../../ports/sql.ts';
import { newArgs } from './args.ts';
import type { Changes } from './changes.ts';
import { columnsOf } from './columns.ts';
import type { Compilation } from './compilation.ts';
import type { ReadContext } from './context.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { type LabelSource, type Labels, referencedIds, sightsOf, toLabels } from './labels.ts';
import type { Layout } from './layout.ts';
import { type Order, orderOf, type Position } from './order.ts';
import {
  countedStatement,
  KEY,
  MOST,
  metStatement,
  type Page,
  type Portion,
  sortedStatement,
} from './page.ts';
import { QueryRefusal } from './refusal.ts';
import { requireSight, type Sight } from './sight.ts';
import { compilationFor, tableRecord } from './sql-record.ts';
import { type CommonTexts, readTextHits } from './text-hits.ts';
import {
  asTotal,
  type Counted,
  countExpression,
  recountExpression,
  type Total,
  type Totals,
} from './totals.ts';
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

/** A row: its id, code, version and state, and the columns asked for by name; empty ones are null. */
export interface ListRow {
  readonly id: string;
  /** Empty when it is made of values the actor does not see. */
  readonly codigo: string;
  readonly version: number;
  readonly estado: string;
  readonly [column: string]: unknown;
}

/** A page as the portal shows it. */
export interface ListPage extends Total {
  readonly rows: readonly ListRow[];
  readonly next: string | null;
  readonly refs: Labels;
}

/** What reading needs besides the question itself. */
export interface Reader {
  readonly pool: SqlPool;
  readonly layouts: ReadonlyMap<string, Layout>;
  readonly totals: Totals;
  readonly labels: LabelSource;
  readonly common: CommonTexts;
  /** Up to so many rows are sorted, and more are met in order; the size of each table says it without. */
  readonly few?: number | undefined;
}

type KeyedRow = ListRow & { readonly [KEY]: Position['key'] };

/** The one line of a page statement. */
type Answer = {
  readonly filas: readonly KeyedRow[] | null;
  readonly cambios: Changes;
  /** How many rows there are, when what was known of it no longer holds. */
  readonly cuenta: number | string | null;
  /** Up to how many rows of the table are sorted, when the statement asked. */
  readonly pocas?: number;
};

/** Which rows are read first: an index gives those with a key in order, a sort gives all. */
interface Portions {
  readonly sorted: Portion;
  readonly met: Portion;
}
const keyed: Portions = { sorted: 'both', met: 'keyed' };
const keyless: Portions = { sorted: 'keyless', met: 'keyless' };

const DEFAULT_LIMIT = 50;
const GREATEST_LIMIT = 200;

const readLimit = (limit = DEFAULT_LIMIT): number => {
  if (Number.isInteger(limit) && limit >= 1 && limit <= GREATEST_LIMIT) return limit;
  throw new QueryRefusal(`Pida entre 1 y ${GREATEST_LIMIT} filas por página.`, 'limite');
};

const withoutKey = ({ [KEY]: _, ...row }: KeyedRow): ListRow => row;

/** A request with everything it names resolved; each statement compiles its conditions anew, for its own parameters. */
export interface Question {
  readonly sight: Sight;
  readonly sights: ReadonlyMap<string, Sight>;
  readonly compile: () => { readonly compilation: Compilation; readonly where: readonly string[] };
}

/**
 * Resolves what a selection names, and looks its text up.
 *
 * @throws QueryRefusal as `readList`.
 */
export const questionOf = async (
  { pool, common, layouts }: Reader,
  context: ReadContext,
  request: Selection & Pick<ListRequest, 'module'>,
): Promise<Question> => {
  const sight = requireSight(layouts, request.module, context);
  const sights = sightsOf(layouts, context);
  const hits = await readTextHits({ pool, common }, sight, context.tenant, request.text);
  return {
    sight,
    sights,
    compile: () => {
      const record = tableRecord(sight.layout, 'm', sight.access.extra);
      const compilation = compilationFor(record, context, layouts, newArgs());
      const where = conditionsOf(sight, request, compilation, sights, hits);
      return { compilation, where };
    },
  };
};

const countedOf = ({ sight, compile }: Question, { tenant }: ReadContext, { area }: Selection): Counted => {
  const { compilation, where } = compile();
  const { table, module } = sight.layout;
  // Layers of the map change without a module that would say so.
  const modules = area ? {} : { modules: [module.name, ...compilation.others] };
  return { tenant, table, where, args: compilation.args, ...modules };
};

/**
 * Counts the rows of a list exactly.
 *
 * @throws QueryRefusal as `readList`.
 */
export const countRows = async (
  reader: Reader,
  context: ReadContext,
  request: Selection & Pick<ListRequest, 'module'>,
): Promise<number> => {
  const counted = countedOf(await questionOf(reader, context, request), context, request);
  const { rows } = await reader.pool.query(
    `select ${countExpression(counted, true)} as cuenta`,
    counted.args.values,
  );
  return Number(rows[0]?.cuenta);
};

interface Wanted {
  readonly columns: readonly string[];
  readonly order: Order;
  readonly after: Position | undefined;
  readonly limit: number;
  readonly counted: Counted;
  readonly exact: boolean;
}

/**
 * Rows with a key, then, when they do not fill the page, rows without one; one row more than the page shows. How many
 * there are says which way is short: it is remembered, or counted by the same statement.
 */
const readRows = async (
  { pool, totals, few }: Reader,
  { sight, compile }: Question,
  { columns, order, after, limit, counted, exact }: Wanted,
) => {
  const atTail = after?.key === null;
  const portions = atTail ? keyless : keyed;
  const known = totals.known(counted, exact);
  const most = few ?? totals.few(counted.table) ?? MOST;
  const many = known && known.count > most;

  const read = async (
    position: Page['after'],
    wanted: number,
    write: (page: Page, compilation: Compilation) => string,
  ): Promise<Answer> => {
    const { compilation, where } = compile();
    const text = write({ sight, columns, where, order, after: position, wanted }, compilation);
    const { rows } = await pool.query(text, compilation.args.values);
    return rows[0] as Answer;
  };

  const first = await read(after, limit + 1, (page, compilation) => {
    const same = { ...counted, where: page.where, args: compilation.args };
    if (many) {
      const count = recountExpression(same, exact, known);
      return metStatement(page, { portion: portions.met, count }, compilation);
    }
    if (known) return sortedStatement(page, portions.sorted, compilation);
    const met = { portion: portions.met, count: countExpression(same, exact) };
    return countedStatement(page, { met, sorted: portions.sorted, few: most }, compilation);
  });
  const recounted = first.cuenta === null ? undefined : Number(first.cuenta);
  if (recounted !== undefined) totals.keep(counted, exact, recounted, first.cambios);
  if (first.pocas !== undefined) totals.sortUpTo(counted.table, first.pocas);
  // No statement leaves the count out unless it is known.
  const count = recounted ?? Number(known?.count);
  const met = many ?? count > most;
  const short = limit + 1 - (first.filas ?? []).length;
  const rest =
    short > 0 && met && !order.filled && !atTail
      ? await read(undefined, short, (page, compilation) =>
          metStatement(page, { portion: 'keyless', count: 'null' }, compilation),
        )
      : undefined;
  return { rows: [...(first.filas ?? []), ...(rest?.filas ?? [])], changes: first.cambios, count };
};

/**
 * Reads one page, its total and the names of what its rows point at. One round trip, once the names are remembered.
 *
 * @throws QueryRefusal when the request names something the actor does not see or that does not exist.
 */
export const readList = async (
  reader: Reader,
  context: ReadContext,
  request: ListRequest,
): Promise<ListPage> => {
  const { module, cursor, exactTotal = false } = request;
  const limit = readLimit(request.limit);
  const question = await questionOf(reader, context, request);
  const columns = columnsOf(question.sight, request.columns);
  const order = orderOf(question.sight, request.sort);
  const after = cursor === undefined ? undefined : readCursor(module, order, cursor);
  const counted = countedOf(question, context, request);
  const wanted = { columns, order, after, limit, counted, exact: exactTotal };
  const { rows, changes, count } = await readRows(reader, question, wanted);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  // What was read in two statements is counted here, so that both agree.
  const whole = !after && !last ? { total: shown.length, totalExact: true } : undefined;
  const ids = referencedIds(question.sight.layout, columns, shown);
  const named = await reader.labels.named(context.tenant, ids, changes);
  return {
    ...(whole ?? asTotal(count, exactTotal)),
    rows: shown.map(withoutKey),
    next: last ? writeCursor(module, order, { key: last[KEY], id: last.id }) : null,
    refs: toLabels(named, question.sights),
  };
};
