import { describe, expect, test } from 'vitest';
import { findField } from '../descriptor.ts';
import { field, schema } from '../testing/schema.ts';
import { describeFilter, idsInFilters } from './filters.ts';
import { actorMarks, markInWords, movingSpans } from './moving.ts';
import { readListState, writeListState } from './state.ts';

const withUnit = { ...schema, unit: 'division' };
const values = (name: string) => {
  const found = findField(withUnit, name);
  return found ? actorMarks(withUnit, found).map(({ value }) => value) : [];
};

test('who asks and their unit are offered where they mean something', () => {
  expect(values('creadoPor')).toEqual(['@yo']);
  expect(values('division')).toEqual(['@mi-unidad', '@mi-unidad-y-dependientes']);
  expect(values('comunas')).toEqual([]);
  expect(values('monto')).toEqual([]);
});

test('dates look ahead, instants back, and figures stay', () => {
  expect(movingSpans(field('vence', 'date')).map(({ text }) => text)).toContain('Próximos 30 días');
  expect(movingSpans(field('visto', 'instant')).map(({ text }) => text)).toContain('Últimos 7 días');
  expect(movingSpans(field('monto', 'money'))).toEqual([]);
});

describe('in words', () => {
  test.each([
    ['@yo', 'yo'],
    ['@mi-unidad', 'mi división'],
    ['@mi-unidad-y-dependientes', 'mi división y dependientes'],
    ['@hoy', 'hoy'],
    ['@hace-1', 'ayer'],
    ['@en-30', 'en 30 días'],
    ['@hace-7', 'hace 7 días'],
    ['2026-01-01', undefined],
  ])('%s', (value, words) => {
    expect(markInWords(field('division', 'ref', { label: 'División' }), value)).toBe(words);
  });
});

test('they stand in the address as they are, and no name is looked up for them', () => {
  const state = readListState(schema, '?division=@mi-unidad,d1&termino.min=@hoy&termino.max=@en-30');
  expect(writeListState(schema, state)).toBe('division=@mi-unidad,d1&termino.min=@hoy&termino.max=@en-30');
  expect(idsInFilters(schema, state)).toEqual({ division: ['d1'] });
  const field = findField(schema, 'termino');
  expect(field && describeFilter(state, field)).toBe('desde hoy hasta en 30 días');
});
