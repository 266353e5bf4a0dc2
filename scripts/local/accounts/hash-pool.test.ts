import { afterAll, expect, it } from 'vitest';
import { openHashPool } from './hash-pool.ts';

const pool = openHashPool(2);
afterAll(() => pool.close());

it('hashes and compares away from the thread that serves', async () => {
  let longest = 0;
  let before = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - before);
    before = performance.now();
  }, 5);
  const hash = await pool.hash('caballo grapa correcta');
  expect(hash).toMatch(/^\$2b\$12\$/);
  const answers = await Promise.all([
    pool.matches('caballo grapa correcta', hash),
    pool.matches('caballo grapa incorrecta', hash),
    pool.matches('cualquiera', pool.decoy),
  ]);
  clearInterval(beat);
  expect(answers).toEqual([true, false, false]);
  // A hash made here would have stopped the beat for as long as it takes.
  expect(longest).toBeLessThan(200);
});
