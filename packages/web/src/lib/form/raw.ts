import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { formatearRut } from '@gore/core/kernel/declare/valores/rut.ts';
import { formatInteger, formatMoney } from '../format/number.ts';
import { texts } from '../record.ts';
import { shapeText } from './shape-text.ts';

/** A stored file as the form holds it. */
export interface RawFile {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly type?: string;
}

/** Both coordinates as written. */
export interface RawPoint {
  readonly lat: string;
  readonly lon: string;
}

/** The values of one row of a `list` field, as written. */
export interface RawRow {
  readonly [name: string]: Raw;
}

/** What a control holds: text as written, choices made, a file, a place or rows. Null is nothing. */
export type Raw = string | boolean | null | readonly string[] | RawFile | RawPoint | readonly RawRow[];

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const spelled = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const rawFile = (value: Json | undefined): RawFile | null =>
  isObject(value) && typeof value.key === 'string'
    ? { key: value.key, name: spelled(value.name), size: Number(value.size) }
    : null;

const rawPoint = (value: Json | undefined): RawPoint =>
  isObject(value)
    ? { lat: spelled(value.lat).replace('.', ','), lon: spelled(value.lon).replace('.', ',') }
    : { lat: '', lon: '' };

const rawRows = (field: FieldDescriptor, value: Json | undefined): readonly RawRow[] =>
  Array.isArray(value) ? value.filter(isObject).map((row) => rawValues(field.fields ?? [], row)) : [];

/** Moment in the local time of the browser, as `datetime-local` takes it. */
const localInstant = (iso: string): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** A stored value as its control shows it. */
export const toRaw = (field: FieldDescriptor, value: Json | undefined): Raw => {
  switch (field.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'choices':
    case 'refs':
      return texts(value);
    case 'file':
      return rawFile(value);
    case 'point':
      return rawPoint(value);
    case 'geometry':
      return shapeText(value);
    case 'list':
      return rawRows(field, value);
    case 'money':
      return typeof value === 'number' ? formatMoney(value).replace('$', '') : '';
    case 'integer':
      return typeof value === 'number' && Math.abs(value) > 9999 ? formatInteger(value) : spelled(value);
    case 'percent':
    case 'number':
      return spelled(value).replace('.', ',');
    case 'rut':
      return formatearRut(spelled(value));
    case 'instant':
      return localInstant(spelled(value));
    default:
      return spelled(value);
  }
};

/** Values of several fields as their controls show them; absent ones take their default. */
export const rawValues = (
  fields: readonly FieldDescriptor[],
  values: { readonly [name: string]: Json | undefined } = {},
): RawRow =>
  Object.fromEntries(
    fields.map((field) => [
      field.name,
      toRaw(field, values[field.name] ?? (field.default as Json | undefined)),
    ]),
  );
