import { isInstant } from '../declare/evaluate.ts';
import type { FieldKind } from '../declare/field.ts';
import { esFecha } from '../declare/valores/fecha.ts';
import type { Args } from './args.ts';
import { orderName, sortField } from './indexes.ts';
import type { Family, ReadColumn } from './layout.ts';
import { QueryRefusal } from './refusal.ts';
import { extraName, requireSeen, type Sight } from './sight.ts';
import { tableRecord } from './sql-record.ts';

/** What rows are ordered by: a value, then the id. Rows without the value come last in both directions. */
export interface Order {
  /** As the request writes it: `-montoIniciativa`. */
  readonly sort: string;
  readonly descending: boolean;
  /** The key in SQL. */
  readonly key: string;
  readonly family: Ordered;
  /** Whether every row has a key, so that there is no tail of rows without one. */
  readonly filled: boolean;
}

type Key = Pick<Order, 'key' | 'family' | 'filled'>;

/** Kinds with no order a person would recognise. */
const unordered: ReadonlySet<FieldKind> = new Set(['longText', 'ref']);

/** Families with an order. */
type Ordered = Exclude<Family, 'texts' | 'opaque'>;

const keyTypes: Readonly<Record<Ordered, readonly [type: string, fits: (key: unknown) => boolean]>> = {
  text: ['text', (key) => typeof key === 'string'],
  number: ['double precision', (key) => typeof key === 'number' && Number.isFinite(key)],
  boolean: ['boolean', (key) => typeof key === 'boolean'],
  date: ['date', (key) => typeof key === 'string' && esFecha(key)],
  instant: ['timestamptz', (key) => typeof key === 'string' && isInstant(key)],
};

const isOrdered = (family: Family): family is Ordered => family in keyTypes;

const columnKey = (column: ReadColumn): Key | undefined => {
  const worded = column.source !== 'system' && (column.kind === 'text' || column.kind === 'email');
  const stored = `m.${orderName(column)}`;
  const key = worded && !column.sortName ? `gore_orden(${stored})` : stored;
  return isOrdered(column.family) ? { key, family: column.family, filled: column.filled } : undefined;
};

const keyOf = ({ layout, access }: Sight, field: string): Key | undefined => {
  const column = layout.column(field);
  if (column) return unordered.has(column.kind) ? undefined : columnKey(column);
  const extra = access.extra?.[extraName(field) ?? ''];
  if (!extra || unordered.has(extra.kind)) return undefined;
  const { sql, family } = tableRecord(layout, 'm', access.extra).column(field);
  return isOrdered(family)
    ? { key: family === 'text' ? `gore_orden(${sql})` : sql, family, filled: false }
    : undefined;
};

/** The date that days are counted from: most days first is the oldest date first. */
const countedFrom = ({ layout }: Sight, field: string): string | undefined => {
  const derived = layout.module.derived[field];
  const days = derived && 'days' in derived ? derived.days.operand : undefined;
  return days && 'days' in days && 'field' in days.days ? days.days.field : undefined;
};

/**
 * The order of a list. Without a request it is the declared one, or the code, or the id, whichever the actor sees.
 *
 * @throws QueryRefusal for a value the actor does not see or nothing can be ordered by.
 */
export const orderOf = (sight: Sight, requested: string | undefined): Order => {
  const declared = [sight.layout.module.list.sort, 'codigo'].find((sort) => sight.sees(sortField(sort)));
  const sort = requested ?? declared ?? 'id';
  const field = requireSeen(sight, sortField(sort));
  const since = countedFrom(sight, field);
  const key = keyOf(sight, since ?? field);
  if (!key) throw new QueryRefusal('La lista no se puede ordenar por ese dato: elija otra columna.', field);
  return { sort, descending: sort.startsWith('-') !== (since !== undefined), ...key };
};

/** Where a page ended. */
export interface Position {
  /** Key of its last row; null among the rows without one. */
  readonly key: string | number | boolean | null;
  readonly id: string;
}

/** Tells whether a position can be one of this order. */
export const fitsOrder = (order: Order, { key }: Position): boolean =>
  key === null ? !order.filled : keyTypes[order.family][1](key);

/** The condition on rows that come after a position. */
export const afterPosition = (order: Order, { key, id }: Position, args: Args): string => {
  const sign = order.descending ? '<' : '>';
  const last = args.add(id, 'text');
  if (key === null) return `m.id ${sign} ${last}`;
  const whole = typeof key === 'number' && Number.isSafeInteger(key);
  const type = whole ? 'bigint' : keyTypes[order.family][0];
  return `(${order.key}, m.id) ${sign} (${args.add(key, type)}, ${last})`;
};
