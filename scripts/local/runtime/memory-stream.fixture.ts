import type { ChangeRecord } from '../dynamodb/store/change-feed.ts';
import type { ChangeSource, Checkpoint } from './stream-source.ts';

/** A change feed in memory. */
export class MemoryFeed implements ChangeSource {
  readonly #changes: ChangeRecord[] = [];
  readonly #listeners = new Set<() => void>();

  write(pk: string, value = '', table = 'datos'): void {
    const sequence = this.#changes.length + 1;
    this.#changes.push({
      sequence,
      table,
      keys: { pk: { S: pk } },
      new: { pk: { S: pk }, v: { S: value } },
      at: Date.now(),
    });
    for (const listener of this.#listeners) listener();
  }

  async read(after: number, limit: number, table: string): Promise<ChangeRecord[]> {
    return this.#changes
      .filter((change) => change.sequence > after && change.table === table)
      .slice(0, limit);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** A checkpoint whose progress a test can await. */
export class MemoryCheckpoint implements Checkpoint {
  sequence = 0;
  readonly #waiting: { target: number; resolve: () => void }[] = [];

  async get(): Promise<number> {
    return this.sequence;
  }

  async set(sequence: number): Promise<void> {
    this.sequence = sequence;
    for (const { target, resolve } of this.#waiting) if (sequence >= target) resolve();
  }

  reached(target: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ target, resolve });
      if (this.sequence >= target) resolve();
    });
  }
}
