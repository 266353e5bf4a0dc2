import { describe, expect, it } from 'vitest';
import { pauseAfter } from './pause.ts';

describe('the pause between questions', () => {
  it.each([
    [0, 0, 48_000],
    [0, 0.5, 60_000],
    [0, 1, 72_000],
    [1, 0.5, 120_000],
    [2, 0.5, 240_000],
    [9, 0.5, 300_000],
  ])('after %i failures and by chance %d is %d ms', (failures, chance, pause) => {
    expect(pauseAfter({ failures }, chance)).toBe(pause);
  });

  it('is never shorter than the server says', () => {
    expect(pauseAfter({ failures: 1, retryAfter: 600 }, 0)).toBe(600_000);
    expect(pauseAfter({ failures: 1, retryAfter: 5 }, 0)).toBe(96_000);
  });
});
