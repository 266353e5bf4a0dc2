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
  /** A function whose every run leaves its beat and is measured, as those of the cloud do by themselves. */
  const watched = (horario: string, fn: LambdaFunction<ScheduledEvent, unknown>) => ({
    ...fn,
    handler: (...call: Parameters<typeof fn.handler>) =>
      withBeat(beats, horario, () =>
        observeRun(metrics, 'horario', { horario }, async () => fn.handler(...call)),
      ),
  });
  return [
    startSchedule({
      name: 'revision-nocturna',
      expression: 'cron(30 2 * * ? *)',
      timeZone,
      fn: watched('revision-nocturna', { name: 'nightly', handler: functions.nightly, timeoutMs: 300_000 }),
      onError,
    }),
    startSchedule({
      name: 'retencion-del-flujo',
      expression: 'rate(1 hour)',
      timeZone,
      fn: watched('retencion-del-flujo', {
        name: 'retencion',
        handler: async () => dynamo.trimOlderThan(),
        timeoutMs: 60_000,
      }),
      onError,
    }),
  ];
};
