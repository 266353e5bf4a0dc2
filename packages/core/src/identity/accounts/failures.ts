import { WINDOW_MS, windowAt } from '../rate.ts';

/** How often signing in failed lately, for one account or one address. Instants are epoch milliseconds. */
export interface Failures {
  /** Failures since the last success. */
  readonly inARow: number;
  /** Until when nothing is tried. */
  readonly lockedUntil: number;
  /** Minute the last failure was counted in, and how many there were in it. */
  readonly window: number;
  readonly inWindow: number;
}

/** Failed sign-ins an account, and an address, may have in a minute. */
export const MAX_FAILURES = 5;

/** Minutes an account is locked at the fifth failure in a row, the sixth and so on; the last holds for all others. */
const lockMinutes: readonly number[] = [1, 5, 15, 60];

/** Where everyone begins. */
export const noFailures: Failures = { inARow: 0, lockedUntil: 0, window: 0, inWindow: 0 };

/** Epoch milliseconds until which nothing may be tried; nothing when it may be now. */
export const waitUntil = (failures: Failures, now: number): number | undefined => {
  const window = windowAt(now);
  const full = failures.window === window && failures.inWindow >= MAX_FAILURES ? (window + 1) * WINDOW_MS : 0;
  const until = Math.max(failures.lockedUntil, full);
  return until > now ? until : undefined;
};

const counted = (failures: Failures, now: number): Pick<Failures, 'window' | 'inWindow'> => {
  const window = windowAt(now);
  return { window, inWindow: failures.window === window ? failures.inWindow + 1 : 1 };
};

/** One more failure of an account: the fifth in a row locks it, and each one after that for longer. */
export const failAccount = (failures: Failures, now: number): Failures => {
  const inARow = failures.inARow + 1;
  const over = inARow - MAX_FAILURES;
  const minutes = over < 0 ? 0 : (lockMinutes[Math.min(over, lockMinutes.length - 1)] ?? 0);
  return { ...counted(failures, now), inARow, lockedUntil: minutes && now + minutes * WINDOW_MS };
};

/** One more failure from an address, which offices share: it waits out the minute and is never locked. */
export const failAddress = (failures: Failures, now: number): Failures => ({
  ...noFailures,
  ...counted(failures, now),
});

/** A success ends the row; what failed within the minute still did. */
export const succeed = (failures: Failures): Failures => ({ ...failures, inARow: 0, lockedUntil: 0 });
