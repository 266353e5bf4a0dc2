import { isTile } from '@gore/core/kernel/readmodel/spatial/grid.ts';
import { expect, test } from 'vitest';
import { placeOfPoint } from './territory.ts';
import { benchTiles } from './tiles.ts';

test('there are 200 different tiles from z5 to z14, and the points of the bench lie in every one', () => {
  const left = new Map(benchTiles.map(({ z, x, y }) => [`${z}/${x}/${y}`, z] as const));
  expect(left.size).toBe(200);
  expect(benchTiles.every(isTile)).toBe(true);
  expect([...new Set(benchTiles.map(({ z }) => z))]).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  for (let at = 0; at < 100_000 && left.size > 0; at += 1) {
    const { lon, lat } = placeOfPoint(at);
    const across = (lon + 180) / 360;
    const down = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;
    for (const z of new Set(left.values()))
      left.delete(`${z}/${Math.floor(across * 2 ** z)}/${Math.floor(down * 2 ** z)}`);
  }
  expect([...left.keys()]).toEqual([]);
});
