import type { LambdaStreamRecord } from '../dynamodb/lambda-record.ts';
import type { ChangeRecord } from '../dynamodb/store/change-feed.ts';
import type { LambdaFunction } from './lambda.ts';
import type { EventPattern } from './pattern.ts';
import type { StreamFaults } from './stream-faults.ts';

/** The durable, ordered feed of changes that a stream is read from. */
export interface ChangeSource {
  /** Up to `limit` changes of a table after a sequence, oldest first. */
  read(after: number, limit: number, table: string): Promise<ChangeRecord[]>;
  /** Calls back after every commit with changes; the result stops it. */
  onChange(listener: () => void): () => void;
}

/** Where a consumer remembers, across restarts, the last sequence it is done with. */
export interface Checkpoint {
  get(): Promise<number>;
  set(sequence: number): Promise<void>;
}

export interface DynamoStreamEvent {
  Records: LambdaStreamRecord[];
}

/** What the on-failure destination receives about records given up, as Lambda describes them. */
export interface StreamFailure {
  readonly functionName: string;
  readonly records: readonly LambdaStreamRecord[];
  readonly attempts: number;
  readonly error: unknown;
}

/** An event source mapping from a table's stream to a function. */
export interface StreamMapping {
  readonly source: ChangeSource;
  readonly table: string;
  readonly fn: LambdaFunction<DynamoStreamEvent, unknown>;
  readonly checkpoint: Checkpoint;
  /** Alternatives as Lambda event filters: `{ dynamodb: { NewImage: { tipo: { S: ['auditoria'] } } } }`. */
  readonly filters?: readonly EventPattern[];
  /** Records per call, at most; 100 unless told. */
  readonly batchSize?: number;
  /** Retries of a batch before it is given up; 10 unless told. */
  readonly maxRetries?: number;
  /** Halve a failing batch instead of retrying it whole, until the bad record stands alone. */
  readonly bisectOnError?: boolean;
  /** Receives what is given up. While it fails, nothing is skipped. */
  readonly onFailure: (failure: StreamFailure) => Promise<void>;
  readonly onError?: (error: unknown) => void;
  readonly faults?: StreamFaults;
}
