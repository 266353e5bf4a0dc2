import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { impersonalName } from '@gore/core/kernel/declare/impersonal.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { formatearRut } from '@gore/core/kernel/declare/valores/rut.ts';
import { isEmpty, type Refs, texts } from '../record.ts';
import { formatDate, formatInstant } from './date.ts';
import {
  formatCount,
  formatInteger,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPlain,
  type MoneyUnit,
} from './number.ts';

/** What a value needs besides its field to be put into words. */
export interface Wording {
  readonly refs?: Refs;
  readonly money?: MoneyUnit;
}

/** What stands where there is no value. */
export const nothing = '—';

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textIn = (value: Json, key: string): string => {
  const inner = isObject(value) ? value[key] : undefined;
  return typeof inner === 'string' || typeof inner === 'number' ? String(inner) : '';
};

/** Latitude first, as maps write it. */
const formatPoint = (value: Json): string => {
  const [lat, lon] = [Number(textIn(value, 'lat')), Number(textIn(value, 'lon'))];
  return Number.isFinite(lat) && Number.isFinite(lon)
    ? `${formatNumber(lat)}; ${formatNumber(lon)}`
    : nothing;
};

const formatFigure = (field: FieldDescriptor, value: number, money: MoneyUnit | undefined): string => {
  switch (field.kind) {
    case 'money':
      return formatMoney(value, money);
    case 'percent':
      return formatPercent(value);
    case 'integer':
      return field.unit ? formatInteger(value) : formatPlain(value);
    case 'days':
      return formatCount(value, 'día', 'días');
    default:
      return formatNumber(value);
  }
};

const withUnit = (field: FieldDescriptor, text: string): string =>
  field.unit && field.kind !== 'days' && field.kind !== 'money' ? `${text}\u00a0${field.unit}` : text;

const formatText = (field: FieldDescriptor, value: string, refs: Refs | undefined): string => {
  switch (field.kind) {
    case 'date':
      return formatDate(value);
    case 'instant':
      return formatInstant(value);
    case 'rut':
      return formatearRut(value);
    case 'choice':
    case 'choices':
      return field.choices?.[value] ?? value;
    case 'ref':
    case 'refs':
      return (field.module && refs?.[field.module]?.[value]) || impersonalName(value) || value;
    default:
      return value;
  }
};

/** A value in words, as a person in Chile reads it. */
export const formatValue = (
  field: FieldDescriptor,
  value: Json | undefined,
  wording: Wording = {},
): string => {
  if (value === undefined || value === null || isEmpty(value)) return nothing;
  if (typeof value === 'boolean') return value ? 'Sí' : 'No';
  if (typeof value === 'number') return withUnit(field, formatFigure(field, value, wording.money));
  if (typeof value === 'string') return withUnit(field, formatText(field, value, wording.refs));
  if (field.kind === 'point') return formatPoint(value);
  if (field.kind === 'file') return textIn(value, 'name') || nothing;
  if (field.kind === 'list') return formatCount(Array.isArray(value) ? value.length : 0, 'fila', 'filas');
  if (Array.isArray(value))
    return texts(value)
      .map((item) => formatText(field, item, wording.refs))
      .join(', ');
  return field.kind === 'geometry' ? 'Trazado en el mapa' : JSON.stringify(value);
};
