import { createBeats, withBeat } from '@gore/core/operations/beats.ts';
import { observeRun } from '@gore/functions/observe/observe-run.ts';
import type { LambdaFunction } from '../runtime/lambda.ts';
import { type Schedule, type ScheduledEvent, startSchedule } from '../runtime/schedule.ts';
import { type Engines, tables } from './engines.ts';
import type { Functions } from './functions.ts';

const timeZone = 'America/Santiago';

/** Starts what runs by the clock: the product's own schedules, and the retention AWS would do by itself. */
export const startSchedules = (
  { dynamo, client, metrics }: Engines,
  functions: Functions,
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
            observeRun(metrics, 'horario', { horario: name }, async () => fn.handler(...call)),
          ),
      },
    });
  return [
    start('revision-nocturna', 'cron(30 2 * * ? *)', {
      name: 'nightly',
      handler: functions.nightly,
      timeoutMs: 300_000,
    }),
    start('cada-hora', 'cron(0 * * * ? *)', {
      name: 'ticker',
      handler: functions.ticker,
      timeoutMs: 60_000,
    }),
    start('retencion-del-flujo', 'rate(1 hour)', {
      name: 'retencion',
      handler: async () => dynamo.trimOlderThan(),
      timeoutMs: 60_000,
    }),
  ];
};
