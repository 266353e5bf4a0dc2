import dynalite from 'dynalite/db/index.js';
import { validationFailure } from './failure.ts';
import { indexPrefix } from './key-space.ts';
import { del, put, type Write } from './storage.ts';
import type { TableDescription } from './table.ts';
import type { IndexDefinition, Item } from './wire.ts';

/**
 * dynalite ends an index key in six hexadecimal digits of a hash of the primary key, so two items with the same
 * index values could overwrite each other; the engine appends the whole primary key.
 */
export const entryKey = (dynaliteIndexKey: string, itemKey: string) => `${dynaliteIndexKey}/${itemKey}`;

export const indexesOf = (table: TableDescription): IndexDefinition[] => [
  ...(table.GlobalSecondaryIndexes ?? []),
  ...(table.LocalSecondaryIndexes ?? []),
];

/** The writes that move an item's entries in every index from one version of the item to the next. */
export function indexWrites(table: TableDescription, key: string, before?: Item, after?: Item): Write[] {
  const indexes = indexesOf(table);
  if (indexes.length === 0) return [];
  const name = (action: { index: string; key: string }) =>
    indexPrefix(table.TableName, action.index) + entryKey(action.key, key);
  const writes = new Map<string, Write>();
  const { puts, deletes } = dynalite.getIndexActions(indexes, before, after, table);
  for (const action of deletes) writes.set(name(action), del(name(action)));
  for (const action of puts) writes.set(name(action), put(name(action), action.item));
  return [...writes.values()];
}

/** AWS refuses empty text in an index key attribute; dynalite would index it. */
export function assertIndexable(table: TableDescription, item: Item): void {
  for (const index of indexesOf(table)) {
    for (const { AttributeName } of index.KeySchema) {
      const value = item[AttributeName];
      if (value?.S === '' || value?.B === '') {
        throw validationFailure(
          'One or more parameter values are not valid. A value specified for a secondary index key is not ' +
            `supported. The AttributeValue for a key attribute cannot contain an empty string value. ` +
            `IndexName: ${index.IndexName}, IndexKey: ${AttributeName}`,
        );
      }
    }
  }
}
