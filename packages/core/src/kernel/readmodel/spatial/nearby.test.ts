import { expect, test } from 'vitest';
import { layoutsOf } from '../layout.ts';
import { requireSight } from '../sight.ts';
import { readerOf } from '../testing/context.ts';
import { idOf } from '../testing/records.ts';
import { toyProduct } from '../testing/toy.ts';
import { toNeighbour } from './nearby.ts';

test('a neighbour whose code is made of what is hidden has none', () => {
  const row = { id: idOf(1), codigo: '1-9', titulo: 'Ana', estado: 'NUEVO', metros: null };
  const sightWith = (persona: readonly string[]) =>
    requireSight(layoutsOf(toyProduct.modules), 'persona', readerOf(toyProduct, { hidden: { persona } }));
  expect(toNeighbour(sightWith([]), row)).toMatchObject({ codigo: '1-9', meters: null });
  expect(toNeighbour(sightWith(['run']), row)).toMatchObject({ codigo: '', title: 'Ana' });
});
