import type { Catalog } from './catalog.ts';
import type { ChangeFeed } from './change-feed.ts';
import { expiryWrites } from './expiry.ts';
import { indexWrites } from './index-entries.ts';
import { itemPrefix } from './key-space.ts';
import { sameItem } from './same-item.ts';
import type { ItemChange, Staging } from './staging.ts';
import { del, putJson, type Storage, type Write } from './storage.ts';
import type { Table, TableDescription } from './table.ts';

/**
 * Puts everything a staging holds on disk in one batch: items, index entries, expiry entries, change records
 * and the engine's own records. Nothing of it survives without the rest.
 */
export async function commit(
  staging: Staging,
  storage: Storage,
  catalog: Catalog,
  feed: ChangeFeed,
): Promise<void> {
  const writes: Write[] = [];
  const streamed: { change: ItemChange; table: TableDescription }[] = [];
  for (const change of staging.changes) {
    if (change.before && change.after && sameItem(change.before, change.after)) continue;
    const table = catalog.require(change.table);
    writes.push(...itemWrites(table, change));
    if (table.description.StreamSpecification?.StreamEnabled) {
      streamed.push({ change, table: table.description });
    }
  }
  writes.push(...feed.writesFor(streamed), ...staging.recordWrites());
  if (writes.length === 0) return;
  await storage.commit(writes);
  feed.published(streamed.length);
}

function itemWrites(table: Table, { key, before, after, json }: ItemChange): Write[] {
  const name = itemPrefix(table.description.TableName) + key;
  return [
    json === undefined ? del(name) : putJson(name, json),
    ...indexWrites(table.description, key, before, after),
    ...expiryWrites(table, key, before, after),
  ];
}
