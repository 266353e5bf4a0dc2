import { createAlertReview } from '@gore/core/alerts/review.ts';
import { type RunPorts, runAlerts } from '@gore/core/alerts/run.ts';
import type { Actors } from '@gore/core/identity/actors.ts';
import { readStaff } from '@gore/core/identity/staff.ts';
import type { ReadContext } from '@gore/core/kernel/readmodel/context.ts';
import { layoutsOf } from '@gore/core/kernel/readmodel/layout.ts';
import { awaitMark } from '@gore/core/kernel/readmodel/marks.ts';
import { readBlocked } from '@gore/core/kernel/runtime/access/blocked.ts';
import { type EffectHandlers, reviewAlerts, sweepAlerts } from '@gore/core/kernel/runtime/events/effects.ts';
import type { Parameters } from '@gore/core/kernel/runtime/parameters.ts';
import { leaveMark } from '@gore/core/kernel/runtime/store/mark.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import { everythingOf } from '../api/everything.ts';
import { type Log, traceOf } from '../http/log.ts';

/** What the worker of alerts needs. */
export interface AlertWorkerPorts {
  readonly write: WriteDeps;
  readonly actors: Actors;
  /** Thresholds remembered by this function: a run reads them anew. */
  readonly parameters: Pick<Parameters, 'forget'>;
  /** Connects as `gore_app`; it may have to wait for a database that resumes. */
  readonly pool: SqlPool;
  /** Zone of the institution's dates. */
  readonly timeZone: string;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Verb of the messages that ask for a run because it may be due. */
export const runVerb = 'correr';

/** Longest wait for the projector: it may have an import ahead of the mark. */
const WAIT = { patienceMs: 120_000, pollMs: 200 } as const;

/** What the product reads of an institution: everything, but for what nobody works with for now. */
const contextOf =
  (write: WriteDeps, zone: string) =>
  async (tenant: string): Promise<ReadContext> => {
    const [everything, blocked] = await Promise.all([
      everythingOf(write, tenant, zone),
      readBlocked(write.store, tenant),
    ]);
    const shut = (name: string) => [...(blocked.get(name) ?? [])];
    return {
      ...everything,
      access: (name) => {
        const access = everything.access(name);
        if (!access || !shut(name).length) return access;
        const isShut = { op: 'in', left: { field: 'id' }, right: { value: shut(name) } } as const;
        return { ...access, scope: { op: 'not', of: isShut } };
      },
    };
  };

/** Effects of the queue of alerts: a record that changed is reviewed at once, an institution when its run is due. */
export const createAlertEffects = (ports: AlertWorkerPorts): EffectHandlers => {
  const { write, actors, parameters, pool, timeZone, log, now } = ports;
  const { module: alerts } = write.product.alerts;
  if (!alerts) throw new Error('No module of the product keeps alerts');
  const running: RunPorts = {
    write,
    now,
    actor: (tenant, id) => actors.current(tenant, id),
    staff: (tenant, today) => readStaff(write.store, tenant, today),
    reading: { pool, layouts: layoutsOf(write.product.modules), alerts },
    context: contextOf(write, timeZone),
    caughtUp: async (tenant, at) => {
      await leaveMark(write.store, tenant, at);
      await awaitMark(pool, { tenant, at }, WAIT);
    },
    onError: (error, code) =>
      log.error('alerta_sin_evaluar', { metrica: 'AlertaSinEvaluar', regla: code, ...traceOf(error) }),
  };
  return {
    [reviewAlerts.effect]: createAlertReview(running),
    [sweepAlerts.effect]: async ({ tenant, verb }) => {
      parameters.forget(tenant);
      const done = await runAlerts(running, tenant, { anyway: verb !== runVerb });
      if (!done) return;
      const { kind, milliseconds, moves, failures } = done;
      const written = Object.values(moves).reduce((sum, count) => sum + count, 0);
      const fallas = Object.keys(failures).length;
      log.info('alertas_evaluadas', { tenant, corrida: kind, escritas: written, fallas, milliseconds });
    },
  };
};
