import type { Field } from '../kernel/declare/field.ts';
import type { Json } from '../kernel/declare/json.ts';
import { formatearPesos } from '../kernel/declare/valores/dinero.ts';
import { formatearFecha } from '../kernel/declare/valores/fecha.ts';
import { formatearRut } from '../kernel/declare/valores/rut.ts';

/** What the records a value points at are called, by id. */
export type Names = ReadonlyMap<string, string>;

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const rowWords = ({ fields = {} }: Field, row: Json, names: Names): string =>
  isObject(row)
    ? Object.entries(fields)
        .flatMap(([name, field]) => {
          const value = row[name];
          return value === undefined ? [] : [`${field.label}: ${valueWords(field, value, names)}`];
        })
        .join('; ')
    : '';

/** A value as people read it. */
export const valueWords = (field: Field, value: Json, names: Names): string => {
  if (Array.isArray(value)) {
    const one = (item: Json) =>
      field.fields ? rowWords(field, item, names) : valueWords(field, item, names);
    return value.map(one).join(field.fields ? ' · ' : ', ');
  }
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  switch (field.kind) {
    case 'boolean':
      return value === true ? 'Sí' : 'No';
    case 'choice':
    case 'choices':
      return field.choices?.[text] ?? text;
    case 'rut':
      return formatearRut(text);
    case 'date':
      return formatearFecha(text);
    case 'money':
      return formatearPesos(Number(value));
    case 'ref':
    case 'refs':
      return names.get(text) ?? 'Otro registro';
    case 'file':
      return isObject(value) ? String(value.name) : text;
    default:
      return text;
  }
};
