import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Actor } from '@gore/core/kernel/declare/record.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { notFound } from '@gore/core/kernel/runtime/refusals.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import {
  type Command,
  type Outcome,
  systemActor,
  type WriteDeps,
} from '@gore/core/kernel/runtime/write/context.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import { moduleOf } from '../api/command.ts';

type Raw = Readonly<Record<string, unknown>>;

/** What a job is for. */
export interface JobRequest {
  /** What people read, such as «Editar 40 iniciativas». */
  readonly nombre: string;
  readonly tipo: 'LOTE' | 'EXPORTACION' | 'INFORME';
  readonly modulo: string;
  readonly pedido: Raw;
  readonly total?: number;
  /** What it makes goes out by mail: nobody waits for it on a page. */
  readonly porCorreo?: true;
}

/** A job, by the institution and the id of its record. */
export interface JobKey {
  readonly tenant: string;
  readonly id: string;
}

const attempts = 6;

const jobModule = (deps: WriteDeps): AnyModule => moduleOf(deps.product, 'proceso');

/** States in which a job has still something to do. */
export const isAlive = ({ estado }: Pick<StoredRecord, 'estado'>): boolean =>
  estado === 'PREPARADO' || estado === 'EN_COLA' || estado === 'EN_PROCESO';

/** The product writing under the name of a person what nobody may write by themselves. */
export const onBehalfOf = ({ id, tenant }: Pick<Actor, 'id' | 'tenant'>): Actor => ({
  id,
  tenant,
  roles: ['SISTEMA'],
  units: [],
  subtree: [],
});

/**
 * Writes the record of a job down as the person's own, though nobody but the product may write one. The same
 * idempotency key leads to the same job.
 */
export const createJob = (deps: WriteDeps, command: Command, request: JobRequest): Promise<Outcome> => {
  const actor = onBehalfOf(command.actor);
  return createRecord(deps, { ...command, actor }, jobModule(deps), { values: { ...request } });
};

/** The job as it is now. @throws GoreError when there is none. */
export const readJob = async ({ store }: WriteDeps, { tenant, id }: JobKey): Promise<StoredRecord> => {
  const record = await store.get({ tenant, module: 'proceso', id });
  if (!record) throw notFound();
  return record;
};

const isOvertaken = (error: unknown): boolean => error instanceof GoreError && error.code === 'CONFLICTO';

/**
 * Moves a job on from whatever version it has: its progress and whoever cancels it write at the same time.
 *
 * @param by who does it; the product unless said.
 * @throws GoreError `REGLA` when its state does not admit the verb, such as progress of a job that was cancelled.
 */
export const moveJob = async (
  deps: WriteDeps,
  key: JobKey,
  verb: string,
  input: Raw = {},
  by: Command = { actor: systemActor(key.tenant, 'procesos'), requestId: `proceso/${key.id}` },
): Promise<Outcome> => {
  for (let left = attempts; ; left -= 1) {
    const { version } = await readJob(deps, key);
    try {
      return await runTransition(deps, by, jobModule(deps), key.id, verb, { version, input });
    } catch (error) {
      if (left === 1 || !isOvertaken(error)) throw error;
    }
  }
};
