import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { formatInteger, formatMoney, formatNumber } from '../format/number.ts';
import type { RawRow } from './raw.ts';
import { readRaw } from './read.ts';

/** Sentences by field name. */
export type Faults = Readonly<Record<string, string>>;

const figure = (field: FieldDescriptor, value: number): string =>
  field.kind === 'money' ? formatMoney(value) : formatNumber(value);

const numberFault = (field: FieldDescriptor, value: number): string | undefined => {
  if (field.min !== undefined && value < field.min)
    return `No puede ser menor que ${figure(field, field.min)}.`;
  const max = field.max ?? (field.kind === 'percent' ? 100 : undefined);
  return max !== undefined && value > max ? `No puede ser mayor que ${figure(field, max)}.` : undefined;
};

const textFault = (field: FieldDescriptor, value: string): string | undefined => {
  if (field.kind !== 'text' && field.kind !== 'longText') return undefined;
  const max = field.max ?? (field.kind === 'text' ? 300 : 20_000);
  if (value.length > max)
    return `Son ${formatInteger(value.length)} caracteres; caben ${formatInteger(max)}.`;
  if (field.min !== undefined && value.length < field.min) return `Escriba al menos ${field.min} caracteres.`;
  if (field.pattern === undefined || new RegExp(field.pattern).test(value)) return undefined;
  return 'No tiene la forma esperada: revise el dato.';
};

/** Why a value cannot be saved, or nothing. The server has the last word. */
export const valueFault = (field: FieldDescriptor, value: Json): string | undefined => {
  if (value === null) return field.required ? 'Falta este dato.' : undefined;
  if (typeof value === 'number') return numberFault(field, value);
  return typeof value === 'string' ? textFault(field, value) : undefined;
};

/** What was read from a form: the values, and why some could not be. */
export interface FormReading {
  readonly values: Readonly<Record<string, Json>>;
  readonly faults: Faults;
}

/** Reads and checks the controls of several fields. */
export const readForm = (fields: readonly FieldDescriptor[], raw: RawRow): FormReading => {
  const values: Record<string, Json> = {};
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const reading = readRaw(field, raw[field.name] ?? null);
    const fault = reading.ok ? valueFault(field, reading.value) : reading.message;
    if (fault) faults[field.name] = fault;
    else if (reading.ok) values[field.name] = reading.value;
  }
  return { values, faults };
};
