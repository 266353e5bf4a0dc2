import { expect, test } from 'vitest';
import { featuresOf } from './tile.ts';

test('what a tile has no way to draw is left out', () => {
  expect(featuresOf(null, { n: 1 })).toEqual([]);
  expect(featuresOf({ type: 'GeometryCollection', coordinates: [] }, { n: 1 })).toEqual([]);
  expect(featuresOf({ type: 'MultiPoint', coordinates: [[1, 2]] }, { n: 1 })).toEqual([
    { type: 1, geometry: [[1, 2]], tags: { n: 1 } },
  ]);
});
