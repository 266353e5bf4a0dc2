import { expect, test } from 'vitest';
import { createTrail, formatRange, formatTotal } from './page.ts';

test('a count that stopped says so', () => {
  expect(formatTotal({ total: 10_000, totalExact: false })).toBe('10.000+');
  expect(formatTotal({ total: 1240, totalExact: true })).toBe('1.240');
});

test('the range follows the page and the rows it has', () => {
  expect(formatRange(3, 50, 12, { total: 112, totalExact: true })).toBe('101–112 de 112');
  expect(formatRange(1, 50, 0, { total: 0, totalExact: true })).toBe('0 de 0');
});

test('one goes back through the pages one came by', () => {
  const trail = createTrail();
  trail.visit('q', 1, '');
  trail.visit('q', 2, 'b');
  trail.visit('q', 3, 'c');
  expect(trail.before(3)).toBe('b');
  expect(trail.before(2)).toBe('');
});

test('another question forgets the pages of the one before', () => {
  const trail = createTrail();
  trail.visit('q', 2, 'b');
  trail.visit('other', 3, 'x');
  expect(trail.before(3)).toBeUndefined();
});
