import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { pickFields, type Schema } from './descriptor.ts';
import { applies } from './when.ts';

/** A part of the ficha or of the form with the fields it has for this person. */
export interface ShownSection {
  readonly title: string;
  readonly fields: readonly FieldDescriptor[];
}

const unseen = new Set<FieldDescriptor['kind']>(['json']);

/**
 * The sections that apply to a record, in order; the fields the institution added come last.
 *
 * @param value values as they are, or as they stand in the form.
 */
export const shownSections = (
  schema: Schema,
  value: (field: string) => Json | undefined,
): readonly ShownSection[] => {
  const declared = schema.sections
    .filter((section) => applies(section, value))
    .map(({ title, fields }) => ({ title, fields: pickFields(schema, fields) }));
  const extra = schema.fields.filter(({ source }) => source === 'extra');
  return [...declared, { title: 'Campos propios de la institución', fields: extra }]
    .map(({ title, fields }) => ({ title, fields: fields.filter(({ kind }) => !unseen.has(kind)) }))
    .filter(({ fields }) => fields.length > 0);
};
