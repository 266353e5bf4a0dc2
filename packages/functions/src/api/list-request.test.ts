import { expect, it } from 'vitest';
import { listRequestOf } from './list-request.ts';

const filtersOf = (query: string) => listRequestOf('importacion', new URLSearchParams(query)).filters;

it('reads values, emptiness and bounds of one field together', () => {
  expect(filtersOf('estado=A,B,-&monto.min=5&monto.max=9&vacio=')).toEqual([
    { field: 'estado', any: ['A', 'B'], empty: true },
    { field: 'monto', min: '5', max: '9' },
  ]);
});

it('asks a field called like a parameter of the page by its long name', () => {
  expect(filtersOf('total=exacto&orden=codigo&total.es=3,-&orden.es=7&total.min=1')).toEqual([
    { field: 'total', any: ['3'], empty: true, min: '1' },
    { field: 'orden', any: ['7'] },
  ]);
  expect(listRequestOf('importacion', new URLSearchParams('total=exacto&orden=-codigo'))).toMatchObject({
    exactTotal: true,
    sort: '-codigo',
    filters: [],
  });
});
