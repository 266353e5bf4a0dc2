import dynalite from 'dynalite/db/index.js';
import { validationFailure } from '../failure.ts';
import type { IndexDefinition, Item } from '../wire.ts';
import { indexPrefix } from './key-space.ts';
import { sameValue } from './same-item.ts';
import { del, put, type Write } from './storage.ts';
import type { TableDescription } from './table.ts';

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
  const indexes = indexesOf(table).filter((index) => !showsTheSame(index, before, after));
  if (indexes.length === 0) return [];
  const name = (action: { index: string; key: string }) =>
    indexPrefix(table.TableName, action.index) + entryKey(action.key, key);
  const { puts, deletes } = dynalite.getIndexActions(indexes, before, after, table);
  return [
    ...deletes.map((action) => del(name(action))),
    ...puts.map((action) => put(name(action), action.item)),
  ];
}

/** Most writes leave narrow projections as they were; their entries need no rewriting. */
function showsTheSame({ KeySchema, Projection }: IndexDefinition, before?: Item, after?: Item): boolean {
  if (!before || !after || Projection.ProjectionType === 'ALL') return false;
  const shown = [
    ...KeySchema.map((element) => element.AttributeName),
    ...(Projection.NonKeyAttributes ?? []),
  ];
  return shown.every((name) => sameValue(before[name], after[name]));
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
