import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { actorMark, dayMarkOf, relativeDay, relativeDays } from './relative.ts';

test.each([
  ['@hoy', '2026-11-22'],
  ['@en-30', '2026-12-22'],
  ['@hace-1', '2026-11-21'],
])('%s is %s', (text, date) => {
  expect(relativeDay(text, '2026-11-22')).toBe(date);
});

test.each(['hoy', '@en', '@en-', '@en-12345', '@hoy-3', '2026-01-01', ''])('«%s» is no such day', (text) => {
  expect(relativeDay(text, '2026-11-22')).toBeUndefined();
});

it('reads back the day it writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9999, max: 9999 }), (days) => {
      expect(relativeDays(dayMarkOf(days))).toBe(days);
    }),
  );
});

it('knows whoever asks and their units, and nothing an object inherits', () => {
  expect(actorMark('@yo')).toBe('id');
  expect(actorMark('@mi-unidad')).toBe('units');
  expect(actorMark('toString')).toBeUndefined();
});
