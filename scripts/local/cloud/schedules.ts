import { temporaryDays, temporaryFolder } from '@gore/core/kernel/runtime/file-terms.ts';
import type { Backups } from '../../backup/local-backups.ts';
import { type Schedule, startSchedule } from '../runtime/schedule.ts';
import { type Engines, filesBucket } from './engines.ts';
import type { Functions } from './functions.ts';

const timeZone = 'America/Santiago';
const dayMs = 86_400_000;

/** Deletes what the bucket of the cloud would have deleted by now. @param now epoch milliseconds */
export const expireFiles = (s3: Engines['s3'], now: number): Promise<number> =>
  s3.expire(filesBucket, temporaryFolder, now - temporaryDays * dayMs);

/** Starts what runs by the clock: the product's own schedules, and the backups and retention AWS does by itself. */
export const startSchedules = (
  { dynamo, s3 }: Engines,
  functions: Functions,
  backups: Backups,
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
    name: 'respaldo-diario',
    expression: 'cron(0 2 * * ? *)',
    timeZone,
    fn: { name: 'respaldo', handler: backups.take, timeoutMs: 3_600_000 },
    onError,
  }),
  startSchedule({
    name: 'retencion-del-flujo',
    expression: 'rate(1 hour)',
    timeZone,
    fn: { name: 'retencion', handler: async () => dynamo.trimOlderThan(), timeoutMs: 60_000 },
    onError,
  }),
  startSchedule({
    name: 'retencion-de-archivos',
    expression: 'rate(1 hour)',
    timeZone,
    fn: { name: 'temporales', handler: () => expireFiles(s3, Date.now()), timeoutMs: 60_000 },
    onError,
  }),
];
