import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMoney } from './number.ts';
import { parseMoney, parseNumber, parsePercent } from './parse.ts';

describe('a number as people write it', () => {
  test.each([
    ['1.234,5', 1234.5],
    ['1234,5', 1234.5],
    ['1.234', 1234],
    ['1234.5', 1234.5],
    ['1.5', 1.5],
    ['−36,6066', -36.6066],
    [' 1 200 ', 1200],
    ['0', 0],
  ])('%s', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });
  test.each(['', 'abc', '1,2,3', '12.34.56', '1e5', '--3', '$'])('«%s» is none', (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });
});

describe('an amount', () => {
  test.each([
    ['$ 1.236.699', 1_236_699],
    ['1236699', 1_236_699],
    ['M$ 1.500', 1_500_000],
    ['M$1,5', 1500],
    ['-$1.000', -1000],
    ['$-1.000', -1000],
  ])('%s', (text, pesos) => {
    expect(parseMoney(text)).toBe(pesos);
  });
  test('has no fraction of a peso', () => {
    expect(parseMoney('1.000,5')).toBeUndefined();
  });
  test('reads back what is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (pesos) => {
        expect(parseMoney(formatMoney(pesos))).toBe(pesos);
      }),
    );
  });
});

test('a percentage may carry its sign', () => {
  expect([parsePercent('43,5 %'), parsePercent('43.5'), parsePercent('%')]).toEqual([43.5, 43.5, undefined]);
});
