import type { Catalog } from './catalog.ts';
import type { ChangeFeed } from './change-feed.ts';
import type { Storage } from './storage.ts';
import type { JsonObject } from './wire.ts';
import type { WriteQueue } from './write-queue.ts';

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

/** Answers one request; throws the failure DynamoDB would answer. */
export type Operation = (input: JsonObject) => JsonObject | Promise<JsonObject>;

/** Operations by their API name. */
export type Operations = Record<string, Operation>;
