import { unknownOperation } from './failure.ts';
import { Faults } from './faults/faults.ts';
import { sweepExpired } from './operations/expiry-sweep.ts';
import { forgetExpiredTokens } from './operations/idempotency.ts';
import { type AllOperations, isOperation, type Parts } from './operations/operations.ts';
import { readOperations } from './operations/reads.ts';
import { streamOperations } from './operations/streams.ts';
import { tableUpdateOperations } from './operations/table-updates.ts';
import { tableOperations } from './operations/tables.ts';
import { timeToLiveOperations } from './operations/time-to-live.ts';
import { transactGet } from './operations/transact-get.ts';
import { transactWrite } from './operations/transact-write.ts';
import { writeOperations } from './operations/writes.ts';
import { Periodic } from './periodic.ts';
import { Catalog } from './store/catalog.ts';
import { ChangeFeed, type ChangeRecord } from './store/change-feed.ts';
import { commit } from './store/commit.ts';
import { Staging } from './store/staging.ts';
import { type EntryIterator, putJson, Storage } from './store/storage.ts';
import { WriteQueue } from './store/write-queue.ts';
import type { JsonObject } from './wire.ts';
import { answer, type WireAnswer } from './wire-answer.ts';

const SWEEP_MS = 60_000;

export interface EmbeddedDynamoOptions {
  /** Directory of the database; in memory without one. */
  path?: string;
  /** Time between sweeps of expired items and tokens; 60 s by default, 0 for none. */
  ttlSweepMs?: number;
  /** Region named in ARNs; `us-east-1` by default. */
  region?: string;
  /** Epoch milliseconds; the system clock by default. */
  now?: () => number;
  /** Source of chance for fault rules with a probability. */
  random?: () => number;
}

/**
 * DynamoDB inside the process, over dynalite's parsers, rules and actions, with what dynalite lacks: atomic
 * writes, transactions, a change feed and time to live.
 */
export class EmbeddedDynamo {
  readonly faults: Faults;
  readonly #parts: Parts;
  readonly #operations: AllOperations;
  readonly #sweeps: Periodic | undefined;

  private constructor(parts: Parts, { ttlSweepMs = SWEEP_MS, random }: EmbeddedDynamoOptions) {
    this.faults = new Faults(random);
    this.#parts = parts;
    this.#operations = {
      ...readOperations(parts),
      ...writeOperations(parts),
      ...tableOperations(parts),
      ...tableUpdateOperations(parts),
      ...timeToLiveOperations(parts),
      ...streamOperations(parts),
      TransactWriteItems: transactWrite(parts),
      TransactGetItems: transactGet(parts),
    };
    if (ttlSweepMs > 0) this.#sweeps = new Periodic(() => this.#sweepOrReport(), ttlSweepMs);
  }

  /** @throws CannotOpen when `path` cannot be used; DirectoryInUse when another process has it open */
  static async open(options: EmbeddedDynamoOptions = {}): Promise<EmbeddedDynamo> {
    const { now = Date.now, region = 'us-east-1' } = options;
    const storage = await Storage.open(options.path);
    const catalog = await Catalog.load(storage);
    const feed = ChangeFeed.open(storage, now);
    const queue = new WriteQueue(
      () => Staging.over(storage),
      (staging) => commit(staging, storage, catalog, feed),
    );
    return new EmbeddedDynamo({ storage, catalog, feed, queue, now, region }, options);
  }

  /**
   * Runs one operation. The input belongs to the engine from here on.
   * @throws ApiFailure what DynamoDB would answer
   */
  async call(operation: string, input: JsonObject): Promise<JsonObject> {
    if (!isOperation(this.#operations, operation)) throw unknownOperation();
    const run = this.#operations[operation];
    return this.faults.active ? this.faults.around(operation, input, run) : run(input);
  }

  /** Answers a request as it comes over the wire: the `x-amz-target` header and a JSON body. */
  handle(target: string, body: string): Promise<WireAnswer> {
    return answer(this, target, body);
  }

  /** Sequence of the newest change; 0 before the first. */
  get lastSequence(): number {
    return this.#parts.feed.last;
  }

  /** Up to `limit` changes after the sequence `after`, oldest first, of one table or of all. */
  read(after: number, limit: number, table?: string): Promise<ChangeRecord[]> {
    return this.#parts.feed.read(after, limit, table);
  }

  /** Forgets the changes up to and including a sequence. */
  trim(upTo: number): Promise<void> {
    return this.#parts.feed.trim(upTo);
  }

  /** Forgets changes older than `ageMs`, 24 hours by default as DynamoDB does; answers the last one forgotten. */
  trimOlderThan(ageMs?: number): Promise<number> {
    return this.#parts.feed.trimOlderThan(ageMs);
  }

  /** Calls `listener` after every commit that added changes; answers how to stop. */
  onChange(listener: () => void): () => void {
    return this.#parts.feed.onChange(listener);
  }

  /** ARN of a table's stream; undefined when it has none. */
  streamArn(table: string): string | undefined {
    return this.#parts.catalog.get(table)?.description.LatestStreamArn;
  }

  /** Deletes what has expired now, without waiting for the next sweep; answers how many items went. */
  async sweep(): Promise<number> {
    await forgetExpiredTokens(this.#parts.storage, this.#parts.now());
    return sweepExpired(this.#parts);
  }

  /** Everything it holds at this moment, for a backup; writes that come meanwhile are not in it. */
  snapshot(): EntryIterator {
    return this.#parts.storage.snapshot();
  }

  /**
   * Fills an empty directory with what a snapshot held.
   * @throws CannotOpen when `path` cannot be used
   */
  static async fill(
    path: string,
    entries: AsyncIterable<readonly (readonly [string, string])[]>,
  ): Promise<void> {
    const storage = await Storage.open(path);
    try {
      for await (const some of entries) await storage.commit(some.map(([key, value]) => putJson(key, value)));
    } finally {
      await storage.close();
    }
  }

  /** Waits for writes under way and lets go of the directory. */
  async close(): Promise<void> {
    await this.#sweeps?.stop();
    await this.#parts.queue.idle();
    await this.#parts.storage.close();
  }

  async #sweepOrReport(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      console.error('El DynamoDB embebido no pudo borrar lo vencido; lo intentará de nuevo:', error);
    }
  }
}
