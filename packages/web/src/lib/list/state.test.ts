import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schema } from '../testing/schema.ts';
import {
  change,
  cleared,
  isNarrowed,
  type ListState,
  readListState,
  sortOf,
  toggleSort,
  withFilter,
  writeApiQuery,
  writeListState,
} from './state.ts';

const initial = readListState(schema, '');

describe('the address of a list', () => {
  test('is bare while nothing is asked', () => {
    expect(writeListState(schema, initial)).toBe('');
  });
  test('keeps only what it understands', () => {
    const state = readListState(
      schema,
      '?estado=EN_OBRA,NUEVA&monto.min=5&otro=1&orden=nada&filtro=no&limite=7',
    );
    expect(state).toMatchObject({
      filters: { estado: 'EN_OBRA,NUEVA', 'monto.min': '5' },
      sort: '-monto',
      named: '',
      size: 50,
    });
  });
  test('asks of the fields of the institution under their prefix', () => {
    expect(readListState(schema, '?extra.zona=norte&zona=sur').filters).toEqual({ 'extra.zona': 'norte' });
  });
  test('does not escape the commas between values', () => {
    expect(writeListState(schema, withFilter(initial, 'estado', 'NUEVA,EN_OBRA'))).toBe(
      'estado=NUEVA,EN_OBRA',
    );
  });
  test('lets go of states and options that are gone, and of columns', () => {
    const state = readListState(
      schema,
      '?estado=NUEVA,BORRADA&mecanismo=NADA&columnas=nombre,nada&densidad=x',
    );
    expect(state).toMatchObject({ filters: { estado: 'NUEVA' }, columns: 'nombre', density: '' });
  });

  test('a page without its start is the first one', () => {
    expect(readListState(schema, '?pagina=4')).toMatchObject({ page: 1, cursor: '' });
  });
  test('reads back whatever it writes', () => {
    const states: fc.Arbitrary<ListState> = fc.record({
      view: fc.constantFrom('', 'tablero'),
      q: fc.string().map((text) => text.trim()),
      named: fc.constantFrom('', 'mias'),
      filters: fc.dictionary(
        fc.constantFrom('division', 'monto.min', 'extra.zona'),
        fc.string({ minLength: 1 }),
      ),
      sort: fc.constantFrom('-monto', 'nombre', '-codigo', 'extra.zona'),
      size: fc.constantFrom(25, 50, 100),
      page: fc.constant(1),
      cursor: fc.constant(''),
      deleted: fc.boolean(),
      columns: fc.constantFrom('', 'nombre,codigo'),
      density: fc.constantFrom('', 'compacta', 'comoda'),
      saved: fc.constantFrom('', '01jz'),
    });
    fc.assert(
      fc.property(states, (state) => {
        expect(readListState(schema, `?${writeListState(schema, state)}`)).toEqual({
          ...state,
          filters: { ...state.filters },
        });
      }),
    );
  });
});

test('a change of what is asked goes back to the first page', () => {
  const third = { ...initial, page: 3, cursor: 'abc' };
  expect(withFilter(third, 'estado', 'NUEVA')).toMatchObject({ page: 1, cursor: '' });
  expect(change(third, { page: 4, cursor: 'def' })).toMatchObject({ page: 4, cursor: 'def' });
});

test('an empty filter is no filter', () => {
  const narrowed = withFilter(initial, 'estado', 'NUEVA');
  expect(isNarrowed(narrowed)).toBe(true);
  expect(isNarrowed(withFilter(narrowed, 'estado', ''))).toBe(false);
  expect(isNarrowed(cleared({ ...narrowed, q: 'x', named: 'mias' }))).toBe(false);
});

test('pressing a header sorts up, and pressing again down', () => {
  const up = toggleSort(initial, 'nombre');
  expect(sortOf(up, 'nombre')).toBe('ascending');
  expect(sortOf(toggleSort(up, 'nombre'), 'nombre')).toBe('descending');
  expect(sortOf(up, 'monto')).toBe('none');
});

test('the API is always told sort, size and columns', () => {
  expect(writeApiQuery(initial, ['codigo', 'nombre'])).toBe('orden=-monto&limite=50&columnas=codigo,nombre');
});
