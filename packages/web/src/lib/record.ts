import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';

/** A record as the API answers it: what the kernel keeps, and its fields by name. */
export interface RecordRow {
  readonly id: string;
  readonly codigo: string;
  readonly version: number;
  readonly estado: string;
  /** Values of the fields the institution added. */
  readonly extra?: { readonly [name: string]: Json };
  readonly [name: string]: Json | undefined;
}

/** Names of the records a value points at: module → id → what people read. */
export type Refs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Value of a field in a record; an empty text counts as absent. */
export const fieldValue = (row: RecordRow, field: FieldDescriptor): Json | undefined => {
  const value = field.source === 'extra' ? row.extra?.[field.name] : row[field.name];
  return value === null || value === '' ? undefined : value;
};

/** A field that points at a record of any module, as one that points at the module this record says. */
export const pointed = (row: RecordRow, field: FieldDescriptor, refs: Refs): FieldDescriptor => {
  if (field.moduleIn === undefined) return field;
  const id = String(row[field.name]);
  const said = row[field.moduleIn];
  // A list may leave out which module it is; the names that came with it say so too.
  const module = typeof said === 'string' ? said : Object.keys(refs).find((name) => refs[name]?.[id]);
  return module === undefined ? field : { ...field, kind: 'ref', module };
};

/** Name of a field in queries and writes: fields of the institution travel under `extra.`. */
export const wireName = (field: FieldDescriptor): string =>
  field.source === 'extra' ? `extra.${field.name}` : field.name;

/** Names from two sources together. */
export const mergeRefs = (some: Refs = {}, more: Refs = {}): Refs => {
  const modules = new Set([...Object.keys(some), ...Object.keys(more)]);
  return Object.fromEntries([...modules].map((module) => [module, { ...some[module], ...more[module] }]));
};

/** Whether there is nothing to show. */
export const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Texts of a value that may hold one or several. */
export const texts = (value: Json | undefined): readonly string[] => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
};
