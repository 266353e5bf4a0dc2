import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { esRut } from '@gore/core/kernel/declare/valores/rut.ts';
import { parseMoney, parseNumber, parsePercent } from '../format/parse.ts';
import type { Raw, RawFile, RawPoint, RawRow } from './raw.ts';
import { valueOfText } from './shape-text.ts';

/** What a control holds, read into the value the API takes; null is «nothing». */
export type Reading =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly message: string };

const read = (value: Json): Reading => ({ ok: true, value });
const refuse = (message: string): Reading => ({ ok: false, message });

const numberReaders: Partial<Record<FieldDescriptor['kind'], (text: string) => number | undefined>> = {
  money: parseMoney,
  percent: parsePercent,
  number: parseNumber,
  integer: parseNumber,
};

const examples: Partial<Record<FieldDescriptor['kind'], string>> = {
  money: 'Escriba el monto en pesos, por ejemplo 1.250.000.',
  percent: 'Escriba un porcentaje, por ejemplo 43,5.',
  number: 'Escriba un número, por ejemplo 1.250,5.',
  integer: 'Escriba un número entero.',
};

/** `12.345.678-5`, `123456785` or `12345678-K` → `12345678-5`. */
const canonicalRut = (text: string): string => {
  const compact = text
    .replace(/[^\dkK]/g, '')
    .toUpperCase()
    .replace(/^0+/, '');
  return `${compact.slice(0, -1)}-${compact.slice(-1)}`;
};

const readRut = (text: string): Reading => {
  const rut = canonicalRut(text);
  return esRut(rut) ? read(rut) : refuse('Revise el RUT: el número y su dígito verificador no corresponden.');
};

const readInstant = (text: string): Reading => {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? refuse('Escriba fecha y hora.') : read(at.toISOString());
};

const readEmail = (text: string): Reading =>
  /^\S+@\S+\.\S+$/.test(text)
    ? read(text)
    : refuse('Escriba un correo completo, por ejemplo nombre@servicio.cl.');

const readShape = (text: string): Reading => {
  const value = valueOfText(text);
  return value === undefined ? refuse('Dibuje el trazado de nuevo.') : read(value);
};

const readText = (field: FieldDescriptor, text: string): Reading => {
  if (text === '') return read(null);
  const toNumber = numberReaders[field.kind];
  if (toNumber) {
    const value = toNumber(text);
    if (value === undefined || (field.kind === 'integer' && !Number.isInteger(value))) {
      return refuse(examples[field.kind] ?? 'Escriba un número.');
    }
    return read(value);
  }
  if (field.kind === 'geometry') return readShape(text);
  if (field.kind === 'rut') return readRut(text);
  if (field.kind === 'email') return readEmail(text);
  if (field.kind === 'instant') return readInstant(text);
  return read(text);
};

const isPoint = (raw: object): raw is RawPoint => 'lat' in raw && 'lon' in raw;
const isFile = (raw: object): raw is RawFile => 'key' in raw;
const isTexts = (raw: readonly unknown[]): raw is readonly string[] =>
  raw.every((item) => typeof item === 'string');

const readPoint = ({ lat, lon }: RawPoint): Reading => {
  if (lat.trim() === '' && lon.trim() === '') return read(null);
  const [latitude, longitude] = [parseNumber(lat), parseNumber(lon)];
  const valid = latitude !== undefined && longitude !== undefined;
  return valid && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    ? read({ lat: latitude, lon: longitude })
    : refuse('Escriba latitud y longitud en grados, por ejemplo −36,6066 y −72,1034.');
};

const readRows = (fields: readonly FieldDescriptor[], rows: readonly RawRow[]): Reading => {
  const values: Record<string, Json>[] = [];
  for (const [at, row] of rows.entries()) {
    const value: Record<string, Json> = {};
    for (const field of fields) {
      const reading = readRaw(field, row[field.name] ?? null);
      if (!reading.ok) return refuse(`Fila ${at + 1}, ${field.label.toLowerCase()}: ${reading.message}`);
      if (field.required && reading.value === null)
        return refuse(`Fila ${at + 1}: falta ${field.label.toLowerCase()}.`);
      if (reading.value !== null) value[field.name] = reading.value;
    }
    values.push(value);
  }
  return read(values.length ? values : null);
};

/** Reads what a control holds, or says how to write it. */
export const readRaw = (field: FieldDescriptor, raw: Raw): Reading => {
  if (raw === null || typeof raw === 'boolean') return read(raw);
  if (typeof raw === 'string') return readText(field, field.kind === 'longText' ? raw.trimEnd() : raw.trim());
  if (Array.isArray(raw)) {
    if (field.kind === 'list')
      return readRows(
        field.fields ?? [],
        raw.filter((row) => typeof row === 'object'),
      );
    return read(isTexts(raw) && raw.length ? [...raw] : null);
  }
  if (isPoint(raw)) return readPoint(raw);
  return isFile(raw) ? read({ ...raw }) : read(null);
};
