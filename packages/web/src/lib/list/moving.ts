import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { dayMarkOf, relativeDays } from '@gore/core/kernel/declare/relative.ts';
import { allFields, type Schema } from '../descriptor.ts';
import { formatCount } from '../format/number.ts';

/** A value that means something else for each person, and what people call it. */
interface Mark {
  readonly value: string;
  readonly text: string;
}

/** Days of a filter that move with the calendar; a side left open is nothing. */
export interface Span {
  readonly text: string;
  readonly min: string;
  readonly max: string;
}

/** People point at whoever wrote a record, so its module is theirs. */
const peopleOf = (schema: Schema): string | undefined =>
  allFields(schema).find(({ name }) => name === 'creadoPor')?.module;

const unitsOf = (schema: Schema): string | undefined =>
  schema.fields.find(({ name }) => name === schema.unit)?.module;

/** Whoever asks, or their units, as a filter of the field offers them. */
export const actorMarks = (schema: Schema, field: FieldDescriptor): readonly Mark[] => {
  if (field.module === undefined) return [];
  if (field.module === peopleOf(schema)) return [{ value: '@yo', text: 'Yo, quien mira' }];
  if (field.module !== unitsOf(schema)) return [];
  const unit = `Mi ${field.label.toLowerCase()}`;
  return [
    { value: '@mi-unidad', text: unit },
    { value: '@mi-unidad-y-dependientes', text: `${unit} y las que dependen de ella` },
  ];
};

const ahead: readonly Span[] = [
  { text: 'Vencidos', min: '', max: dayMarkOf(-1) },
  { text: 'Hoy', min: dayMarkOf(0), max: dayMarkOf(0) },
  { text: 'Próximos 7 días', min: dayMarkOf(0), max: dayMarkOf(7) },
  { text: 'Próximos 30 días', min: dayMarkOf(0), max: dayMarkOf(30) },
];
const behind: readonly Span[] = [
  { text: 'Hoy', min: dayMarkOf(0), max: dayMarkOf(0) },
  { text: 'Últimos 7 días', min: dayMarkOf(-7), max: '' },
  { text: 'Últimos 30 días', min: dayMarkOf(-30), max: '' },
];

/** Spans of days that move: dates look ahead, instants tell what happened. */
export const movingSpans = (field: FieldDescriptor): readonly Span[] => {
  if (field.kind === 'date') return ahead;
  return field.kind === 'instant' ? behind : [];
};

const dayWords = (days: number): string => {
  if (days === 0) return 'hoy';
  if (days === -1) return 'ayer';
  const count = formatCount(Math.abs(days), 'día', 'días');
  return days > 0 ? `en ${count}` : `hace ${count}`;
};

/** A value that moves, in words; nothing for one that stays as it is. */
export const markInWords = (field: FieldDescriptor, value: string): string | undefined => {
  if (value === '@yo') return 'yo';
  const unit = `mi ${field.label.toLowerCase()}`;
  if (value === '@mi-unidad') return unit;
  if (value === '@mi-unidad-y-dependientes') return `${unit} y dependientes`;
  const days = relativeDays(value);
  return days === undefined ? undefined : dayWords(days);
};
