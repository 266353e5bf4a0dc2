import type { AnyModule } from '../../declare/module.ts';
import { GoreError } from '../error.ts';
import type { StoredRecord } from '../stored.ts';
import { authorize, load, refuseFrozen } from './authorize.ts';
import { commit } from './commit.ts';
import { beginWork, type Command, type Outcome, type Work, type WriteDeps } from './context.ts';
import { applyChanges, type Changes, codeAfter, recordDifferences } from './draft.ts';
import { once } from './idempotency.ts';
import { present, readForm } from './input.ts';
import { rebase } from './rebase.ts';

type Raw = Readonly<Record<string, unknown>>;

/** The next version of a record with changed values, everything else as it was. */
export const nextVersion = (
  work: Work,
  record: StoredRecord,
  changes: {
    readonly values?: Changes;
    readonly extra?: Changes;
    readonly estado?: string;
    readonly verb: string;
  },
): Omit<StoredRecord, 'hash'> => {
  const { hash: _, extra: before, ...rest } = record;
  const { now } = work.clock;
  const data = changes.values ? applyChanges(work.module, record.data, changes.values) : record.data;
  const extra = present({ ...before, ...changes.extra });
  const estado = changes.estado ?? record.estado;
  return {
    ...rest,
    version: record.version + 1,
    data,
    codigo: codeAfter(work.module, record, data),
    estado,
    estadoDesde: estado === record.estado ? record.estadoDesde : now,
    actualizadoEn: now,
    actualizadoPor: work.command.actor.id,
    hechos: { ...record.hechos, [changes.verb]: work.command.actor.id },
    ...(Object.keys(extra).length ? { extra } : {}),
  };
};

const outcomeOf = ({ module, id, version, codigo }: StoredRecord): Outcome => ({
  module,
  id,
  version,
  codigo,
});

/**
 * Changes fields of a record. A change that started from an older version stands when nobody touched the same
 * fields since; one that changes nothing writes nothing.
 *
 * @throws GoreError; a conflict carries both values, field by field.
 */
export const patchRecord = (
  deps: WriteDeps,
  command: Command,
  module: AnyModule,
  id: string,
  body: { readonly version: number; readonly changes: Raw },
): Promise<Outcome> =>
  once(deps, command, async () => {
    const work = await beginWork(deps, command, module);
    const record = await load(work, id);
    await authorize(work, record, 'editar');
    refuseFrozen(work, record);
    const { values, extra } = readForm(work, body.changes);
    const touched = {
      ...values,
      ...Object.fromEntries(Object.entries(extra).map(([name, value]) => [`extra.${name}`, value])),
    };
    await rebase(work, record, body.version, touched);
    const after = nextVersion(work, record, { values, extra, verb: 'editar' });
    if (!recordDifferences(record, { ...after, hash: '' }).length) return outcomeOf(record);
    return commit(work, { before: record, after, verb: 'editar' });
  });

/** Tells which living records point at one; it needs the read model. */
export type LivingReferences = (record: StoredRecord) => Promise<readonly { readonly label: string }[]>;

/**
 * Deletes a record softly: it leaves lists and frees its code, and can come back.
 *
 * @throws GoreError `EN_USO` with the list of what still refers to it.
 */
export const removeRecord = (
  deps: WriteDeps & { readonly livingReferences: LivingReferences },
  command: Command,
  module: AnyModule,
  id: string,
  body: { readonly version: number },
): Promise<Outcome> =>
  once(deps, command, async () => {
    const work = await beginWork(deps, command, module);
    const record = await load(work, id);
    await authorize(work, record, 'eliminar');
    await rebase(work, record, body.version, '*');
    const users = await deps.livingReferences(record);
    if (users.length)
      throw new GoreError('conflicto', 'No se puede eliminar porque otros registros lo usan.', {
        code: 'EN_USO',
        details: users.map(({ label }) => ({ field: '', message: label })),
      });
    const after = { ...nextVersion(work, record, { verb: 'eliminar' }), eliminadoEn: work.clock.now };
    return commit(work, { before: record, after, verb: 'eliminar' });
  });

/** Brings a deleted record back, if its code is still free. */
export const restoreRecord = (
  deps: WriteDeps,
  command: Command,
  module: AnyModule,
  id: string,
  body: { readonly version: number },
): Promise<Outcome> =>
  once(deps, command, async () => {
    const work = await beginWork(deps, command, module);
    const record = await load(work, id, { deleted: true });
    await authorize(work, record, 'restaurar');
    await rebase(work, record, body.version, '*');
    const { eliminadoEn: _, ...after } = nextVersion(work, record, { verb: 'restaurar' });
    return commit(work, { before: record, after, verb: 'restaurar' });
  });
