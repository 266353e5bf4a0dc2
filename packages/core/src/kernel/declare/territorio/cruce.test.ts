import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossingOf } from './cruce.ts';
import type { Position } from './figura.ts';

const closed = (...corners: readonly Position[]): readonly Position[] => [...corners, ...corners.slice(0, 1)];

test('a square does not cross itself, a bow does, and it is said where', () => {
  expect(crossingOf(closed([0, 0], [1, 0], [1, 1], [0, 1]))).toBeUndefined();
  expect(crossingOf(closed([0, 0], [1, 1], [1, 0], [0, 1]))).toEqual([1, 3]);
  expect(crossingOf(closed([0, 1], [1, 0], [1, 1], [0, 0]))).toEqual([1, 3]);
});

test('touching is not crossing', () => {
  expect(crossingOf(closed([0, 0], [2, 0], [2, 2], [1, 0], [0, 2]))).toBeUndefined();
  expect(crossingOf([])).toBeUndefined();
});

const angles = fc.uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 3, maxLength: 40 });

test('corners around a centre never cross, whatever their distance; two of them changed over may', () => {
  fc.assert(
    fc.property(
      angles,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 40, maxLength: 40 }),
      (some, far) => {
        const all = [...some, 10, 130, 250].toSorted((one, other) => one - other);
        const ring = [...new Set(all)].map((degrees, at): Position => {
          const turn = (degrees * Math.PI) / 180;
          return [Math.cos(turn) * (far[at % 40] ?? 1), Math.sin(turn) * (far[at % 40] ?? 1)];
        });
        expect(crossingOf(closed(...ring))).toBeUndefined();
      },
    ),
  );
});

test('a contour of 50,000 corners is looked through soon, and one that cannot be is let go', () => {
  const round = Array.from({ length: 50_000 }, (_, at): Position => {
    const turn = (at / 50_000) * 2 * Math.PI;
    return [Math.cos(turn), Math.sin(turn)];
  });
  const started = performance.now();
  expect(crossingOf(closed(...round))).toBeUndefined();
  const comb = Array.from({ length: 20_000 }, (_, at): Position => [at % 2, at]);
  expect(crossingOf(comb)).toBeUndefined();
  // Every corner against every other would take longer, and counting mutants makes all of it slower.
  expect(performance.now() - started).toBeLessThan(10_000);
});
