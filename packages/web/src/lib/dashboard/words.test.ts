import type { SectionAnswer } from '@gore/core/kernel/readmodel/dashboard/answer.ts';
import { describe, expect, test } from 'vitest';
import { formatFigure, formatShown, hasFigures, plotted, rowLabel } from './words.ts';

type TableAnswer = Extract<SectionAnswer, { readonly kind: 'table' }>;

const table = (series: TableAnswer['series'], values: readonly (number | null)[] = []): TableAnswer => ({
  kind: 'table',
  title: 't',
  shape: 'bars',
  head: 'h',
  series,
  rows: [{ label: 'a', cells: values.map((value) => ({ value })) }],
});

test('stretches of time are called by their first day', () => {
  expect(rowLabel('week', '2026-07-13')).toBe('13-07');
  expect(rowLabel('month', '2026-01-01')).toBe('ene 2026');
  expect(rowLabel(undefined, 'Eva')).toBe('Eva');
});

test('numbers say what they count', () => {
  expect(formatFigure(64_709_395_000, 'money')).toBe('M$64.709.395');
  expect(formatFigure(81.5, 'percent')).toBe('81,5\u00a0%');
  expect(formatFigure(12.5, 'days')).toBe('12,5 d');
  expect(formatFigure(2400, 'count')).toBe('2.400');
  expect(formatFigure(null, 'count')).toBe('—');
});

describe('a value of a record', () => {
  test.each([
    [{ kind: 'date', value: '2026-07-13' }, '13-07-2026'],
    [{ kind: 'instant', value: '2026-07-13T16:05:00.000Z' }, '13-07-2026 12:05'],
    [{ kind: 'money', value: 5000 }, 'M$5'],
    [{ kind: 'percent', value: 62 }, '62\u00a0%'],
    [{ kind: 'days', value: 1 }, '1 día'],
    [{ kind: 'flag', value: true }, 'Sí'],
    [{ kind: 'boolean', value: false }, 'No'],
    [{ kind: 'state', value: { label: 'En obra' } }, 'En obra'],
    [{ kind: 'text', value: 'Puente' }, 'Puente'],
    [{ kind: 'ref', value: null }, '—'],
  ] as const)('%o', (shown, expected) => {
    expect(formatShown(shown)).toBe(expected);
  });
});

test('what is drawn is what says how, or what counts the same', () => {
  const counts = { label: 'n', unit: 'count' } as const;
  const days = { label: 'd', unit: 'days', as: 'bar' } as const;
  expect(plotted(table([counts, days]))).toEqual([1]);
  expect(plotted(table([counts, { label: '%', unit: 'percent' }, counts]))).toEqual([0, 2]);
});

test('zeros and blanks are nothing to draw', () => {
  const counts = [{ label: 'n', unit: 'count' }] as const;
  expect(hasFigures(table(counts, [0, null]))).toBe(false);
  expect(hasFigures(table(counts, [0, 3]))).toBe(true);
});
