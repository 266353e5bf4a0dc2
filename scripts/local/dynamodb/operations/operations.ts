import type { Catalog } from '../store/catalog.ts';
import type { ChangeFeed } from '../store/change-feed.ts';
import type { Storage } from '../store/storage.ts';
import type { WriteQueue } from '../store/write-queue.ts';
import type { JsonObject } from '../wire.ts';

export type OperationName =
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'CreateTable'
  | 'DeleteItem'
  | 'DeleteTable'
  | 'DescribeStream'
  | 'DescribeTable'
  | 'DescribeTimeToLive'
  | 'GetItem'
  | 'GetRecords'
  | 'GetShardIterator'
  | 'ListStreams'
  | 'ListTables'
  | 'PutItem'
  | 'Query'
  | 'Scan'
  | 'TransactGetItems'
  | 'TransactWriteItems'
  | 'UpdateItem'
  | 'UpdateTable'
  | 'UpdateTimeToLive';

/** Answers one request; throws the failure DynamoDB would answer. */
export type Operation = (input: JsonObject) => JsonObject | Promise<JsonObject>;

/** Some of the operations, by their API name. */
export type Operations = Partial<AllOperations>;
export type AllOperations = Record<OperationName, Operation>;

export function isOperation(operations: AllOperations, name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}

/** What the operations share. */
export interface Parts {
  storage: Storage;
  catalog: Catalog;
  feed: ChangeFeed;
  queue: WriteQueue;
  /** Epoch milliseconds. */
  now: () => number;
  /** Region named in every ARN. */
  region: string;
}
