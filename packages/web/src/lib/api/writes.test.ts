import { expect, test } from 'vitest';
import { addWrite } from './writes.ts';

const write = (id: string, version: number) => ({ module: 'ipr', id, version, codigo: id });

test('the newest write of each record stands first', () => {
  const writes = addWrite(addWrite(addWrite([], write('a', 1)), write('b', 4)), write('a', 2));
  expect(writes).toEqual(['ipr/a@2', 'ipr/b@4']);
});

test('twenty are kept', () => {
  let writes: readonly string[] = [];
  for (let n = 0; n < 25; n += 1) writes = addWrite(writes, write(`r${n}`, 1));
  expect(writes).toHaveLength(20);
  expect(writes[0]).toBe('ipr/r24@1');
});
