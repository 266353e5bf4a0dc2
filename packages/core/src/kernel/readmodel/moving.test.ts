import { expect, test } from 'vitest';
import { filterPredicate, type ListFilter } from './filters.ts';
import { layoutsOf } from './layout.ts';
import { requireSight } from './sight.ts';
import { readerOf } from './testing/context.ts';
import { toyProduct } from './testing/toy.ts';

const sight = requireSight(layoutsOf(toyProduct.modules), 'proyecto', readerOf(toyProduct));
const asked = (filter: ListFilter) => JSON.stringify(filterPredicate(sight, filter, '2024-09-10'));

test('who asks and their units stand beside ids', () => {
  const predicate = asked({ field: 'responsable', any: ['@yo', 'p1'], empty: true });
  expect(predicate).toContain('"right":{"value":["p1"]}');
  expect(predicate).toContain('"right":{"actor":"id"}');
  expect(predicate).toContain('"op":"empty"');
  expect(asked({ field: 'equipo', any: ['@yo'] })).toContain('"op":"has"');
  expect(asked({ field: 'division', any: ['@mi-unidad-y-dependientes'] })).toContain('"actor":"subtree"');
});

test('days count from the date of the institution', () => {
  const predicate = asked({ field: 'termino', min: '@hoy', max: '@en-30' });
  expect(predicate).toContain('"2024-09-10"');
  expect(predicate).toContain('"2024-10-10"');
  expect(asked({ field: 'visita', max: '@hace-1' })).toContain('"2024-09-09"');
  expect(asked({ field: 'termino', any: ['@hoy'] })).toContain('["2024-09-10"]');
});

test('a mark means nothing where it does not belong', () => {
  expect(() => asked({ field: 'termino', any: ['@yo'] })).toThrow('@hace-30');
  expect(() => asked({ field: 'monto', min: '@hoy' })).toThrow('un número');
});
