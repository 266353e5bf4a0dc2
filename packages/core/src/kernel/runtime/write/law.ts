import type { Json } from '../../declare/json.ts';
import { readValues } from '../../declare/read.ts';
import { invalid, notFound } from '../refusals.ts';
import type { Step } from '../store/transact.ts';
import type { StoredRecord } from '../stored.ts';
import { nextVersion } from './change.ts';
import { commit } from './commit.ts';
import { beginWork, type Command, type Outcome, type Work, type WriteDeps } from './context.ts';
import { recordDifferences } from './draft.ts';

/** On which record, and on whose order, the law acts. */
export interface Order {
  readonly module: string;
  readonly id: string;
  /** Number or name of the resolution, as histories will show it. */
  readonly resolution: string;
}

interface Case {
  readonly work: Work;
  readonly record: StoredRecord;
}

/** The record an order is about, whatever its state, deleted ones too: whoever calls answers for the order. */
const caseOf = async (deps: WriteDeps, command: Command, { module: name, id }: Order): Promise<Case> => {
  const module = deps.product.find(name);
  const record = module && (await deps.store.get({ tenant: command.actor.tenant, module: name, id }));
  if (!module || !record) throw notFound();
  return { work: await beginWork(deps, command, module), record };
};

const outcomeOf = ({ module, id, version, codigo }: StoredRecord): Outcome => ({
  module,
  id,
  version,
  codigo,
});

/**
 * Corrects values of a record because the person they are about is right (Ley 19.628, art. 6). It is an ordinary audited
 * write, except that a closed state does not stop it: what is final may still be false. Asked again it writes nothing.
 *
 * @throws GoreError `no_encontrado` without such a record, `invalido` for a value the declaration refuses.
 */
export const rectifyRecord = async (
  deps: WriteDeps,
  command: Command,
  order: Order & { readonly values: Readonly<Record<string, unknown>> },
): Promise<Outcome> => {
  const { work, record } = await caseOf(deps, command, order);
  const { values, faults } = readValues(work.module.fields, order.values);
  if (faults.length) throw invalid(faults);
  const after = nextVersion(work, record, { values, verb: 'rectificarDatos' });
  if (!recordDifferences(record, { ...after, hash: '' }).length) return outcomeOf(record);
  const input: Readonly<Record<string, Json>> = { resolucion: order.resolution };
  return commit(work, { before: record, after, verb: 'rectificarDatos', input });
};

const blockStep = ({ work, record }: Case, isBlock: boolean): Step => {
  const { bloqueo } = work.deps.store.entities;
  const { tenant, module, id } = record;
  const item = { tenant, module, id };
  return {
    item: isBlock
      ? { Put: bloqueo.put({ ...item, since: work.clock.now }).params() }
      : { Delete: bloqueo.delete(item).params() },
    failed: notFound,
  };
};

const setBlock = async (deps: WriteDeps, command: Command, order: Order, isBlock: boolean) => {
  const found = await caseOf(deps, command, order);
  const { work, record } = found;
  const isBlocked = work.blocked.get(record.module)?.has(record.id) ?? false;
  if (isBlocked === isBlock) return outcomeOf(record);
  const verb = isBlock ? 'bloquearDatos' : 'desbloquearDatos';
  return commit(work, {
    before: record,
    after: nextVersion(work, record, { verb }),
    verb,
    input: { resolucion: order.resolution },
    movesPolicy: true,
    also: [blockStep(found, isBlock)],
  });
};

/**
 * Takes a record out of every list, file, picker, search, export and alert from the next request on, and says so in
 * its history (Ley 19.628, art. 8 ter). What is blocked already stays as it is.
 *
 * @throws GoreError `no_encontrado` without such a record.
 */
export const blockRecord = (deps: WriteDeps, command: Command, order: Order): Promise<Outcome> =>
  setBlock(deps, command, order, true);

/** Gives a blocked record back to everyone who had it. @throws GoreError as `blockRecord`. */
export const unblockRecord = (deps: WriteDeps, command: Command, order: Order): Promise<Outcome> =>
  setBlock(deps, command, order, false);
