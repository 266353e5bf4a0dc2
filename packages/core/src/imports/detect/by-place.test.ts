import { expect, it } from 'vitest';
import { namedByPlace } from './by-place.ts';

const sheet = {
  label: 'Ejecución',
  recognise: [],
  columns: {},
  totals: [],
  block: { before: 'GASTO 2025', columns: ['ENERO REAL 2025', 'FEBRERO REAL 2025'] },
};
const named = (...names: readonly string[]) => names.map((name, at) => ({ name, at }));
const called = (...names: readonly string[]) => namedByPlace(named(...names), sheet).map(({ name }) => name);

it('columns that repeat are called by where they stand, the last block before the column that names it', () => {
  expect(
    called('CÓDIGO', 'ENERO REAL', 'FEBRERO REAL', 'ENERO REAL (2)', 'FEBRERO REAL (2)', 'Gasto 2025'),
  ).toEqual(['CÓDIGO', 'ENERO REAL', 'FEBRERO REAL', 'ENERO REAL 2025', 'FEBRERO REAL 2025', 'Gasto 2025']);
});

it('nothing is renamed where something else stands, or the column is not there', () => {
  const moved = ['ENERO REAL', 'OBSERVACIÓN', 'GASTO 2025'];
  expect(called(...moved)).toEqual(moved);
  expect(called('FEBRERO REAL', 'GASTO 2025')).toEqual(['FEBRERO REAL', 'GASTO 2025']);
  expect(called('ENERO REAL', 'FEBRERO REAL')).toEqual(['ENERO REAL', 'FEBRERO REAL']);
  const { block: _, ...plain } = sheet;
  expect(namedByPlace(named('ENERO REAL'), plain)).toEqual(named('ENERO REAL'));
});
