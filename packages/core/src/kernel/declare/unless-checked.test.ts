import { afterEach, expect, it, vi } from 'vitest';
import { unlessChecked } from './unless-checked.ts';

const contradiction = () => {
  throw new Error('contradiction');
};

afterEach(() => vi.unstubAllGlobals());

it('declarations are checked wherever they are read', () => {
  expect(() => unlessChecked(contradiction)).toThrow('contradiction');
});

it('those of a release were checked when it was built', () => {
  vi.stubGlobal('DECLARATIONS_CHECKED', true);
  expect(() => unlessChecked(contradiction)).not.toThrow();
});
