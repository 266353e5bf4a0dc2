import type { LambdaStreamRecord } from '../dynamodb/lambda-record.ts';

/**
 * The unkindness of the real service, to be turned on in tests: a kind engine hides faults. Everything is off unless
 * given.
 */
export interface StreamFaults {
  /** How late every batch is delivered, in milliseconds; 2,000 is a bad day on AWS. */
  readonly lagMs?: number;
  /** Share of the batches, 0 to 1, delivered a second time although they succeeded. */
  readonly duplicates?: number;
  /** Share of the batches, 0 to 1, whose items come in another order. The changes of one item keep theirs. */
  readonly disorder?: number;
  /** Source of chance, 0 to 1; fix it to repeat a run. */
  readonly random?: () => number;
}

/** The 2 s lag, duplicates and disorder in every second batch that the parity tests run under. */
export const HARSH_STREAM: StreamFaults = { lagMs: 2_000, duplicates: 0.5, disorder: 0.5 };

/** Deals the records of different items in a random order, as parallel shards do. */
export function shuffleItems<Entry extends { record: LambdaStreamRecord }>(
  entries: readonly Entry[],
  random: () => number,
): Entry[] {
  const queues = [...Map.groupBy(entries, itemOf).values()].map((changes) => [...changes]);
  const dealt: Entry[] = [];
  while (queues.length > 0) {
    const chosen = Math.floor(random() * queues.length);
    const next = queues[chosen]?.shift();
    if (next) dealt.push(next);
    else queues.splice(chosen, 1);
  }
  return dealt;
}

const itemOf = ({ record }: { record: LambdaStreamRecord }): string => JSON.stringify(record.dynamodb.Keys);
