import { expect, test } from 'vitest';
import { handledCount } from './batch-report.ts';

const batch = ['a', 'b', 'c'];
const failures = (...ids: unknown[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

test.each([
  ['nothing', undefined, 3],
  ['null', null, 3],
  ['an empty object', {}, 3],
  ['no failures', failures(), 3],
  ['null failures', { batchItemFailures: null }, 3],
  ['the second', failures('b'), 1],
  ['several, in any order', failures('c', 'b'), 1],
  ['the first', failures('a'), 0],
  ['a record outside the batch', failures('b', 'z'), 0],
  ['an empty identifier', failures(''), 0],
  ['something malformed', { batchItemFailures: 'b' }, 0],
])('a function that reports %s', (_what, response, handled) => {
  expect(handledCount(response, batch)).toBe(handled);
});
