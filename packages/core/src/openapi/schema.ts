import type { Field, FieldKind, Fields } from '../kernel/declare/field.ts';
import type { AnyModule, Derived } from '../kernel/declare/module.ts';
import type { Rollup } from '../kernel/declare/rollup.ts';

/** A JSON Schema, as far as OpenAPI 3.1 needs it here. */
export type Schema = Readonly<Record<string, unknown>>;

const id: Schema = { type: 'string', pattern: '^[0-9a-z:_-]{1,64}$' };

const byKind: Readonly<Record<FieldKind, Schema>> = {
  text: { type: 'string', maxLength: 300 },
  longText: { type: 'string', maxLength: 20_000 },
  money: { type: 'integer', description: 'Pesos.' },
  percent: { type: 'number', minimum: 0, maximum: 100 },
  number: { type: 'number' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  instant: { type: 'string', format: 'date-time' },
  choice: { type: 'string' },
  choices: { type: 'array', uniqueItems: true },
  ref: id,
  refs: { type: 'array', items: id, uniqueItems: true, maxItems: 25 },
  rut: { type: 'string', pattern: '^[1-9]\\d{0,7}-[\\dK]$' },
  email: { type: 'string', format: 'email' },
  file: {
    type: 'object',
    required: ['key', 'name', 'size'],
    properties: { key: { type: 'string' }, name: { type: 'string' }, size: { type: 'integer' } },
  },
  point: {
    type: 'object',
    required: ['lon', 'lat'],
    properties: {
      lon: { type: 'number', minimum: -180, maximum: 180 },
      lat: { type: 'number', minimum: -90, maximum: 90 },
    },
  },
  geometry: { type: 'object', description: 'GeoJSON, WGS84.' },
  json: {},
  list: { type: 'array', maxItems: 50 },
};

const constraints = ({ kind, options }: Field): Schema => {
  if (kind === 'list') return options.max === undefined ? {} : { maxItems: options.max };
  const isText = kind === 'text' || kind === 'longText';
  const [low, high] = isText ? ['minLength', 'maxLength'] : ['minimum', 'maximum'];
  return {
    ...(options.min === undefined ? {} : { [low]: options.min }),
    ...(options.max === undefined ? {} : { [high]: options.max }),
    ...(options.pattern ? { pattern: options.pattern.source } : {}),
  };
};

/** Schema of the value of one field. */
export const fieldSchema = (field: Field): Schema => {
  const codes = Object.keys(field.choices ?? {});
  return {
    title: field.label,
    ...byKind[field.kind],
    ...constraints(field),
    ...(field.kind === 'choice' ? { enum: codes } : {}),
    ...(field.kind === 'choices' ? { items: { type: 'string', enum: codes } } : {}),
    ...(field.fields ? { items: valuesSchema(field.fields) } : {}),
    ...(field.module ? { 'x-modulo': field.module } : {}),
    ...(field.options.personal ? { 'x-dato-personal': true } : {}),
  };
};

const mapped = <T>(values: Readonly<Record<string, T>>, schema: (value: T) => Schema): Schema =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, schema(value)]));

/** Schema of an object with a value for each field. */
export const valuesSchema = (fields: Fields): Schema => {
  const required = Object.entries(fields).flatMap(([name, field]) => (field.required ? [name] : []));
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length ? { required } : {}),
    properties: mapped(fields, fieldSchema),
  };
};

/** Fields of a module that a form may write. */
export const writableFields = (module: AnyModule): Fields =>
  Object.fromEntries(Object.entries(module.fields).filter(([, { options }]) => !options.system));

const derivedSchema = (derived: Derived): Schema => ({
  title: derived.label,
  type: 'flag' in derived ? 'boolean' : 'integer',
  readOnly: true,
});

const rollupSchema = ({ label, kind }: Rollup): Schema => ({
  title: label,
  type: kind === 'money' ? 'number' : 'integer',
  readOnly: true,
});

/** Schema of a record as the API answers it. */
export const recordSchema = (module: AnyModule): Schema => ({
  type: 'object',
  required: ['id', 'codigo', 'version', 'estado'],
  properties: {
    id,
    codigo: { type: 'string' },
    version: { type: 'integer', minimum: 1 },
    estado: { type: 'string', enum: Object.keys(module.states) },
    estadoDesde: { type: 'string', format: 'date-time' },
    creadoEn: { type: 'string', format: 'date-time' },
    creadoPor: id,
    actualizadoEn: { type: 'string', format: 'date-time' },
    actualizadoPor: id,
    ...mapped(module.fields, fieldSchema),
    ...mapped(module.computed, ({ field }) => ({ ...fieldSchema(field), readOnly: true })),
    ...mapped(module.derived, derivedSchema),
    ...mapped(module.rollups, rollupSchema),
    extra: { type: 'object', description: 'Campos propios de la institución.' },
  },
});
