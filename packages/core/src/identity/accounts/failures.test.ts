import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Failures,
  failAccount,
  failAddress,
  MAX_FAILURES,
  noFailures,
  succeed,
  waitUntil,
} from './failures.ts';

const minute = 60_000;
const steps = fc.array(fc.record({ right: fc.boolean(), pause: fc.integer({ min: 0, max: 20 * minute }) }), {
  maxLength: 60,
});

/** Whoever tries again and again, as the tally lets them; answers the instants at which failures were counted. */
const play = (
  tries: readonly { right: boolean; pause: number }[],
  fail: typeof failAccount,
): readonly number[] => {
  const counted: number[] = [];
  let state: Failures = noFailures;
  let now = 0;
  for (const { right, pause } of tries) {
    now += pause;
    if (waitUntil(state, now) !== undefined) continue;
    state = right ? succeed(state) : fail(state, now);
    if (!right) counted.push(now);
  }
  return counted;
};

it('never count more than five in a minute, whatever comes', () => {
  fc.assert(
    fc.property(steps, fc.constantFrom(failAccount, failAddress), (tries, fail) => {
      const perMinute = Map.groupBy(play(tries, fail), (at) => Math.floor(at / minute));
      return [...perMinute.values()].every((found) => found.length <= MAX_FAILURES);
    }),
  );
});

it('never lock an address beyond the minute', () => {
  fc.assert(
    fc.property(steps, (tries) => {
      let state: Failures = noFailures;
      let now = 0;
      for (const { pause } of tries) {
        now += pause;
        if (waitUntil(state, now) === undefined) state = failAddress(state, now);
        expect((waitUntil(state, now) ?? now) - now).toBeLessThanOrEqual(minute);
      }
    }),
  );
});

it('lock an account for longer with every failure, up to an hour', () => {
  let state = noFailures;
  let now = 0;
  const locks: number[] = [];
  for (let at = 0; at < 10; at += 1) {
    now += minute;
    state = failAccount(state, now);
    locks.push((waitUntil(state, now) ?? now) - now);
    now = Math.max(now, state.lockedUntil);
  }
  expect(locks.map((lock) => lock / minute)).toEqual([0, 0, 0, 0, 1, 5, 15, 60, 60, 60]);
});
