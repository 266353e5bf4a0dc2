import { describe, expect, test } from 'vitest';
import { withFilter } from '../list/state.ts';
import { schema } from '../testing/schema.ts';
import { askedModule, filtersQuery, readFilters, readMapState, writeMapState } from './state.ts';

describe('the address of the map', () => {
  test('shares the filters of the list', () => {
    const list = withFilter(readFilters(schema, ''), 'estado', 'NUEVA');
    expect(filtersQuery(schema, list)).toBe('estado=NUEVA');
    expect(writeMapState(schema, readMapState(schema, ''), list)).toBe(`modulo=${schema.name}&estado=NUEVA`);
  });
  test('reads back what it writes', () => {
    const search = `?modulo=${schema.name}&medida=monto&por=provincia&habitante=1&capas=a,b&estado=NUEVA`;
    const state = readMapState(schema, search);
    expect(state).toMatchObject({ measure: 'monto', by: 'provincia', perCapita: true, layers: ['a', 'b'] });
    expect(readMapState(schema, `?${writeMapState(schema, state, readFilters(schema, search))}`)).toEqual(
      state,
    );
  });
  test('leaves out what it does not understand', () => {
    expect(readMapState(schema, '?color=nombre&medida=nada&por=pais')).toMatchObject({
      color: 'estado',
      measure: '',
      by: 'comuna',
      layers: undefined,
    });
  });
  test('names a module, or leaves the first', () => {
    const modules = [{ name: 'a' }, { name: 'b' }];
    expect(askedModule(modules, '?modulo=b')?.name).toBe('b');
    expect(askedModule(modules, '?modulo=z')?.name).toBe('a');
    expect(askedModule([], '')).toBeUndefined();
  });
});
