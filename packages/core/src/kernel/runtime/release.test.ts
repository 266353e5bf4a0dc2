import { expect, it } from 'vitest';
import { dataShape, release } from './release.ts';

it('a release has three numbers, and its data a shape that counts', () => {
  expect(release).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Number.isInteger(dataShape) && dataShape >= 1).toBe(true);
});
