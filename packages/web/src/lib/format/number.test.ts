import { describe, expect, test } from 'vitest';
import { formatCount, formatInteger, formatMoney, formatPercent, formatSize } from './number.ts';

describe('money', () => {
  test('is written in pesos with dots', () => {
    expect(formatMoney(1_236_699_331)).toBe('$1.236.699.331');
  });
  test('is rounded to thousands as M$', () => {
    expect(formatMoney(1_236_699_500, 'M$')).toBe('M$1.236.700');
  });
  test('carries its sign before the unit', () => {
    expect(formatMoney(-1500)).toBe('−$1.500');
  });
});

test('four digits take a dot too', () => {
  expect(formatInteger(2477)).toBe('2.477');
});

test('a percentage keeps two decimals at the most', () => {
  expect(formatPercent(43.456)).toBe('43,46\u00a0%');
});

test('one thing and many things are named apart', () => {
  expect([formatCount(1, 'fila', 'filas'), formatCount(0, 'fila', 'filas')]).toEqual(['1 fila', '0 filas']);
});

test('a size takes the unit it is read best in', () => {
  expect([formatSize(900), formatSize(2048), formatSize(1_500_000)]).toEqual(['900 bytes', '2 KB', '1,4 MB']);
});
