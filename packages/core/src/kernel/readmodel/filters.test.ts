import { expect, it } from 'vitest';
import { filterPredicate } from './filters.ts';
import { sightsOf } from './labels.ts';
import { layoutsOf } from './layout.ts';
import { requireSight } from './sight.ts';
import { readerOf } from './testing/context.ts';
import { toyProduct } from './testing/toy.ts';

const layouts = layoutsOf(toyProduct.modules);
const reader = readerOf(toyProduct);

it.each(['codigo.nombre', 'nombre.largo'])('%s leads to no record above', (field) => {
  const sight = requireSight(layouts, 'proyecto', reader);
  const ask = () => filterPredicate(sight, { field, any: ['x'] }, '2024-09-10', sightsOf(layouts, reader));
  expect(ask).toThrow(/no existe|no lleva|no está a su alcance/);
});
