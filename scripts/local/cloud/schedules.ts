import { type Schedule, startSchedule } from '../runtime/schedule.ts';
import type { Engines } from './engines.ts';
import type { Functions } from './functions.ts';

const timeZone = 'America/Santiago';

/** Starts what runs by the clock: the product's own schedules, and the retention AWS would do by itself. */
export const startSchedules = (
  { dynamo }: Engines,
  functions: Functions,
  onError: (error: unknown) => void,
): readonly Schedule[] => [
  startSchedule({
    name: 'revision-nocturna',
    expression: 'cron(30 2 * * ? *)',
    timeZone,
    fn: { name: 'nightly', handler: functions.nightly, timeoutMs: 300_000 },
    onError,
  }),
  startSchedule({
    name: 'cada-hora',
    expression: 'cron(0 * * * ? *)',
    timeZone,
    fn: { name: 'ticker', handler: functions.ticker, timeoutMs: 60_000 },
    onError,
  }),
  startSchedule({
    name: 'correos-de-avisos',
    expression: 'rate(5 minutes)',
    timeZone,
    fn: { name: 'notifier', handler: functions.notifier, timeoutMs: 60_000 },
    onError,
  }),
  startSchedule({
    name: 'retencion-del-flujo',
    expression: 'rate(1 hour)',
    timeZone,
    fn: { name: 'retencion', handler: async () => dynamo.trimOlderThan(), timeoutMs: 60_000 },
    onError,
  }),
];
