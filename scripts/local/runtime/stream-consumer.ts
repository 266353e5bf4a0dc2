import { setTimeout as delay } from 'node:timers/promises';
import { type LambdaStreamRecord, toLambdaRecord } from '../dynamodb/lambda-record.ts';
import type { ChangeRecord } from '../dynamodb/store/change-feed.ts';
import { handledCount } from './batch-report.ts';
import { Doorbell } from './doorbell.ts';
import { invoke } from './invoke.ts';
import { ACCOUNT, REGION } from './lambda.ts';
import { compilePattern } from './pattern.ts';
import { shuffleItems } from './stream-faults.ts';
import type { StreamMapping } from './stream-source.ts';

const BATCH_SIZE = 100;
const MAX_RETRIES = 10;
const FIRST_BACKOFF_MS = 50;
const LONGEST_BACKOFF_MS = 5_000;

/** A running consumer of a stream. */
export interface StreamConsumer {
  /** Sequence up to which everything is handled or given up. */
  readonly position: number;
  /** Takes no further batch and resolves when the one under way has ended. */
  stop(): Promise<void>;
}

/**
 * Feeds a function from a table's stream: in order, one batch at a time, at least once, from the checkpoint on. It
 * sleeps until the table changes, so an idle stream costs nothing and a change arrives within a millisecond or two.
 */
export function consumeStream(mapping: StreamMapping): StreamConsumer {
  const consumer = new Consumer(mapping);
  const stopListening = mapping.source.onChange(() => consumer.wake());
  const running = consumer.run();
  return {
    get position() {
      return consumer.position;
    },
    async stop() {
      stopListening();
      consumer.halt();
      await running;
    },
  };
}

/** A change and the record the function sees for it. */
interface Entry {
  readonly sequence: number;
  readonly record: LambdaStreamRecord;
}

/** How far a delivery got: the first entry not handled, and why. */
interface Failure {
  readonly from: number;
  readonly error: unknown;
}

class Consumer {
  position = 0;
  readonly #mapping: StreamMapping;
  readonly #wanted: (record: LambdaStreamRecord) => boolean;
  readonly #bell = new Doorbell();
  readonly #halting = new AbortController();
  readonly #batchSize: number;
  /** Size of the next batch: after a failure, that of the very batch to be tried again. */
  #limit: number;
  #attempts = 0;
  #duplicatedUpTo = 0;

  constructor(mapping: StreamMapping) {
    this.#mapping = mapping;
    this.#batchSize = mapping.batchSize ?? BATCH_SIZE;
    this.#limit = this.#batchSize;
    const filters = mapping.filters?.map(compilePattern);
    this.#wanted = (record) => !filters || filters.some((matches) => matches(record));
  }

  wake(): void {
    this.#bell.ring();
  }

  halt(): void {
    this.#halting.abort();
    this.#bell.ring();
  }

  async run(): Promise<void> {
    await this.#insist(async () => {
      this.position = await this.#mapping.checkpoint.get();
    });
    while (!this.#halted) await this.#insist(() => this.#step());
  }

  get #halted(): boolean {
    return this.#halting.signal.aborted;
  }

  /** Repeats a step that failed for a reason outside the function: the feed, the checkpoint, the destination. */
  async #insist(step: () => Promise<void>): Promise<void> {
    for (let failures = 1; !this.#halted; failures += 1) {
      try {
        return await step();
      } catch (error) {
        this.#mapping.onError?.(error);
        await this.#pause(backoff(failures));
      }
    }
  }

  async #step(): Promise<void> {
    const changes = await this.#mapping.source.read(this.position, this.#limit, this.#mapping.table);
    const last = changes.at(-1);
    if (!last) return this.#bell.wait();
    await this.#lag(last);
    if (this.#halted) return;
    const entries = changes.map(toEntry).filter(({ record }) => this.#wanted(record));
    const failure = entries.length > 0 ? await this.#deliver(entries) : undefined;
    if (!failure) return this.#succeed(last.sequence);
    const handled = changes.findLast(({ sequence }) => sequence < failure.from);
    if (handled) await this.#advance(handled.sequence);
    const remaining = changes.filter(({ sequence }) => sequence >= failure.from);
    await this.#fail(
      remaining.length,
      entries.filter(({ sequence }) => sequence >= failure.from),
      last.sequence,
      failure.error,
    );
  }

  async #deliver(entries: readonly Entry[]): Promise<Failure | undefined> {
    const ordered = this.#disorder(entries);
    const identifiers = ordered.map(({ record }) => record.dynamodb.SequenceNumber);
    let handled = 0;
    let error: unknown = new Error('the function reported records it did not handle');
    try {
      const response = await invoke(this.#mapping.fn, { Records: ordered.map(({ record }) => record) });
      handled = handledCount(response, identifiers);
    } catch (thrown) {
      error = thrown;
    }
    if (handled === ordered.length) return undefined;
    this.#mapping.onError?.(error);
    return { from: Math.min(...ordered.slice(handled).map(({ sequence }) => sequence)), error };
  }

  async #succeed(sequence: number): Promise<void> {
    this.#limit = this.#batchSize;
    if (this.#duplicate(sequence)) return;
    await this.#advance(sequence);
  }

  /** Decides what follows a failure: a smaller batch, another attempt, or the on-failure destination. */
  async #fail(remaining: number, failed: readonly Entry[], last: number, error: unknown): Promise<void> {
    const { bisectOnError = false, maxRetries = MAX_RETRIES, fn, onFailure } = this.#mapping;
    if (bisectOnError && remaining > 1) {
      this.#limit = Math.ceil(remaining / 2);
      return;
    }
    this.#limit = remaining;
    this.#attempts += 1;
    if (this.#attempts <= maxRetries) return this.#pause(backoff(this.#attempts));
    const records = failed.map(({ record }) => record);
    await onFailure({ functionName: fn.name, records, attempts: this.#attempts, error });
    this.#limit = this.#batchSize;
    await this.#advance(last);
  }

  async #advance(sequence: number): Promise<void> {
    await this.#mapping.checkpoint.set(sequence);
    this.position = sequence;
    this.#attempts = 0;
  }

  #disorder(entries: readonly Entry[]): readonly Entry[] {
    const { disorder = 0 } = this.#mapping.faults ?? {};
    return disorder > 0 && this.#chance() < disorder ? shuffleItems(entries, () => this.#chance()) : entries;
  }

  /** A batch is repeated by not moving on, once at most. */
  #duplicate(sequence: number): boolean {
    const { duplicates = 0 } = this.#mapping.faults ?? {};
    if (duplicates === 0 || sequence <= this.#duplicatedUpTo || this.#chance() >= duplicates) return false;
    this.#duplicatedUpTo = sequence;
    return true;
  }

  async #lag(newest: ChangeRecord): Promise<void> {
    const { lagMs = 0 } = this.#mapping.faults ?? {};
    const due = newest.at + lagMs - Date.now();
    if (lagMs > 0 && due > 0) await this.#pause(Math.min(due, lagMs));
  }

  #chance(): number {
    return (this.#mapping.faults?.random ?? Math.random)();
  }

  async #pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.#halting.signal }).catch(() => undefined);
  }
}

function toEntry(change: ChangeRecord): Entry {
  const arn = `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${change.table}/stream/embedded`;
  return { sequence: change.sequence, record: toLambdaRecord(change, arn) };
}

const backoff = (failures: number): number =>
  Math.min(FIRST_BACKOFF_MS * 2 ** (failures - 1), LONGEST_BACKOFF_MS);
