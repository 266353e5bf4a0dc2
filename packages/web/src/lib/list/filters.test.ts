import { describe, expect, test } from 'vitest';
import { findField } from '../descriptor.ts';
import { schema } from '../testing/schema.ts';
import { activeFields, describeFilter, idsInFilters, offeredFilters } from './filters.ts';
import { readListState } from './state.ts';

const words = (search: string, name: string): string | undefined => {
  const field = findField(schema, name);
  const refs = { division: { d1: 'DIPIR' } };
  return field && describeFilter(readListState(schema, search), field, { refs });
};

test('a list offers the filters declared and those of the institution', () => {
  expect(offeredFilters(schema).map(({ name }) => name)).toEqual(['estado', 'division', 'zona']);
});

describe('what is asked, in words', () => {
  test.each([
    ['?estado=NUEVA,EN_OBRA', 'estado', 'Nueva o En obra'],
    ['?estado=NUEVA,EN_OBRA,CERRADA', 'estado', 'Nueva, En obra y 1 más'],
    ['?division=-', 'division', 'sin valor'],
    ['?division=d1', 'division', 'DIPIR'],
    ['?monto.min=1000&monto.max=2000', 'monto', 'desde $1.000 hasta $2.000'],
    ['?termino.max=2026-12-31', 'termino', 'hasta 31-12-2026'],
    ['?atrasada=true', 'atrasada', 'sí'],
  ])('%s', (search, name, expected) => {
    expect(words(search, name)).toBe(expected);
  });
  test('nothing asked is nothing said', () => {
    expect(words('?estado=NUEVA', 'division')).toBeUndefined();
  });
});

test('a link may ask of fields the list does not offer', () => {
  const state = readListState(schema, '?comunas=c1,-&monto.min=3');
  expect(activeFields(schema, state).map(({ name }) => name)).toEqual(['comunas', 'monto']);
  expect(idsInFilters(schema, state)).toEqual({ comuna: ['c1'] });
});
