import { describe, expect, test } from 'vitest';
import { formatAgo, formatDate, formatInstant, formatRecent, greeting } from './date.ts';

test('a business date never moves with the zone', () => {
  expect(formatDate('2026-01-01')).toBe('01-01-2026');
});

test('what is no date comes back as it was', () => {
  expect([formatDate('enero'), formatInstant('ayer')]).toEqual(['enero', 'ayer']);
});

test('an instant is shown in the zone of the institution', () => {
  expect(formatInstant('2026-01-02T02:30:00Z')).toBe('01-01-2026 23:30');
});

describe('how long ago', () => {
  const now = new Date('2026-11-21T15:00:00Z');
  test.each([
    ['2026-11-21T14:59:40Z', 'recién'],
    ['2026-11-21T14:55:00Z', 'hace 5 minutos'],
    ['2026-11-21T12:00:00Z', 'hace 3 horas'],
    ['2026-11-20T14:00:00Z', 'ayer'],
    ['2026-10-02T14:00:00Z', '02-10-2026'],
  ])('%s', (iso, words) => {
    expect(formatAgo(iso, now)).toBe(words);
  });
  test('says nothing beyond a week', () => {
    expect(formatRecent('2026-10-02T14:00:00Z', now)).toBeUndefined();
  });
});

test.each([
  ['2026-11-21T12:00:00Z', 'Buenos días'],
  ['2026-11-21T16:00:00Z', 'Buenas tardes'],
  ['2026-11-21T23:30:00Z', 'Buenas noches'],
])('%s greets with %s', (iso, words) => {
  expect(greeting(new Date(iso))).toBe(words);
});
