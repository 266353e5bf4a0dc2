import type { Item } from '../wire.ts';
import { feedAfter, feedKey, paddedSequence, SEQUENCE_KEY } from './key-space.ts';
import type { ItemChange } from './staging.ts';
import { put, type Storage, type Write } from './storage.ts';
import { keyOf, type TableDescription } from './table.ts';

/** How long DynamoDB keeps stream records. */
const RETENTION_MS = 24 * 60 * 60 * 1000;

/** One change of one item, written in the same batch as the item itself. */
export interface ChangeRecord {
  /** Grows by one per record over all tables; a gap means lost data. */
  sequence: number;
  table: string;
  keys: Item;
  old?: Item;
  new?: Item;
  /** Epoch milliseconds. */
  at: number;
  /** Removed by time to live. */
  expired?: boolean;
}

/** The ordered record of changes of every table whose stream is on. */
export class ChangeFeed {
  readonly #storage: Storage;
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;
  #last: number;

  private constructor(storage: Storage, last: number, now: () => number) {
    this.#storage = storage;
    this.#last = last;
    this.#now = now;
  }

  static open(storage: Storage, now: () => number): ChangeFeed {
    return new ChangeFeed(storage, storage.get<number>(SEQUENCE_KEY) ?? 0, now);
  }

  /** Sequence of the newest committed record; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  /** Numbers the changes and answers the writes that store them; `published` makes the numbers final. */
  writesFor(changes: readonly { change: ItemChange; table: TableDescription }[]): Write[] {
    if (changes.length === 0) return [];
    const at = this.#now();
    let sequence = this.#last;
    const writes = changes.map(({ change, table }) => {
      sequence += 1;
      const record: ChangeRecord = {
        sequence,
        table: change.table,
        keys: keyOf(table, change.after ?? change.before ?? {}),
        old: change.before,
        new: change.after,
        at,
        expired: change.expired,
      };
      return put(feedKey(sequence), record);
    });
    return [...writes, put(SEQUENCE_KEY, sequence)];
  }

  /** Call once `count` records are on disk. */
  published(count: number): void {
    if (count === 0) return;
    this.#last += count;
    for (const listener of this.#listeners) listener();
  }

  /** Up to `limit` records after the sequence `after`, oldest first, of one table or of all. */
  async read(after: number, limit: number, table?: string): Promise<ChangeRecord[]> {
    const records: ChangeRecord[] = [];
    if (after >= this.#last || limit < 1) return records;
    const reader = this.#storage.reader<ChangeRecord>(feedAfter(after));
    try {
      while (records.length < limit) {
        const chunk = await reader.next(Math.min(limit, 500));
        if (chunk.length === 0) break;
        for (const record of chunk) if (!table || record.table === table) records.push(record);
      }
    } finally {
      await reader.close();
    }
    return records.slice(0, limit);
  }

  /** Forgets every record up to and including the sequence. */
  trim(upTo: number): Promise<void> {
    return this.#storage.clear({ gte: feedKey(0), lte: feedKey(upTo) });
  }

  /** Forgets what is older than `ageMs`; answers how far the feed was trimmed, 0 when nothing was due. */
  async trimOlderThan(ageMs = RETENTION_MS): Promise<number> {
    const cutoff = this.#now() - ageMs;
    let upTo = 0;
    for await (const record of this.#storage.scan<ChangeRecord>(feedAfter(0))) {
      if (record.at >= cutoff) break;
      upTo = record.sequence;
    }
    if (upTo > 0) await this.trim(upTo);
    return upTo;
  }

  /** Calls `listener` after each commit that added records; answers how to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

/** The sequence as stream records carry it. */
export const sequenceNumber = (record: ChangeRecord): string => paddedSequence(record.sequence);
