import { expiryOf } from '../store/expiry.ts';
import { expiryRange } from '../store/key-space.ts';
import type { Table } from '../store/table.ts';
import type { Parts } from './operations.ts';

const DELETES_PER_COMMIT = 100;
/** DynamoDB leaves items alone whose expiry lies more than five years back. */
const OLDEST_SECONDS = 5 * 365 * 24 * 60 * 60;

interface Due {
  table: string;
  attribute: string;
  /** Both ends inclusive, in epoch seconds. */
  from: number;
  until: number;
}

/** Deletes the items whose time to live has passed, reading only those; answers how many went. */
export async function sweepExpired(parts: Parts): Promise<number> {
  const until = Math.floor(parts.now() / 1000);
  let deleted = 0;
  for (const table of parts.catalog.all()) {
    const due = dueIn(table, until);
    if (due) deleted += await sweepTable(parts, due);
  }
  return deleted;
}

function dueIn({ description, ttlAttribute }: Table, until: number): Due | undefined {
  if (ttlAttribute === undefined) return undefined;
  return { table: description.TableName, attribute: ttlAttribute, from: until - OLDEST_SECONDS, until };
}

async function sweepTable(parts: Parts, due: Due): Promise<number> {
  let deleted = 0;
  let keys: string[] = [];
  for await (const key of parts.storage.scan<string>(expiryRange(due.table, due.from, due.until))) {
    keys.push(key);
    if (keys.length < DELETES_PER_COMMIT) continue;
    deleted += await deleteDue(parts, due, keys);
    keys = [];
  }
  return keys.length > 0 ? deleted + (await deleteDue(parts, due, keys)) : deleted;
}

/** An item may have been renewed since its entry was read, so each is looked at again in its turn. */
function deleteDue(
  { queue }: Parts,
  { table, attribute, from, until }: Due,
  keys: string[],
): Promise<number> {
  return queue.submit((staging) => {
    const expired = keys.filter((key) => {
      const seconds = expiryOf(staging.item(table, key), attribute);
      return seconds !== undefined && seconds >= from && seconds <= until;
    });
    for (const key of expired) staging.remove(table, key, true);
    return expired.length;
  });
}
