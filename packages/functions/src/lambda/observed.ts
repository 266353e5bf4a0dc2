import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createFailureGroups } from '@gore/core/failures/groups.ts';
import type { Efimero } from '@gore/core/identity/efimero.ts';
import { createBeats, withBeat } from '@gore/core/operations/beats.ts';
import type { Metrics } from '@gore/core/ports/metrics.ts';
import type { Log } from '../http/log.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { emfMetrics } from '../observe/emf-metrics.ts';
import { failureLog } from '../observe/failure-log.ts';
import { observeRun } from '../observe/observe-run.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';

/** How a function on AWS is watched: its log, which also counts failures by group, and its figures. */
export const observed = (service: string, efimero: Efimero) => ({
  log: failureLog(powertoolsLog(service), service, createFailureGroups(efimero)),
  metrics: emfMetrics(),
});

/** The same of what only follows the stream, and has no ports but these. */
export const watchedStream = (service: string): Log => {
  const client = new DynamoDBClient(patient);
  const efimero = { client, table: setting('TABLE_EFIMERO'), now: () => Date.now() };
  return failureLog(powertoolsLog(service), service, createFailureGroups(efimero));
};

/** A function the clock calls: every run leaves a beat and is measured. @param horario name of the schedule */
export const byTheClock = <T>(
  horario: string,
  { efimero, metrics }: { readonly efimero: Efimero; readonly metrics: Metrics },
  run: () => Promise<T>,
): (() => Promise<T>) => {
  const beats = createBeats(efimero);
  return () => withBeat(beats, horario, () => observeRun(metrics, 'horario', { nombre: horario }, run));
};
