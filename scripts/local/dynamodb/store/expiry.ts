import type { Item } from '../wire.ts';
import { expiryKey } from './key-space.ts';
import { del, put, type Write } from './storage.ts';
import type { Table } from './table.ts';

/** When an item expires, in epoch seconds; undefined when it does not. */
export function expiryOf(item: Item | undefined, attribute: string): number | undefined {
  const seconds = Number(item?.[attribute]?.N);
  return seconds > 0 && Number.isFinite(seconds) ? Math.floor(seconds) : undefined;
}

/** The writes that keep the expiry order in step with an item; none when its table has no time to live. */
export function expiryWrites(
  { description, ttlAttribute }: Table,
  key: string,
  before?: Item,
  after?: Item,
): Write[] {
  if (!ttlAttribute) return [];
  const from = expiryOf(before, ttlAttribute);
  const to = expiryOf(after, ttlAttribute);
  if (from === to) return [];
  const writes: Write[] = [];
  if (from !== undefined) writes.push(del(expiryKey(description.TableName, from, key)));
  if (to !== undefined) writes.push(put(expiryKey(description.TableName, to, key), key));
  return writes;
}
