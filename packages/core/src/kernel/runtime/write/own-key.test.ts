import { expect, test } from 'vitest';
import { isOwnKey } from './own-key.ts';

test('a file lies with its institution, for good or for some days', () => {
  expect(isOwnKey('nuble', 'nuble/subidas/1/a.pdf')).toBe(true);
  expect(isOwnKey('nuble', '_temporal/nuble/procesos/1/a.pdf')).toBe(true);
  for (const key of ['maule/subidas/1/a.pdf', '_temporal/maule/a.pdf', 'nuble2/a.pdf', '_temporal/nuble'])
    expect(isOwnKey('nuble', key)).toBe(false);
});
