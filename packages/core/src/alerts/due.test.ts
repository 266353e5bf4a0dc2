import { describe, expect, it } from 'vitest';
import { relojFijo } from '../kernel/runtime/clock/reloj.ts';
import { dueRun } from './due.ts';
import type { RunLedger } from './ledger.ts';

const zone = 'America/Santiago';
const clock = relojFijo('2026-11-22T12:00:00.000Z');
const ledger = (at: string, day?: string): RunLedger => ({
  at,
  kind: 'HORARIA',
  milliseconds: 0,
  moves: {},
  failures: {},
  ...(day ? { day } : {}),
});
const dueAt = (now: string, known?: RunLedger) => dueRun(known, now, { today: clock.fechaLocal(now), zone });

describe('a run', () => {
  it('is due each hour, and once from seven in the morning of the institution', () => {
    expect(dueAt('2026-11-22T09:00:05.000Z')).toBe('HORARIA');
    expect(dueAt('2026-11-22T10:00:05.000Z')).toBe('DIARIA');
    expect(
      dueAt('2026-11-22T10:30:00.000Z', ledger('2026-11-22T10:00:05.000Z', '2026-11-22')),
    ).toBeUndefined();
    expect(dueAt('2026-11-22T11:00:00.000Z', ledger('2026-11-22T10:00:05.000Z', '2026-11-22'))).toBe(
      'HORARIA',
    );
  });

  it('that begins a moment early counts for its hour', () => {
    expect(
      dueAt('2026-11-22T12:00:01.000Z', ledger('2026-11-22T11:59:58.000Z', '2026-11-22')),
    ).toBeUndefined();
  });

  it('of a day that was missed is made up once, however late', () => {
    const long = ledger('2026-11-19T10:00:00.000Z', '2026-11-19');
    expect(dueAt('2026-11-22T20:15:00.000Z', long)).toBe('DIARIA');
    expect(
      dueAt('2026-11-22T20:20:00.000Z', ledger('2026-11-22T20:15:00.000Z', '2026-11-22')),
    ).toBeUndefined();
  });
});

it.each([
  ['the night clocks go back', '2026-04-04'],
  ['the night clocks go forward', '2026-09-05'],
  ['leap day', '2028-02-28'],
  ['the turn of a year', '2026-12-31'],
])('from %s on, each day has one daily run and each hour one run', (_, from) => {
  let known: RunLedger | undefined;
  const days = new Map<string, number>();
  let runs = 0;
  for (let minutes = 0; minutes < 72 * 60; minutes += 10) {
    const now = new Date(Date.parse(`${from}T12:00:00.000Z`) + minutes * 60_000).toISOString();
    const kind = dueAt(now, known);
    if (!kind) continue;
    const today = clock.fechaLocal(now);
    runs += 1;
    if (kind === 'DIARIA') days.set(today, (days.get(today) ?? 0) + 1);
    known = { ...ledger(now, kind === 'DIARIA' ? today : known?.day), kind };
  }
  expect(runs).toBe(72);
  expect([...days.values()]).toEqual([1, 1, 1, 1]);
});
