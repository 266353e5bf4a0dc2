import { expect, it } from 'vitest';
import { keptFor } from './kept-for.ts';

it.each([
  [undefined, 'Sin plazo: mientras sirva a su finalidad'],
  [{ years: 1, from: 'creadoEn', law: 'Ley X' }, '1 año (Ley X)'],
  [{ years: 5, from: 'creadoEn', law: 'Ley X' }, '5 años (Ley X)'],
])('says how long %j is', (retention, words) => {
  expect(keptFor(retention ? { retention } : {})).toBe(words);
});
