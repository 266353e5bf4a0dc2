import type { SqlPool } from '../../ports/sql.ts';
import { newArgs } from './args.ts';
import { columnsOf } from './columns.ts';
import type { Compilation } from './compilation.ts';
import type { ReadContext } from './context.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { type LabelLine, type Labels, sightsOf, toLabels } from './labels.ts';
import type { Layout } from './layout.ts';
import { orderOf, type Position } from './order.ts';
import { KEY, type Page, type Portion, pageStatement } from './page.ts';
import { QueryRefusal } from './refusal.ts';
import { requireSight } from './sight.ts';
import { compilationFor, tableRecord } from './sql-record.ts';
import type { Total, Totals } from './totals.ts';
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
}

type KeyedRow = ListRow & { readonly [KEY]: Position['key'] };

/** The one line of a page statement. */
type Answer = {
  readonly filas: readonly KeyedRow[] | null;
  readonly nombres: readonly LabelLine[] | null;
  readonly cambio: string;
};

const DEFAULT_LIMIT = 50;
const GREATEST_LIMIT = 200;

const readLimit = (limit = DEFAULT_LIMIT): number => {
  if (Number.isInteger(limit) && limit >= 1 && limit <= GREATEST_LIMIT) return limit;
  throw new QueryRefusal(`Pida entre 1 y ${GREATEST_LIMIT} filas por página.`, 'limite');
};

const withoutKey = ({ [KEY]: _, ...row }: KeyedRow): ListRow => row;

/**
 * Reads one page, its total and the names of what its rows point at; usually in one round trip.
 *
 * @throws QueryRefusal when the request names something the actor does not see or that does not exist.
 */
export const readList = async (
  { pool, layouts, totals }: Reader,
  context: ReadContext,
  request: ListRequest,
): Promise<ListPage> => {
  const { module, cursor, exactTotal = false } = request;
  const sight = requireSight(layouts, module, context);
  const sights = sightsOf(layouts, context);
  const limit = readLimit(request.limit);
  const columns = columnsOf(sight, request.columns);
  const order = orderOf(sight, request.sort);
  const after = cursor === undefined ? undefined : readCursor(module, order, cursor);

  const compile = (): Compilation =>
    compilationFor(tableRecord(sight.layout, 'm', sight.access.extra), context, layouts, newArgs());
  const conditions = (compilation: Compilation): readonly string[] =>
    conditionsOf(sight, request, compilation, (name) => sights.get(name));
  const readPortion = async (portion: Portion, position: Page['after'], wanted: number): Promise<Answer> => {
    const compilation = compile();
    const where = conditions(compilation);
    const page = { sight, sights, columns, where, order, after: position, wanted };
    const { rows } = await pool.query(pageStatement(page, portion, compilation), compilation.args.values);
    return rows[0] as Answer;
  };

  const first = await readPortion(after?.key === null ? 'keyless' : 'keyed', after, limit + 1);
  const found = [...(first.filas ?? [])];
  const labels = [...(first.nombres ?? [])];
  if (found.length <= limit && !order.filled && after?.key !== null) {
    const rest = await readPortion('keyless', undefined, limit + 1 - found.length);
    found.push(...(rest.filas ?? []));
    labels.push(...(rest.nombres ?? []));
  }

  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  const count = async (): Promise<Total> => {
    if (!after && !last) return { total: shown.length, totalExact: true };
    const compilation = compile();
    const where = conditions(compilation);
    const counted = { tenant: context.tenant, table: sight.layout.table, where, args: compilation.args };
    return totals.count(counted, first.cambio, exactTotal);
  };
  return {
    ...(await count()),
    rows: shown.map(withoutKey),
    next: last ? writeCursor(module, order, { key: last[KEY], id: last.id }) : null,
    refs: toLabels(labels),
  };
};
