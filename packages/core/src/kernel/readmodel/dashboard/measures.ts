import type { Asked, Every } from '../../declare/dashboard.ts';
import type { FieldKind } from '../../declare/field.ts';
import { type Args, newArgs } from '../args.ts';
import type { ReadContext } from '../context.ts';
import { dateOf } from '../days.ts';
import { sightsOf } from '../labels.ts';
import type { Reader } from '../list.ts';
import { QueryRefusal } from '../refusal.ts';
import { requireSeen, requireSight, type Sight } from '../sight.ts';
import { compilationFor, tableRecord } from '../sql-record.ts';
import { conditionsOf } from '../where.ts';
import { selectionOf } from './asked.ts';

/** What numbers are told apart by: a value, or the stretch of days a date lies in. */
export interface Key {
  readonly field: string;
  readonly every?: Every;
}

/** A number, or one for each combination of keys. */
export interface Measure {
  readonly of: Asked;
  readonly sum?: string | undefined;
  /** At most two. */
  readonly keys: readonly Key[];
}

/** One number: of which measure, at which keys. */
export interface Measured {
  readonly measure: number;
  readonly keys: readonly [string | null, string | null];
  readonly value: number;
}

type Layouts = Pick<Reader, 'layouts'>;

/** Kinds whose values are few enough to stand in a row each. */
const grouping: ReadonlySet<FieldKind> = new Set(['choice', 'ref', 'text', 'boolean', 'integer']);

const refuse = (field: string): never => {
  throw new QueryRefusal(`Por «${field}» no se puede agrupar: elija otro dato.`, field);
};

/** The column of a value. @throws QueryRefusal for one that is not kept in a column. */
export const columnOf = ({ layout }: Sight, field: string) => layout.column(field) ?? refuse(field);

/** SQL of one measure: its number in the section, its keys as text and its value. */
const measureSql = (
  { layouts }: Layouts,
  context: ReadContext,
  { of, sum, keys }: Measure,
  at: number,
  args: Args,
): string => {
  const sight = requireSight(layouts, of.module, context);
  const record = tableRecord(sight.layout, 'm', sight.access.extra);
  const compilation = compilationFor(record, context, layouts, args);
  const where = conditionsOf(sight, selectionOf(of), compilation, sightsOf(layouts, context));
  const keySql = ({ field, every }: Key): string => {
    const { family, kind, name } = columnOf(sight, requireSeen(sight, field));
    const sql = `m.${name}`;
    if (every === undefined) return grouping.has(kind) ? `${sql}::text` : refuse(field);
    if (family !== 'date' && family !== 'instant') return refuse(field);
    return `date_trunc('${every}', ${dateOf({ sql, family }, compilation)})::date::text`;
  };
  const summed = sum === undefined ? undefined : columnOf(sight, requireSeen(sight, sum));
  const value = summed
    ? `coalesce(sum(m.${summed.family === 'number' ? summed.name : refuse(summed.field)}), 0)`
    : 'count(*)';
  const selected = [0, 1].map((place) => {
    const key = keys[place];
    return `${key ? keySql(key) : 'null::text'} as k${place}`;
  });
  const group = keys.length ? ` group by ${keys.map((_, place) => place + 2).join(', ')}` : '';
  return `select ${at} as medida, ${selected.join(', ')}, (${value})::float8 as valor
    from ${sight.layout.table} m where ${where.join(' and ')}${group}`;
};

/** Whether the actor may ask for a measure: its module, the values it asks by and those it shows. */
export const mayMeasure = (reader: Layouts, context: ReadContext, measure: Measure): boolean => {
  try {
    measureSql(reader, context, measure, 0, newArgs());
    return true;
  } catch (error) {
    if (error instanceof QueryRefusal) return false;
    throw error;
  }
};

/** A statement that reads every measure of a section at once. */
export const measuresSql = (
  reader: Layouts,
  context: ReadContext,
  measures: readonly Measure[],
  args: Args,
): string =>
  measures.map((measure, at) => measureSql(reader, context, measure, at, args)).join(' union all ');

type RawRow = Readonly<Record<string, unknown>>;

const keyOf = (value: unknown): string | null => (value == null ? null : String(value));

/** Reads what such a statement answered. */
export const measuredOf = (rows: readonly RawRow[]): readonly Measured[] =>
  rows.map(({ medida, k0, k1, valor }) => ({
    measure: Number(medida),
    keys: [keyOf(k0), keyOf(k1)],
    value: Number(valor),
  }));
