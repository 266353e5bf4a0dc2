import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { askableFields, pickFields, type Schema } from '../descriptor.ts';
import { formatValue, type Wording } from '../format/value.ts';
import { wireName } from '../record.ts';
import { markInWords } from './moving.ts';
import { emptyMark, type ListState } from './state.ts';

/** How a field is filtered. */
export type FilterControl = 'options' | 'records' | 'range' | 'yesNo' | 'text';

const controls: Partial<Record<FieldDescriptor['kind'], FilterControl>> = {
  choice: 'options',
  choices: 'options',
  ref: 'records',
  refs: 'records',
  money: 'range',
  percent: 'range',
  number: 'range',
  integer: 'range',
  date: 'range',
  instant: 'range',
  boolean: 'yesNo',
  flag: 'yesNo',
  text: 'text',
  rut: 'text',
  email: 'text',
};

/** How a field is filtered, or nothing when it cannot be. */
export const filterControl = (field: FieldDescriptor): FilterControl | undefined => controls[field.kind];

/** The filters a list offers: those its module declares and the fields the institution added. */
export const offeredFilters = (schema: Schema): readonly FieldDescriptor[] =>
  [
    ...pickFields(schema, schema.list.filters),
    ...schema.fields.filter(({ source }) => source === 'extra'),
  ].filter((field) => filterControl(field) !== undefined);

/** Values asked of a field, the mark for «sin valor» included. */
export const chosen = (state: ListState, field: FieldDescriptor): readonly string[] =>
  state.filters[wireName(field)]?.split(',') ?? [];

/** Limits asked of a field. */
export const limits = (
  state: ListState,
  field: FieldDescriptor,
): { readonly min?: string; readonly max?: string } => ({
  min: state.filters[`${wireName(field)}.min`],
  max: state.filters[`${wireName(field)}.max`],
});

const inWords = (field: FieldDescriptor, value: string, wording: Wording): string => {
  if (value === emptyMark) return 'sin valor';
  const mark = markInWords(field, value);
  if (mark) return mark;
  if (field.kind === 'boolean' || field.kind === 'flag') return value === 'true' ? 'sí' : 'no';
  const isFigure = filterControl(field) === 'range' && field.kind !== 'date' && field.kind !== 'instant';
  return formatValue(field, isFigure ? Number(value) : value, wording);
};

const summarize = (values: readonly string[]): string =>
  values.length > 2 ? `${values.slice(0, 2).join(', ')} y ${values.length - 2} más` : values.join(' o ');

/** What is asked of a field in a few words, or nothing: `RS o RF`, `desde $1.000`. */
export const describeFilter = (
  state: ListState,
  field: FieldDescriptor,
  wording: Wording = {},
): string | undefined => {
  const { min, max } = limits(state, field);
  const words = [
    summarize(chosen(state, field).map((value) => inWords(field, value, wording))),
    min && `desde ${inWords(field, min, wording)}`,
    max && `hasta ${inWords(field, max, wording)}`,
    state.filters[`${wireName(field)}.bbox`] && 'lo que mostraba el mapa',
  ].filter(Boolean);
  return words.length ? words.join(' ') : undefined;
};

/** Fields something is asked of, offered or not (a link may ask of any). */
export const activeFields = (schema: Schema, state: ListState): readonly FieldDescriptor[] => {
  const names = new Set(Object.keys(state.filters).map((name) => name.replace(/\.(min|max|bbox)$/, '')));
  const askable = askableFields(schema);
  return [...names].flatMap((name) => askable.find((field) => wireName(field) === name) ?? []);
};

/** Ids a filter names, module by module, so that their labels can be asked for. */
export const idsInFilters = (
  schema: Schema,
  state: ListState,
): Readonly<Record<string, readonly string[]>> => {
  const ids: Record<string, string[]> = {};
  for (const field of activeFields(schema, state)) {
    if (!field.module) continue;
    ids[field.module] = [
      ...(ids[field.module] ?? []),
      ...chosen(state, field).filter((id) => id !== emptyMark && !id.startsWith('@')),
    ];
  }
  return ids;
};
