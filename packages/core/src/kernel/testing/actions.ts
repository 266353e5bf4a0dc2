import type { AnyModule } from '../declare/module.ts';
import { GoreError } from '../runtime/error.ts';
import type { RecordKey } from '../runtime/store/store.ts';
import type { StoredRecord } from '../runtime/stored.ts';
import { type HistoryPage, viewHistory } from '../runtime/view/history.ts';
import { type RecordView, viewRecord } from '../runtime/view/record.ts';
import { patchRecord, removeRecord, restoreRecord } from '../runtime/write/change.ts';
import type { Command, Outcome } from '../runtime/write/context.ts';
import { createRecord } from '../runtime/write/create.ts';
import { referencesOf } from '../runtime/write/references.ts';
import { runTransition } from '../runtime/write/transition.ts';
import { scanRecords } from './scan.ts';
import type { World } from './world.ts';

type Raw = Readonly<Record<string, unknown>>;

/** What people do with records, in the fewest words. */
export interface Actions {
  readonly module: (name: string) => AnyModule;
  readonly create: (by: Command, module: string, values: Raw, input?: Raw) => Promise<Outcome>;
  readonly patch: (by: Command, from: Outcome, changes: Raw) => Promise<Outcome>;
  readonly run: (by: Command, from: Outcome, verb: string, input?: Raw) => Promise<Outcome>;
  readonly remove: (by: Command, from: Outcome) => Promise<Outcome>;
  /** Deletes what the read model does not know yet that others use. */
  readonly removeUnseen: (by: Command, from: Outcome) => Promise<Outcome>;
  readonly restore: (by: Command, from: Outcome) => Promise<Outcome>;
  readonly view: (by: Command, from: Outcome, options?: { deleted?: boolean }) => Promise<RecordView>;
  readonly history: (by: Command, from: Outcome, cursor?: string) => Promise<HistoryPage>;
  /** The record as stored. @throws Error when there is none. */
  readonly stored: (from: Outcome, tenant?: string) => Promise<StoredRecord>;
}

/** Living records that point at one, found without a read model. */
const livingReferences = (world: World) => async (record: StoredRecord) => {
  const points = (other: StoredRecord) =>
    referencesOf(world.deps.product.find(other.module)?.fields ?? {}, other.data, other.tenant).some(
      ({ key }) => key.module === record.module && key.id === record.id,
    );
  const all = await scanRecords(world);
  return all
    .filter((other) => other.tenant === record.tenant && !other.eliminadoEn && points(other))
    .map(({ codigo }) => ({ label: codigo }));
};

/** The actions of people over a world. */
export const actionsOver = (world: World): Actions => {
  const { deps } = world;
  const removing = { ...deps, livingReferences: livingReferences(world) };
  const module = (name: string) => {
    const found = deps.product.find(name);
    if (!found) throw new Error(`The product has no ${name}`);
    return found;
  };
  const keyOf = (from: Outcome, tenant: string): RecordKey => ({ tenant, module: from.module, id: from.id });
  return {
    module,
    create: (by, name, values, input) =>
      createRecord(deps, by, module(name), { values, ...(input ? { input } : {}) }),
    patch: (by, from, changes) =>
      patchRecord(deps, by, module(from.module), from.id, { version: from.version, changes }),
    run: (by, from, verb, input = {}) =>
      runTransition(deps, by, module(from.module), from.id, verb, { version: from.version, input }),
    remove: (by, from) => removeRecord(removing, by, module(from.module), from.id, { version: from.version }),
    removeUnseen: (by, from) =>
      removeRecord({ ...deps, livingReferences: async () => [] }, by, module(from.module), from.id, {
        version: from.version,
      }),
    restore: (by, from) => restoreRecord(deps, by, module(from.module), from.id, { version: from.version }),
    view: (by, from, options) => viewRecord(deps, by, from.module, from.id, options),
    history: (by, from, cursor) => viewHistory(deps, by, from.module, from.id, cursor),
    stored: async (from, tenant = 't') => {
      const record = await deps.store.get(keyOf(from, tenant));
      if (!record) throw new Error(`There is no ${from.module} ${from.id}`);
      return record;
    },
  };
};

/** The error a refused action gives. @throws Error when it was accepted, or failed in another way. */
export const refusalOf = async (action: Promise<unknown>): Promise<GoreError> => {
  const outcome = await action.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof GoreError) return outcome;
  throw outcome ?? new Error('The action was accepted');
};

/** The messages of a refused action by field. */
export const faultsOf = async (action: Promise<unknown>): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await refusalOf(action)).details.map(({ field, message }) => [field, message]));
