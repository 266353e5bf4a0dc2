import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { GoreError } from '../error.ts';
import { invalid, notFound, refused } from '../refusals.ts';
import { readPartition } from '../store/partition.ts';
import type { RecordKey, Store } from '../store/store.ts';
import { type LivingReferences, nextVersion } from '../write/change.ts';
import { commit } from '../write/commit.ts';
import { beginWork, type Command, type Outcome, type WriteDeps } from '../write/context.ts';
import { keptUntil } from './retention.ts';

/** A record to delete for good, and why. */
export interface Purge {
  readonly module: string;
  readonly id: string;
  /** What the person who decides says; it stays in the history. */
  readonly motivo: string;
}

const minReason = 10;

const forgetAside = async (store: Store, { tenant, module, id }: RecordKey): Promise<void> => {
  const kept = await readPartition(store, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `RES#${tenant}#${module}#${id}` },
  });
  for (const { pk, sk } of kept)
    await store.client.send(new DeleteCommand({ TableName: store.tables.datos, Key: { pk, sk } }));
};

/**
 * Deletes a record for good: the only hard delete of the product. Its term has to be over and nothing living may point
 * at it. The record and its personal values go; its history stays, ends with this decision, and still verifies against
 * the tombstone. Whoever calls has checked that the actor may decide it. Asked again, it finishes what was cut short.
 *
 * @throws GoreError `EN_PLAZO` while the record must be kept, `EN_USO` with what refers to it.
 */
export const purgeRecord = async (
  deps: WriteDeps & { readonly livingReferences: LivingReferences },
  command: Command,
  { module: name, id, motivo }: Purge,
): Promise<Outcome> => {
  const module = deps.product.find(name);
  const record = module && (await deps.store.get({ tenant: command.actor.tenant, module: name, id }));
  if (!module || !record) throw notFound();
  if (!module.retention)
    throw refused('Este módulo no tiene plazo de conservación: sus registros no se eliminan.');
  if (motivo.trim().length < minReason)
    throw invalid([{ field: 'motivo', message: `Explique el motivo en al menos ${minReason} caracteres.` }]);
  const work = await beginWork(deps, command, module);
  const until = keptUntil(module.retention, record, deps.clockOf(record.tenant).fechaLocal);
  if (until === undefined || until >= work.clock.today)
    throw new GoreError('invalido', 'El plazo de conservación de este registro no ha terminado.', {
      code: 'EN_PLAZO',
    });
  const users = await deps.livingReferences(record);
  if (users.length)
    throw new GoreError('conflicto', 'No se puede eliminar porque otros registros lo usan.', {
      code: 'EN_USO',
      details: users.map(({ label }) => ({ field: '', message: label })),
    });
  const outcome = await commit(work, {
    before: record,
    after: { ...nextVersion(work, record, { verb: 'purgar' }), eliminadoEn: work.clock.now },
    verb: 'purgar',
    input: { motivo: motivo.trim(), plazo: `${module.retention.years} años: ${module.retention.law}` },
    last: true,
  });
  await forgetAside(deps.store, record);
  return outcome;
};
