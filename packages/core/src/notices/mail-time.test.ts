import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { horaLocal } from '../kernel/runtime/clock/hora.ts';
import { relojFijo } from '../kernel/runtime/clock/reloj.ts';
import { isQuiet, mailTime } from './mail-time.ts';
import { type NoticePreferences, usualPreferences } from './preferences.ts';

const clock = relojFijo('2026-07-15T16:00:00.000Z');
const at = (pace: Parameters<typeof mailTime>[0], now: string, more: Partial<NoticePreferences> = {}) =>
  mailTime(pace, 'alta', { ...usualPreferences, ...more }, clock, now);

describe('a mail', () => {
  it.each([
    ['at noon of a working day, at once', '2026-07-15T16:00:00.000Z', '2026-07-15T16:00:00.000Z', true],
    ['at night, in the morning', '2026-07-15T02:00:00.000Z', '2026-07-15T12:00:00.000Z', false],
    ['on Friday night, on Monday', '2026-07-18T01:00:00.000Z', '2026-07-20T12:00:00.000Z', false],
    ['on the eve of a holiday, after it', '2026-07-16T01:00:00.000Z', '2026-07-17T12:00:00.000Z', false],
    ['in the last minute before silence', '2026-07-15T23:59:00.000Z', '2026-07-15T23:59:00.000Z', true],
  ])('leaves %s', (_, now, due, alone) => {
    expect(at('inmediato', now)).toEqual({ due, alone });
  });

  it('of what is urgent leaves in the middle of the night', () => {
    const now = '2026-07-19T07:00:00.000Z';
    expect(mailTime('inmediato', 'urgente', usualPreferences, clock, now)).toEqual({ due: now, alone: true });
  });

  it('never leaves when the person wants none', () => {
    expect(at('nunca', '2026-07-15T16:00:00.000Z')).toBeUndefined();
  });

  it('keeps to a silence in the middle of the day, and to none at all', () => {
    const siesta = { silencio: { desde: '13:00', hasta: '15:00' } };
    expect(at('inmediato', '2026-07-15T17:30:00.000Z', siesta)?.due).toBe('2026-07-15T19:00:00.000Z');
    expect(at('inmediato', '2026-07-15T05:30:00.000Z', siesta)?.alone).toBe(true);
    const none = { silencio: { desde: '00:00', hasta: '00:00' }, soloHabiles: false };
    expect(at('inmediato', '2026-07-19T07:00:00.000Z', none)?.alone).toBe(true);
  });

  it.each([
    ['diario', '2026-07-15T11:59:59.000Z', '2026-07-15T12:00:00.000Z'],
    ['diario', '2026-07-15T12:00:00.000Z', '2026-07-17T12:00:00.000Z'],
    ['diario', '2026-07-17T16:00:00.000Z', '2026-07-20T12:00:00.000Z'],
    ['semanal', '2026-07-15T16:00:00.000Z', '2026-07-20T12:00:00.000Z'],
    // The week of 18 September 2026 begins on a Monday like any other; that of 29 June, a holiday, on Tuesday.
    ['semanal', '2026-06-26T16:00:00.000Z', '2026-06-30T12:00:00.000Z'],
  ] as const)('that sums up (%s) at %s leaves at %s', (pace, now, due) => {
    expect(at(pace, now)).toEqual({ due, alone: false });
  });

  it('leaves at eight on both sides of a change of the clocks', () => {
    expect(at('diario', '2026-09-04T16:00:00.000Z')?.due).toBe('2026-09-07T11:00:00.000Z');
    expect(at('diario', '2026-04-02T16:00:00.000Z')?.due).toBe('2026-04-06T12:00:00.000Z');
  });
});

it('never leaves in silence nor before now, whatever was chosen', () => {
  const hour = fc.integer({ min: 0, max: 23 }).map((value) => `${String(value).padStart(2, '0')}:00`);
  const chosen = fc.record({
    tipos: fc.constant({}),
    silencio: fc.record({ desde: hour, hasta: hour }),
    soloHabiles: fc.boolean(),
    hora: hour,
  });
  const instant = fc
    .integer({ min: Date.UTC(2024, 0), max: Date.UTC(2032, 11) })
    .map((ms) => new Date(ms).toISOString());
  const pace = fc.constantFrom('inmediato', 'diario', 'semanal');
  fc.assert(
    fc.property(chosen, instant, pace, (preferences, now, how) => {
      const found = mailTime(how, 'alta', preferences, clock, now);
      if (!found || found.due < now) return false;
      if (how === 'inmediato') return !isQuiet(preferences, clock, found.due);
      const skipped = preferences.hora === '00:00' || preferences.hora === '23:00';
      return skipped || horaLocal(clock.zona, found.due) === preferences.hora;
    }),
    { numRuns: 300 },
  );
});
