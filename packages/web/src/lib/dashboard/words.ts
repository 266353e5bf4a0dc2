import type { Cell, SectionAnswer, Shown, Unit } from '@gore/core/kernel/readmodel/dashboard/answer.ts';
import { formatDate, formatInstant } from '../format/date.ts';
import { formatCount, formatInteger, formatMoney, formatNumber, formatPercent } from '../format/number.ts';
import { nothing } from '../format/value.ts';

type TableAnswer = Extract<SectionAnswer, { readonly kind: 'table' }>;

const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];

/** What a row is called: stretches of time by their first day, `13-07`, `jul 2026`. */
export const rowLabel = (every: TableAnswer['every'], label: string): string => {
  if (every === undefined) return label;
  const [year, month = '', day] = label.split('-');
  return every === 'month' ? `${months[Number(month) - 1]} ${year}` : `${day}-${month}`;
};

/** A number in words: money in thousands, as the office writes it. */
export const formatFigure = (value: Cell['value'], unit: Unit | undefined): string => {
  if (value === null) return nothing;
  switch (unit) {
    case 'money':
      return formatMoney(value, 'M$');
    case 'percent':
      return formatPercent(value);
    case 'days':
      return `${formatNumber(value)} d`;
    default:
      return formatInteger(value);
  }
};

/** A value of a record in words. */
export const formatShown = ({ kind, value }: Shown): string => {
  if (value === null || value === undefined || value === '') return nothing;
  if (kind === 'date') return formatDate(String(value));
  if (kind === 'instant') return formatInstant(String(value));
  if (kind === 'money') return formatMoney(Number(value), 'M$');
  if (kind === 'percent') return formatPercent(Number(value));
  if (kind === 'days') return formatCount(Number(value), 'día', 'días');
  if (typeof value === 'boolean') return value ? 'Sí' : 'No';
  return typeof value === 'object' && 'label' in value ? String(value.label) : String(value);
};

/** Columns that are drawn: those that say how, or all that count the same. */
export const plotted = ({ series }: TableAnswer): readonly number[] => {
  const said = series.flatMap(({ as }, at) => (as ? [at] : []));
  if (said.length) return said;
  return series.flatMap(({ unit }, at) => (unit === series[0]?.unit ? [at] : []));
};

/** Whether bars lie: names of people and units are long. */
export const lies = ({ shape, every }: TableAnswer): boolean =>
  every === undefined && (shape === 'bars' || shape === 'stack');

/** Whether a table has anything to draw. */
export const hasFigures = ({ rows }: TableAnswer): boolean =>
  rows.some(({ cells }) => cells.some(({ value }) => value));
