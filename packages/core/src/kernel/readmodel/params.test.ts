import { describe, expect, test } from 'vitest';
import { readListParams } from './params.ts';
import { QueryRefusal } from './refusal.ts';

const read = (query: string) => readListParams('proyecto', new URLSearchParams(query));

describe('the address of a list', () => {
  test('says everything a list can be asked', () => {
    expect(
      read(
        'q=puente&filtro=mios&orden=-monto&limite=20&cursor=abc&columnas=a,%20b&total=exacto&eliminados=1',
      ),
    ).toEqual({
      module: 'proyecto',
      filters: [],
      text: 'puente',
      named: 'mios',
      sort: '-monto',
      limit: 20,
      cursor: 'abc',
      columns: ['a', 'b'],
      exactTotal: true,
      deleted: true,
    });
  });

  test('says nothing when empty', () => {
    expect(read('q=&orden=&monto=&total=&eliminados=0')).toEqual({ module: 'proyecto', filters: [] });
  });

  test('has filters by value, emptiness, range and rectangle', () => {
    expect(
      read('fondo=FNDR,FRIL&fondo=SUBV&nota=-&monto.min=1&monto.max=5&lugar.bbox=-72,-37,-71,-36').filters,
    ).toEqual([
      { field: 'fondo', any: ['FNDR', 'FRIL', 'SUBV'], empty: false },
      { field: 'nota', any: [], empty: true },
      { field: 'monto', min: '1' },
      { field: 'monto', max: '5' },
      { field: 'lugar', within: [-72, -37, -71, -36] },
    ]);
  });

  test('tells a field of the institution from a range of one', () => {
    expect(read('extra.min=a&extra.zona=b&extra.edad.max=9').filters).toEqual([
      { field: 'extra.min', any: ['a'], empty: false },
      { field: 'extra.zona', any: ['b'], empty: false },
      { field: 'extra.edad', max: '9' },
    ]);
  });

  test.each([
    'limite=-1',
    'limite=1e3',
    'limite=x',
    'lugar.bbox=1,2,3',
    'lugar.bbox=1,2,3,x',
    'lugar.bbox=1,,3,4',
  ])('is refused when it says %s', (query) => {
    expect(() => read(query)).toThrow(QueryRefusal);
  });
});
