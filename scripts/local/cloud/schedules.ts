import { temporaryDays, temporaryFolder } from '@gore/core/kernel/runtime/file-terms.ts';
import { createBeats, withBeat } from '@gore/core/operations/beats.ts';
import { observeRun } from '@gore/functions/observe/observe-run.ts';
import type { Backups } from '../../backup/local-backups.ts';
import type { LambdaFunction } from '../runtime/lambda.ts';
import { type Schedule, type ScheduledEvent, startSchedule } from '../runtime/schedule.ts';
import { type Engines, filesBucket, tables } from './engines.ts';
import type { Functions } from './functions.ts';

const timeZone = 'America/Santiago';
const dayMs = 86_400_000;

/** Deletes what the bucket of the cloud would have deleted by now. @param now epoch milliseconds */
export const expireFiles = (s3: Engines['s3'], now: number): Promise<number> =>
  s3.expire(filesBucket, temporaryFolder, now - temporaryDays * dayMs);

/** Starts what runs by the clock: the product's own schedules, and the backups and retention AWS does by itself. */
export const startSchedules = (
  { dynamo, s3, client, metrics }: Engines,
  functions: Functions,
  backups: Backups,
  onError: (error: unknown) => void,
): readonly Schedule[] => {
  const beats = createBeats({ client, table: tables.efimero, now: Date.now });
  /** Every run leaves its beat and is measured, as those of the cloud do by themselves. */
  const start = (name: string, expression: string, fn: LambdaFunction<ScheduledEvent, unknown>) =>
    startSchedule({
      name,
      expression,
      timeZone,
      onError,
      fn: {
        ...fn,
        handler: (...call: Parameters<typeof fn.handler>) =>
          withBeat(beats, name, () =>
            observeRun(metrics, 'horario', { nombre: name }, async () => fn.handler(...call)),
          ),
      },
    });
  return [
    start('revision-nocturna', 'cron(30 2 * * ? *)', {
      name: 'nightly',
      handler: functions.nightly,
      timeoutMs: 300_000,
    }),
    start('informes-programados', 'rate(5 minutes)', {
      name: 'scheduler',
      handler: functions.scheduler,
      timeoutMs: 60_000,
    }),
    start('cada-hora', 'cron(0 * * * ? *)', {
      name: 'ticker',
      handler: functions.ticker,
      timeoutMs: 60_000,
    }),
    start('correos-de-avisos', 'rate(5 minutes)', {
      name: 'notifier',
      handler: functions.notifier,
      timeoutMs: 60_000,
    }),
    start('respaldo-diario', 'cron(0 2 * * ? *)', {
      name: 'respaldo',
      handler: backups.take,
      timeoutMs: 3_600_000,
    }),
    start('retencion-del-flujo', 'rate(1 hour)', {
      name: 'retencion',
      handler: async () => dynamo.trimOlderThan(),
      timeoutMs: 60_000,
    }),
    start('retencion-de-archivos', 'rate(1 hour)', {
      name: 'temporales',
      handler: () => expireFiles(s3, Date.now()),
      timeoutMs: 60_000,
    }),
  ];
};
