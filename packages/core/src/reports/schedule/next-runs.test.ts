import { describe, expect, test } from 'vitest';
import { crearCalendario } from '../../kernel/runtime/clock/calendario.ts';
import { dueBetween, nextRuns } from './next-runs.ts';

const calendar = crearCalendario();
const zone = 'America/Santiago';
const weekly = { cron: '0 17 * * 5', zone, workingDays: true };

describe('the next times', () => {
  test('are those of the wall clock, whatever the clocks of the country do', () => {
    // Clocks go back on 2026-04-05 and forward on 2026-09-06.
    const plain = { ...weekly, workingDays: false };
    expect(nextRuns(plain, '2026-04-01T00:00:00.000Z', 3, calendar)).toEqual([
      '2026-04-03T20:00:00.000Z',
      '2026-04-10T21:00:00.000Z',
      '2026-04-17T21:00:00.000Z',
    ]);
    expect(nextRuns(plain, '2026-09-01T00:00:00.000Z', 2, calendar)).toEqual([
      '2026-09-04T21:00:00.000Z',
      '2026-09-11T20:00:00.000Z',
    ]);
  });

  test('fall on the next working day where they must', () => {
    // The third of April of 2026 is Good Friday; the eighteenth of September, a Friday, is a holiday too.
    expect(nextRuns(weekly, '2026-04-01T00:00:00.000Z', 2, calendar)).toEqual([
      '2026-04-06T21:00:00.000Z',
      '2026-04-10T21:00:00.000Z',
    ]);
    expect(nextRuns(weekly, '2026-09-18T23:00:00.000Z', 1, calendar)).toEqual(['2026-09-21T20:00:00.000Z']);
  });

  test('happen once where a weekend would bring several together', () => {
    const daily = { cron: '0 8,17 * * *', zone, workingDays: true };
    // From Friday evening on: Saturday, Sunday and Monday are one Monday.
    expect(nextRuns(daily, '2026-11-20T22:00:00.000Z', 3, calendar)).toEqual([
      '2026-11-23T11:00:00.000Z',
      '2026-11-23T20:00:00.000Z',
      '2026-11-24T11:00:00.000Z',
    ]);
  });

  test('are none of a day that never comes', () => {
    expect(
      nextRuns({ cron: '0 8 30 2 *', zone, workingDays: false }, '2026-01-01T00:00:00.000Z', 1, calendar),
    ).toEqual([]);
  });

  test('refuse what is no schedule and no zone', () => {
    expect(() => nextRuns({ ...weekly, cron: 'mañana' }, '2026-01-01T00:00:00.000Z', 1, calendar)).toThrow();
    expect(() => nextRuns({ ...weekly, zone: 'Chillán' }, '2026-01-01T00:00:00.000Z', 1, calendar)).toThrow();
  });
});

describe('what is due', () => {
  test('is the last time that passed, with how many were missed before it', () => {
    expect(dueBetween(weekly, '2026-11-01T00:00:00.000Z', '2026-11-21T12:00:00.000Z', calendar)).toEqual({
      at: '2026-11-20T20:00:00.000Z',
      missed: 2,
    });
  });

  test('is nothing before its time', () => {
    expect(
      dueBetween(weekly, '2026-11-20T20:00:00.000Z', '2026-11-27T19:59:59.000Z', calendar),
    ).toBeUndefined();
  });
});
