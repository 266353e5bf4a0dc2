import type { Actors } from '@gore/core/identity/actors.ts';
import { type EffectHandler, eventName } from '@gore/core/kernel/runtime/events/effects.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { carryOut, type JobHandlers } from '../jobs/carry-out.ts';
import { moveJob } from '../jobs/job-record.ts';

/** What the reporter needs. */
export interface ReporterPorts {
  readonly write: WriteDeps;
  readonly actors: Actors;
  readonly handlers: JobHandlers;
}

/** Carries out the jobs people left in the queue, with the permissions they have by then; a crash only means going on. */
export const createReporter =
  ({ write, actors, handlers }: ReporterPorts): EffectHandler =>
  async (event, { last }) => {
    const { tenant, id, depth } = event;
    const record = await write.store.get({ tenant, module: event.module, id });
    if (!record) throw new Error('The job has no record');
    const cause = eventName(event);
    const occasion = { requestId: cause, cause, depth: depth + 1 };
    try {
      const actor = await actors.current(tenant, record.creadoPor);
      await carryOut(write, handlers, { tenant, id }, { ...occasion, actor });
    } catch (error) {
      if (last)
        await moveJob(write, { tenant, id }, 'fallar', {
          mensaje: 'No se pudo completar por una falla nuestra. Póngalo en cola de nuevo o avise a soporte.',
        });
      throw error;
    }
  };
