import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { allFields, pickFields, type Schema } from '../descriptor.ts';
import { wireName } from '../record.ts';

type Kind = FieldDescriptor['kind'];

const unlistable = new Set<Kind>(['json', 'list', 'geometry', 'longText', 'point']);
const unsortable = new Set<Kind>(['refs', 'choices', 'file', 'flag', 'days']);
const figures = new Set<Kind>(['money', 'percent', 'number', 'integer', 'days']);

/** Fields that can stand in a column. */
export const listable = (schema: Schema): readonly FieldDescriptor[] =>
  allFields(schema).filter(({ kind }) => !unlistable.has(kind));

/** Whether a list can be sorted by the field. */
export const isSortable = (field: FieldDescriptor): boolean =>
  field.source !== 'derived' && !unsortable.has(field.kind) && !unlistable.has(field.kind);

/** Whether the field reads as a figure and goes to the right. */
export const isFigure = (field: FieldDescriptor): boolean => figures.has(field.kind);

/**
 * The columns of a list.
 *
 * @param preferred names the person chose; without them, those of the declaration.
 */
export const columnsOf = (schema: Schema, preferred?: readonly string[]): readonly FieldDescriptor[] => {
  const picked = pickFields(schema, preferred?.length ? preferred : schema.list.columns);
  const listed = picked.filter(({ kind }) => !unlistable.has(kind));
  return listed.length ? listed : pickFields(schema, [schema.title]);
};

/** Names to ask the API for: the columns and what the card of a row needs. */
export const columnNames = (schema: Schema, columns: readonly FieldDescriptor[]): readonly string[] => [
  ...new Set([...columns.map(wireName), schema.title]),
];

/** Columns after showing or hiding one, in the order of the declaration and then of the fields. */
export const toggleColumn = (
  schema: Schema,
  columns: readonly FieldDescriptor[],
  name: string,
): readonly string[] => {
  const current = columns.map((column) => column.name);
  if (current.includes(name)) return current.filter((other) => other !== name);
  const order = [...new Set([...schema.list.columns, ...listable(schema).map((field) => field.name)])];
  return [...current, name].sort((a, b) => order.indexOf(a) - order.indexOf(b));
};
