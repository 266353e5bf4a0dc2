import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellRange, DEEPEST, isTile, squareAt } from './grid.ts';
import { levelFor, levels } from './levels.ts';

const tiles = fc
  .integer({ min: 0, max: DEEPEST })
  .chain((z) => fc.record({ z: fc.constant(z), x: fc.nat(2 ** z - 1), y: fc.nat(2 ** z - 1) }));

test('the four tiles below one share its range without meeting', () => {
  fc.assert(
    fc.property(tiles, ({ z, x, y }) => {
      const { first, last } = cellRange({ z, x, y }, 5);
      const below = [0, 1, 2, 3].map((n) =>
        cellRange({ z: z + 1, x: 2 * x + (n & 1), y: 2 * y + (n >> 1) }, 5),
      );
      expect(below[0]?.first).toBe(first);
      expect(below[3]?.last).toBe(last);
      for (const [at, next] of below.slice(1).entries())
        expect(next.first).toBe((below[at]?.last ?? 0n) + 1n);
    }),
  );
});

test('a square is found again by its number', () => {
  expect(squareAt(0b1101)).toEqual({ column: 3, row: 2 });
  const { first, shift, base } = cellRange({ z: 9, x: 153, y: 200 }, 6);
  expect((first >> BigInt(shift)) - base).toBe(0n);
});

test('only what is in the pyramid is a tile', () => {
  expect(isTile({ z: 1, x: 1, y: 1 })).toBe(true);
  for (const tile of [
    { z: 1, x: 2, y: 0 },
    { z: -1, x: 0, y: 0 },
    { z: 30, x: 0, y: 0 },
    { z: 1, x: 0.5, y: 0 },
    { z: Number.NaN, x: 0, y: 0 },
  ])
    expect(isTile(tile)).toBe(false);
});

test('each zoom has its drawing', () => {
  expect([0, 5, 6, 8, 11, 14, 16].map((zoom) => levelFor(zoom).level)).toEqual([0, 0, 1, 1, 2, 3, 3]);
  expect(levels.map(({ tolerance }) => Math.round(tolerance))).toEqual([1223, 153, 19, 2]);
});
