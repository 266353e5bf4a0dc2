import type { AnyModule } from '../../declare/module.ts';
import { GoreError } from '../error.ts';
import type { StoredRecord } from '../stored.ts';
import { authorize } from './authorize.ts';
import { nextVersion } from './change.ts';
import { commit } from './commit.ts';
import { beginWork, type Command, type Outcome, type WriteDeps } from './context.ts';
import { type Changes, recordDifferences } from './draft.ts';

const attempts = 5;

/**
 * Sets values of a record that follow from others, from the state they are in now. Writes nothing when they are set
 * already, and looks again when the record changed meanwhile; a record that no longer changes is settled too.
 *
 * @param make reads what the values follow from; called after the record was read, so that no later change is missed.
 * @throws Error when a value belongs to people and not to the product.
 */
export const settleRecord = async (
  deps: WriteDeps,
  command: Command,
  module: AnyModule,
  id: string,
  make: (record: StoredRecord) => Promise<Changes>,
): Promise<Outcome | undefined> => {
  const work = await beginWork(deps, command, module);
  const { tenant } = command.actor;
  for (let attempt = 1; ; attempt += 1) {
    const record = await deps.store.get({ tenant, module: module.name, id });
    if (!record || record.eliminadoEn) return undefined;
    await authorize(work, record, 'editar');
    const values = await make(record);
    const foreign = Object.keys(values).find((name) => !module.fields[name]?.options.system);
    if (foreign) throw new Error(`${module.name}.${foreign} is written by people, so nothing settles it`);
    const after = nextVersion(work, record, { values, verb: 'editar' });
    if (!recordDifferences(record, { ...after, hash: '' }).length) return undefined;
    try {
      return await commit(work, { before: record, after, verb: 'editar' });
    } catch (error) {
      const isRace = error instanceof GoreError && error.kind === 'conflicto';
      if (!isRace || attempt === attempts) throw error;
    }
  }
};
