import { isInstant } from './evaluate.ts';
import type { Field, FieldKind, Fields } from './field.ts';
import type { Json } from './json.ts';
import { unstorable } from './storable.ts';
import { shapeFault } from './territorio/forma.ts';
import { esFecha } from './valores/fecha.ts';
import { leerRut } from './valores/rut.ts';
import { limpiar } from './valores/texto.ts';

/** What is wrong with one value, in words for the person who typed it. */
export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

type Reading = { readonly value: Json | undefined } | { readonly message: string };

const say = (message: string): Reading => ({ message });
const isObject = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const readText = (field: Field, raw: unknown, fallbackMax: number): Reading => {
  if (typeof raw !== 'string') return say('Debe ser un texto.');
  // Half a character would come back from storage as another text than the one the history has sealed.
  const whole = raw.toWellFormed();
  const value = field.kind === 'longText' ? whole.replace(/\r\n?/g, '\n').trim() : limpiar(whole);
  const { min, max = fallbackMax, pattern } = field.options;
  if (value === '') return { value: undefined };
  if (min !== undefined && value.length < min) return say(`Debe tener al menos ${min} caracteres.`);
  if (value.length > max) return say(`Debe tener como máximo ${max} caracteres.`);
  if (pattern && !pattern.test(value)) return say('El formato no es válido.');
  return { value };
};

const readNumber = (field: Field, raw: unknown, whole: boolean): Reading => {
  if (typeof raw !== 'number' || !Number.isFinite(raw)) return say('Debe ser un número.');
  if (whole && !Number.isSafeInteger(raw)) return say('Debe ser un número entero.');
  const { min = field.kind === 'percent' ? 0 : undefined, max = field.kind === 'percent' ? 100 : undefined } =
    field.options;
  if (min !== undefined && raw < min) return say(`El mínimo es ${min}.`);
  if (max !== undefined && raw > max) return say(`El máximo es ${max}.`);
  return { value: field.kind === 'percent' ? Math.round(raw * 100) / 100 : raw };
};

const readInstant = (raw: unknown): Reading => {
  const exists = typeof raw === 'string' && isInstant(raw) && esFecha(raw.slice(0, 10));
  const value = exists ? new Date(raw).toISOString() : '';
  return isInstant(value) ? { value } : say('Debe ser una fecha y hora con zona.');
};

/** Tells what can be the id of a record; anything else leads to none. */
export const isId = (raw: unknown): raw is string =>
  typeof raw === 'string' && /^[0-9a-z:_-]{1,64}$/.test(raw);

const readMany = (
  raw: unknown,
  valid: (one: unknown) => one is string,
  max: number,
  message: string,
): Reading => {
  if (!Array.isArray(raw) || !raw.every(valid)) return say(message);
  const value = [...new Set(raw)];
  if (value.length > max) return say(`Elija ${max} como máximo.`);
  return { value: value.length ? value : undefined };
};

const readPoint = (raw: unknown): Reading => {
  if (!isObject(raw)) return say('Debe ser un punto con longitud y latitud.');
  const { lon, lat } = raw;
  const inside =
    typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  return inside ? { value: { lon, lat } } : say('La longitud va de −180 a 180 y la latitud de −90 a 90.');
};

const readFile = (raw: unknown): Reading => {
  if (!isObject(raw)) return say('Debe ser un archivo subido.');
  const { key, name, size, sha256, type } = raw;
  if (typeof key !== 'string' || typeof name !== 'string' || typeof size !== 'number')
    return say('Debe ser un archivo subido.');
  return {
    value: {
      key,
      name: limpiar(name).slice(0, 300).toWellFormed(),
      size,
      ...(typeof sha256 === 'string' ? { sha256 } : {}),
      ...(typeof type === 'string' ? { type } : {}),
    },
  };
};

const readBounded = (raw: unknown): Reading => {
  // Asked first: what is nested without end cannot even be written down.
  const fault = unstorable(raw as Json);
  if (fault) return say(fault);
  const text = JSON.stringify(raw);
  return text.length > 16_384
    ? say('Es demasiado grande: 16 KB como máximo.')
    : { value: JSON.parse(text) as Json };
};

/** A shape as GeoJSON, or where a long one lies. */
const readShape = (raw: unknown): Reading => {
  if (isObject(raw) && 'key' in raw) return readFile(raw);
  const fault = shapeFault(raw);
  return fault ? say(fault) : readBounded(raw);
};

const readRows = (field: Field, raw: unknown): Reading => {
  if (!Array.isArray(raw)) return say('Debe ser una lista de filas.');
  const { fields = {}, options } = field;
  const max = options.max ?? 50;
  if (raw.length > max) return say(`Admite ${max} filas como máximo.`);
  const rows: Json[] = [];
  for (const [at, row] of raw.entries()) {
    if (!isObject(row)) return say(`La fila ${at + 1} no es válida.`);
    const { values, faults } = readValues(fields, row, { complete: true });
    const [first] = faults;
    if (first) return say(`Fila ${at + 1}, ${fields[first.field]?.label ?? first.field}: ${first.message}`);
    rows.push(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Json);
  }
  return { value: rows.length ? rows : undefined };
};

const readers: Readonly<Record<FieldKind, (field: Field, raw: unknown) => Reading>> = {
  text: (field, raw) => readText(field, raw, 300),
  longText: (field, raw) => readText(field, raw, 20_000),
  money: (field, raw) => readNumber(field, raw, true),
  integer: (field, raw) => readNumber(field, raw, true),
  number: (field, raw) => readNumber(field, raw, false),
  percent: (field, raw) => readNumber(field, raw, false),
  boolean: (_, raw) => (typeof raw === 'boolean' ? { value: raw } : say('Debe ser sí o no.')),
  date: (_, raw) =>
    typeof raw === 'string' && esFecha(raw)
      ? { value: raw }
      : say('Debe ser una fecha, por ejemplo 2026-03-15.'),
  instant: (_, raw) => readInstant(raw),
  choice: (field, raw) =>
    typeof raw === 'string' && Object.hasOwn(field.choices ?? {}, raw)
      ? { value: raw }
      : say('Elija una de las opciones.'),
  choices: (field, raw) =>
    readMany(
      raw,
      (one): one is string => typeof one === 'string' && Object.hasOwn(field.choices ?? {}, one),
      50,
      'Elija entre las opciones.',
    ),
  ref: (_, raw) => (isId(raw) ? { value: raw } : say('Elija un registro de la lista.')),
  refs: (_, raw) => readMany(raw, isId, 25, 'Elija registros de la lista.'),
  rut: (_, raw) => {
    if (typeof raw !== 'string') return say('Debe ser un RUT.');
    const reading = leerRut(raw);
    return reading.ok ? { value: reading.rut } : say(reading.motivo);
  },
  email: (field, raw) => {
    const reading = readText(field, raw, 254);
    if ('message' in reading || reading.value === undefined) return reading;
    // One mailbox, one spelling: what is unique must not exist twice by its capitals.
    const address = String(reading.value).toLowerCase();
    return /^[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;]{2,}$/.test(address)
      ? { value: address }
      : say('No es un correo: escríbalo completo, por ejemplo nombre@institucion.cl.');
  },
  file: (_, raw) => readFile(raw),
  point: (_, raw) => readPoint(raw),
  geometry: (_, raw) => readShape(raw),
  json: (_, raw) => readBounded(raw),
  list: readRows,
};

/** Reads one value as its kind demands. `null`, the empty string and the empty list clear it. */
export const readValue = (field: Field, raw: unknown): Reading => {
  if (raw === null || raw === undefined || raw === '') return { value: undefined };
  const reading = readers[field.kind](field, raw);
  if ('message' in reading || reading.value === undefined) return reading;
  const fault = unstorable(reading.value);
  return fault ? say(fault) : reading;
};

/**
 * Reads what somebody sent into the values of a record. Nothing unknown passes, and each fault names its field.
 *
 * @param complete also asks for the required fields that were not sent, and fills in defaults.
 */
export const readValues = (
  fields: Fields,
  input: Readonly<Record<string, unknown>>,
  { complete = false }: { readonly complete?: boolean } = {},
): {
  readonly values: Readonly<Record<string, Json | undefined>>;
  readonly faults: readonly FieldFault[];
} => {
  const values: Record<string, Json | undefined> = {};
  const faults: FieldFault[] = [];
  for (const [name, raw] of Object.entries(input)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) {
      faults.push({ field: name, message: 'No existe este dato.' });
      continue;
    }
    const reading = readValue(field, raw);
    if ('message' in reading) faults.push({ field: name, message: reading.message });
    else if (reading.value === undefined && field.required)
      faults.push({ field: name, message: `Falta ${field.label.toLowerCase()}.` });
    else values[name] = reading.value;
  }
  if (!complete) return { values, faults };
  for (const [name, field] of Object.entries(fields)) {
    if (Object.hasOwn(input, name)) continue;
    if (field.options.default !== undefined) values[name] = field.options.default as Json;
    else if (field.required) faults.push({ field: name, message: `Falta ${field.label.toLowerCase()}.` });
  }
  return { values, faults };
};
