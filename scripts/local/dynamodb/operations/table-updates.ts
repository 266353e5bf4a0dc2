import { deriveEntries } from '../store/derive-entries.ts';
import { indexesOf, indexWrites } from '../store/index-entries.ts';
import { indexPrefix, within } from '../store/key-space.ts';
import type { Storage } from '../store/storage.ts';
import type { IndexDescription, TableDescription } from '../store/table.ts';
import type { Operations, Parts } from './operations.ts';
import { changed } from './table-change.ts';
import { updateTableShape } from './table-shape.ts';
import { validate } from './validate.ts';

/** UpdateTable. A new index is complete when the call answers. */
export function tableUpdateOperations({ storage, catalog, queue, now }: Parts) {
  return {
    UpdateTable: (input) => {
      const request = validate(updateTableShape, input, storage.limits);
      return queue.exclusive(async () => {
        const table = catalog.require(request.TableName);
        const description = changed(table.description, request, now());
        const added = newIndexes(description, table.description);
        await fill(storage, description, added);
        await catalog.save({ ...table, description });
        await drop(storage, description.TableName, newIndexes(table.description, description));
        return { TableDescription: structuredClone(description) };
      });
    },
  } satisfies Operations;
}

function newIndexes(after: TableDescription, before: TableDescription): IndexDescription[] {
  const known = new Set(indexesOf(before).map((index) => index.IndexName));
  return (after.GlobalSecondaryIndexes ?? []).filter((index) => !known.has(index.IndexName));
}

async function fill(storage: Storage, table: TableDescription, added: IndexDescription[]): Promise<void> {
  if (added.length === 0) return;
  await drop(storage, table.TableName, added);
  const onlyAdded = { ...table, GlobalSecondaryIndexes: added, LocalSecondaryIndexes: undefined };
  await deriveEntries(storage, table, (item, key) => indexWrites(onlyAdded, key, undefined, item));
}

async function drop(storage: Storage, table: string, indexes: IndexDescription[]): Promise<void> {
  for (const index of indexes) await storage.clear(within(indexPrefix(table, index.IndexName)));
}
