import dynalite from 'dynalite/db/index.js';
import type { Item } from '../wire.ts';
import { itemPrefix, within } from './key-space.ts';
import type { Storage, Write } from './storage.ts';
import type { TableDescription } from './table.ts';

const WRITES_PER_COMMIT = 1000;

/** Adds entries derived from every item already in a table; run it while no other write is under way. */
export async function deriveEntries(
  storage: Storage,
  table: TableDescription,
  entriesOf: (item: Item, key: string) => Write[],
): Promise<void> {
  let writes: Write[] = [];
  for await (const item of storage.scan<Item>(within(itemPrefix(table.TableName)))) {
    writes.push(...entriesOf(item, dynalite.createKey(item, table)));
    if (writes.length >= WRITES_PER_COMMIT) {
      await storage.commit(writes);
      writes = [];
    }
  }
  await storage.commit(writes);
}
