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
import { KEY, type Page, type Portion, pageStatement } from './page.ts';
import { QueryRefusal } from './refusal.ts';
import { requireSight, type Sight } from './sight.ts';
import { compilationFor, tableRecord } from './sql-record.ts';
import { readTextHits } from './text-hits.ts';
import type { Counted, Total, Totals } from './totals.ts';
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
  /** Up to so many rows are sorted; more are met in order. */
  readonly few: number;
}

type KeyedRow = ListRow & { readonly [KEY]: Position['key'] };

/** The one line of a page statement. */
type Answer = {
  readonly filas: readonly KeyedRow[] | null;
  readonly cambios: Changes;
};

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
  { pool, layouts }: Reader,
  context: ReadContext,
  request: Selection & Pick<ListRequest, 'module'>,
): Promise<Question> => {
  const sight = requireSight(layouts, request.module, context);
  const sights = sightsOf(layouts, context);
  const hits = await readTextHits(pool, sight, context.tenant, request.text);
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

const countedOf = ({ sight, compile }: Question, { tenant }: ReadContext): Counted => {
  const { compilation, where } = compile();
  return { tenant, table: sight.layout.table, where, args: compilation.args };
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
): Promise<number> =>
  (await reader.totals.count(countedOf(await questionOf(reader, context, request), context), true)).total;

interface Wanted {
  readonly columns: readonly string[];
  readonly order: Order;
  readonly after: Position | undefined;
  readonly limit: number;
  readonly few: boolean;
}

/** Rows with a key, then, when they do not fill the page, rows without one; one row more than the page shows. */
const readRows = async (
  { pool }: Reader,
  { sight, compile }: Question,
  { columns, order, after, limit, few }: Wanted,
) => {
  const read = async (portion: Portion, position: Page['after'], wanted: number): Promise<Answer> => {
    const { compilation, where } = compile();
    const page = { sight, columns, where, order, after: position, wanted, few };
    const { rows } = await pool.query(pageStatement(page, portion, compilation), compilation.args.values);
    return rows[0] as Answer;
  };
  const atTail = after?.key === null;
  const first = await read(atTail ? 'keyless' : few ? 'both' : 'keyed', after, limit + 1);
  const short = limit + 1 - (first.filas ?? []).length;
  const rest =
    short > 0 && !few && !order.filled && !atTail ? await read('keyless', undefined, short) : undefined;
  return { rows: [...(first.filas ?? []), ...(rest?.filas ?? [])], changes: first.cambios };
};

/**
 * Reads one page, its total and the names of what its rows point at. One round trip, once total and names are remembered.
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
  const few = (await reader.totals.estimate(countedOf(question, context), exactTotal)) <= reader.few;
  const { rows, changes } = await readRows(reader, question, { columns, order, after, limit, few });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const whole = !after && !last ? { total: shown.length, totalExact: true } : undefined;
  const ids = referencedIds(question.sight.layout, columns, shown);
  const named = await reader.labels.named(context.tenant, ids, changes);
  return {
    ...(whole ?? (await reader.totals.count(countedOf(question, context), exactTotal, changes))),
    rows: shown.map(withoutKey),
    next: last ? writeCursor(module, order, { key: last[KEY], id: last.id }) : null,
    refs: toLabels(named, question.sights),
  };
};
