import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { RecordKey } from '@gore/core/kernel/runtime/store/store.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { visibleData } from '@gore/core/kernel/runtime/view/record.ts';
import type { Work } from '@gore/core/kernel/runtime/write/context.ts';
import { fieldValue, satisfies } from '@gore/core/kernel/runtime/write/item.ts';

/** Rows the system of record answers while the read model is away. */
export const fallbackSize = 50;

/** Records looked at before giving up on finding that many within reach. */
const patience = 1000;

const columnsOf = (module: AnyModule, asked: readonly string[] | undefined): readonly string[] => [
  ...new Set(['id', 'codigo', 'version', 'estado', ...(asked ?? module.list.columns)]),
];

/** A stored record as a row of a list: only the columns asked for, only what the actor may see. */
export const rowOf = (
  work: Work,
  record: StoredRecord,
  asked: readonly string[] | undefined,
): Readonly<Record<string, unknown>> => {
  const visible = visibleData(work, record);
  return Object.fromEntries(
    columnsOf(work.module, asked).map((name) => [
      name,
      name.startsWith('extra.') ? fieldValue(record, name) : visible[name],
    ]),
  );
};

const inReach = (work: Work, records: readonly StoredRecord[]) => {
  const scope = work.access.scope(work.module.name, 'leer');
  return records.filter(
    (record) =>
      !record.eliminadoEn &&
      satisfies(record, scope, { actor: work.command.actor, clock: work.clock, param: work.param }),
  );
};

/** The newest records of a module within reach, from the system of record alone. */
export const newestInReach = async (work: Work): Promise<readonly StoredRecord[]> => {
  const { store } = work.deps;
  const { tenant } = work.command.actor;
  const found: StoredRecord[] = [];
  let from: Readonly<Record<string, unknown>> | undefined;
  for (let seen = 0; seen < patience && found.length < fallbackSize; ) {
    const { keys, next } = await store.newest(tenant, work.module.name, 100, from);
    const records = new Map((await store.getMany(keys)).map((record) => [record.id, record]));
    found.push(
      ...inReach(
        work,
        keys.flatMap(({ id }) => records.get(id) ?? []),
      ),
    );
    seen += keys.length;
    if (!next) break;
    from = next;
  }
  return found.slice(0, fallbackSize);
};

/** The records assigned to the actor, from the system of record alone. */
export const assignedToActor = async (work: Work): Promise<readonly StoredRecord[]> => {
  const { store } = work.deps;
  const { tenant, id } = work.command.actor;
  const { keys } = await store.assigned(tenant, id, work.module.name, fallbackSize);
  return inReach(work, await store.getMany(keys));
};

/** What somebody wrote and the read model does not have yet, as it is now. */
export const freshRecords = async (
  work: Work,
  keys: readonly RecordKey[],
): Promise<readonly StoredRecord[]> => inReach(work, keys.length ? await work.deps.store.getMany(keys) : []);
