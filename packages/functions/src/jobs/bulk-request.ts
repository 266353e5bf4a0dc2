import { createLedger, folderOf } from '@gore/core/bulk/ledger.ts';
import { type Operation, requireOperation, type Target } from '@gore/core/bulk/operation.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import { baseVerbs } from '@gore/core/kernel/declare/verb.ts';
import type { Command } from '@gore/core/kernel/runtime/write/context.ts';
import type { ApiPorts } from '../api/ports.ts';
import { createBulkJobs } from './bulk-job.ts';
import { carryOut } from './carry-out.ts';
import { createJob, moveJob, readJob } from './job-record.ts';
import { atOnce } from './limits.ts';

const labelOf = (module: AnyModule, operation: Operation): string => {
  switch (operation.tipo) {
    case 'editar':
      return baseVerbs.editar;
    case 'deshacer':
      return `Deshacer ${operation.de}`;
    case 'verbo':
      return module.transitions[operation.verbo]?.label ?? operation.verbo;
  }
};

const nameOf = (module: AnyModule, operation: Operation, count: number): string => {
  const { one, many } = module.label;
  return `${labelOf(module, operation)} · ${count} ${(count === 1 ? one : many).toLowerCase()}`;
};

/**
 * Begins an operation on many records as a job of the person's: a few are dealt with before it answers, more wait in
 * their queue. The same idempotency key leads to the same job.
 *
 * @returns the id of the job.
 */
export const requestBulk = async (
  { write, files, now }: Pick<ApiPorts, 'write' | 'files' | 'now'>,
  command: Command,
  module: AnyModule,
  operation: Operation,
  targets: readonly Target[],
): Promise<string> => {
  const { actor, requestId, ip } = command;
  requireOperation(write.access(actor), module, operation);
  const { id } = await createJob(write, command, {
    nombre: nameOf(module, operation, targets.length),
    tipo: 'LOTE',
    modulo: module.name,
    pedido: { ...operation },
    total: targets.length,
  });
  const key = { tenant: actor.tenant, id };
  if ((await readJob(write, key)).estado !== 'PREPARADO') return id;
  await createLedger(files, folderOf(key.tenant, id)).writeTargets(targets);
  if (targets.length > atOnce) await moveJob(write, key, 'encolar');
  else
    await carryOut(write, { LOTE: createBulkJobs(write, files, now) }, key, {
      actor,
      requestId,
      ...(ip ? { ip } : {}),
    });
  return id;
};
