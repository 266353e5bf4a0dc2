import { isInstant } from '../declare/evaluate.ts';
import type { FieldKind } from '../declare/field.ts';
import type { Json } from '../declare/json.ts';
import { esFecha } from '../declare/valores/fecha.ts';
import type { StoredRecord } from '../runtime/stored.ts';
import type { TotalsImage } from './images.ts';
import { type Layout, type ReadColumn, TOTALS_VERSION } from './layout.ts';

type ToSql = (value: Json) => Json | undefined;

const asText: ToSql = (value) => (typeof value === 'string' && value !== '' ? value : undefined);
const asWhole: ToSql = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : undefined;
const asNumber: ToSql = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
const asTexts: ToSql = (value) => {
  const texts = Array.isArray(value) ? value.filter((one) => typeof one === 'string' && one !== '') : [];
  return texts.length ? texts : undefined;
};
const asDocument: ToSql = (value) => (Array.isArray(value) && value.length === 0 ? undefined : value);

const asPoint: ToSql = (value) => {
  if (typeof value !== 'object' || value === null || !('lon' in value) || !('lat' in value)) return undefined;
  const { lon, lat } = value;
  return typeof lon === 'number' && typeof lat === 'number' ? `SRID=4326;POINT(${lon} ${lat})` : undefined;
};

/** A shape; where only the name of its file came, there is none to draw. */
const asShape: ToSql = (value) =>
  typeof value === 'object' && value !== null && 'coordinates' in value ? value : undefined;

/**
 * How a stored value enters its column. What does not fit is left out: values are checked when they are written, and
 * one that slipped through must not hold up every record behind it.
 */
const conversions: Readonly<Record<FieldKind, ToSql>> = {
  text: asText,
  longText: asText,
  choice: asText,
  ref: asText,
  rut: asText,
  email: asText,
  money: asWhole,
  integer: asWhole,
  percent: asNumber,
  number: asNumber,
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  date: (value) => (typeof value === 'string' && esFecha(value) ? value : undefined),
  instant: (value) => (typeof value === 'string' && isInstant(value) ? value : undefined),
  choices: asTexts,
  refs: asTexts,
  point: asPoint,
  geometry: asShape,
  file: asDocument,
  json: asDocument,
  list: asDocument,
};

/** A value as its column takes it, or nothing. */
export const toSql = (kind: FieldKind, value: Json | undefined): Json | undefined =>
  value === undefined || value === null ? undefined : conversions[kind](value);

/** Type a column has while it travels as JSON to `json_to_recordset`. */
export const travelType = ({ kind, type }: ReadColumn): string => {
  if (kind === 'geometry') return 'json';
  return type.replace(' collate "C"', '');
};

const isSystem = (
  name: string,
  record: StoredRecord,
): name is Exclude<keyof StoredRecord, 'data' | 'extra' | 'hechos'> => name in record;

/** A record as a JSON row, keyed by the bare names of its columns. */
export const toRow = (layout: Layout, record: StoredRecord): Readonly<Record<string, Json>> => {
  const row: Record<string, Json> = { tenant: record.tenant };
  for (const { field, name, kind, source } of layout.columns) {
    if (source === 'rollup') continue;
    const stored =
      source !== 'system' ? record.data[field] : isSystem(field, record) ? record[field] : undefined;
    const value = toSql(kind, stored);
    if (value !== undefined) row[name.slice(1, -1)] = value;
  }
  if (record.extra) row.extra = record.extra;
  return row;
};

/** The totals of a record as a JSON row, keyed by the bare names of its columns. */
export const toTotalsRow = (
  layout: Layout,
  { tenant, id, totals, version }: TotalsImage,
): Readonly<Record<string, Json>> => {
  const row: Record<string, Json> = { tenant, id, [TOTALS_VERSION.slice(1, -1)]: version };
  for (const { field, name } of layout.columns.filter(({ source }) => source === 'rollup')) {
    const total = asWhole(totals[field] ?? 0);
    if (total !== undefined) row[name.slice(1, -1)] = total;
  }
  return row;
};

const clean = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;

/** Rows as JSON text PostgreSQL accepts: it knows neither the null character nor half of a surrogate pair. */
export const toJson = (rows: readonly unknown[]): string => {
  const text = JSON.stringify(rows);
  return /\\u0000|\\ud[89a-f]/.test(text) ? JSON.stringify(rows, clean) : text;
};
