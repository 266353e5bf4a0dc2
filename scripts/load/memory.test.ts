import { expect, it } from 'vitest';
import { courseOf } from './memory.ts';

const series = (...quarters: readonly number[]) => quarters.flatMap((level) => Array(10).fill(level));

it('forgives what fills up at first', () => {
  expect(courseOf(series(300, 800, 820, 830))).toMatchObject({ atStart: 300, peak: 830, flat: true });
});

it('does not forgive what goes on growing', () => {
  expect(courseOf(series(300, 500, 700, 900))).toMatchObject({
    secondQuarter: 500,
    lastQuarter: 900,
    flat: false,
  });
});

it('judges a single sample too', () => {
  expect(courseOf([640])).toMatchObject({ peak: 640, flat: true });
});
