import type { RunKind, RunLedger } from './ledger.ts';

/** Hour of the institution's day from which the daily run is due. */
const DAILY_HOUR = 7;

const HOUR_MS = 3_600_000;

/** Runs that begin this close to the hour count for it. */
const EARLY_MS = 300_000;

const hourOf = (instant: string): number => Math.floor((Date.parse(instant) + EARLY_MS) / HOUR_MS);

const localHour = (instant: string, zone: string): number =>
  Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(
      new Date(instant),
    ),
  );

/**
 * Which run is due at an instant; nothing when the hour has had its own. A day whose daily run was missed has it with
 * the next tick, however late, and once: hours that were missed leave nothing to catch up, since a run judges by what
 * is so now.
 *
 * @param today of the institution at that instant.
 * @param zone IANA time zone of the institution.
 */
export const dueRun = (
  ledger: RunLedger | undefined,
  now: string,
  { today, zone }: { readonly today: string; readonly zone: string },
): RunKind | undefined => {
  if (localHour(now, zone) >= DAILY_HOUR && ledger?.day !== today) return 'DIARIA';
  return ledger !== undefined && hourOf(ledger.at) === hourOf(now) ? undefined : 'HORARIA';
};
