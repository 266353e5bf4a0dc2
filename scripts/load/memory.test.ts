import { expect, it } from 'vitest';
import { courseOf, isFlat } from './memory.ts';

const series = (...quarters: readonly number[]) => quarters.flatMap((level) => Array(10).fill(level));

it('tells a series by its quarters', () => {
  expect(courseOf(series(300, 500, 900, 700))).toEqual({
    atStart: 300,
    secondQuarter: 500,
    lastQuarter: 700,
    peak: 900,
  });
});

it('tells a single sample too', () => {
  expect(courseOf([640])).toEqual({ atStart: 640, secondQuarter: 640, lastQuarter: 640, peak: 640 });
});

it('forgives a tenth, and no more', () => {
  expect([110, 111].map((late) => isFlat({ early: 100, late }))).toEqual([true, false]);
});
