import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Actor } from '@gore/core/kernel/declare/record.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { forbidden } from '@gore/core/kernel/runtime/refusals.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import type { Command, WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { MissingFile } from '@gore/core/ports/files.ts';
import { moduleOf } from '../api/command.ts';
import { isAlive, type JobKey, moveJob, readJob } from './job-record.ts';

/** A job while it is carried out. */
export interface RunningJob {
  readonly record: StoredRecord;
  /** The module whose records it is about. */
  readonly module: AnyModule;
  /** Of the person who asked for it, with the permissions of now; its batch is the code of the job. */
  readonly command: Command;
  /** Says how far it has come. @throws JobCancelled when somebody cancelled it. */
  readonly progress: (fields: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** What another worker goes on with: the verb that tells it, and what the record says by then. */
export interface HandedOn {
  readonly handedOn: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Does the work of one kind of job and answers what its record says at the end, or who goes on with it. */
export type JobHandler = (job: RunningJob) => Promise<Readonly<Record<string, unknown>> | HandedOn>;

const isHandedOn = (done: Readonly<Record<string, unknown>> | HandedOn): done is HandedOn =>
  typeof done.handedOn === 'string';

/** Handlers by the `tipo` of the job. */
export type JobHandlers = Readonly<Record<string, JobHandler>>;

/** Somebody cancelled the job: it ends between two steps. */
export class JobCancelled extends Error {}

/** On whose word and on what occasion a job is carried out. */
export interface Occasion {
  readonly actor: Actor | undefined;
  readonly requestId: string;
  readonly cause?: string;
  readonly depth?: number;
  readonly ip?: string;
}

/** The job was cancelled, by the person or with the record they came from. */
const orCancelled = async <T>(deps: WriteDeps, key: JobKey, step: () => Promise<T>): Promise<T> => {
  try {
    return await step();
  } catch (error) {
    if (error instanceof GoreError && !isAlive(await readJob(deps, key))) throw new JobCancelled();
    throw error;
  }
};

/**
 * Carries a job out: it begins, tells its progress and ends with what came of it. One that is over stays as it is, and
 * one that was cut short goes on.
 *
 * @throws whatever is no fault of the person's request; the job can be carried out again then.
 */
export const carryOut = async (
  write: WriteDeps,
  handlers: JobHandlers,
  key: JobKey,
  { actor, ...occasion }: Occasion,
): Promise<void> => {
  const record = await readJob(write, key);
  if (!isAlive(record)) return;
  try {
    await orCancelled(write, key, () => moveJob(write, key, 'comenzar'));
    if (!actor) throw forbidden('Quien lo pidió ya no tiene acceso al portal.');
    const handler = handlers[String(record.data.tipo)];
    if (!handler) throw new Error(`No handler for jobs of kind ${String(record.data.tipo)}`);
    const done = await handler({
      record,
      module: moduleOf(write.product, String(record.data.modulo)),
      command: { ...occasion, actor, batch: record.codigo },
      progress: async (told) => {
        await orCancelled(write, key, () => moveJob(write, key, 'avanzar', told));
      },
    });
    const [verb, fields] = isHandedOn(done) ? [done.handedOn, done.fields] : ['terminar', done];
    await orCancelled(write, key, () => moveJob(write, key, verb, fields));
  } catch (error) {
    if (error instanceof JobCancelled) return;
    const sentence =
      error instanceof MissingFile
        ? 'Ya no están los datos de este trabajo: pídalo de nuevo.'
        : error instanceof GoreError &&
          error.kind !== 'no_disponible' &&
          [...new Set([error.message, ...error.details.map(({ message }) => message)])].join(' ');
    if (!sentence) throw error;
    await moveJob(write, key, 'fallar', { mensaje: sentence });
  }
};
