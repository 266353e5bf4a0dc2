import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classesOf, classOf } from './classes.ts';

test('values are spread over five classes', () => {
  const values = Array.from({ length: 20 }, (_, n) => n + 1);
  expect(classesOf(values).map(({ low, high }) => [low, high])).toEqual([
    [1, 4],
    [5, 8],
    [9, 12],
    [13, 16],
    [17, 20],
  ]);
});

test('nothing is in no class, and neither is what is unknown', () => {
  expect(classesOf([0, 0])).toEqual([]);
  expect(classOf(classesOf([1, 2]), 0)).toBeUndefined();
  expect(classOf(classesOf([1, 2]), undefined)).toBeUndefined();
});

test('every value has a class that holds it, and equal values share theirs', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (values) => {
      const classes = classesOf(values);
      for (const value of values) {
        const found = classes[classOf(classes, value) ?? -1];
        expect(found !== undefined && found.low <= value && value <= found.high).toBe(true);
      }
      expect(classes.length).toBeLessThanOrEqual(5);
    }),
  );
});
