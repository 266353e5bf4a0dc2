import type { ReadStore, WriteStore } from 'dynalite/db/index.js';
import type { JsonObject } from '../wire.ts';

type Done = (error: unknown, result?: JsonObject) => void;

/** One of dynalite's `actions/*` that only reads. */
export type ReadAction<Request> = (store: ReadStore, request: Request, done: Done) => void;

/** One of dynalite's `actions/*` that changes items. */
export type WriteAction<Request> = (store: WriteStore, request: Request, done: Done) => void;

type Action<Store, Request> = (store: Store, request: Request, done: Done) => void;

/**
 * Runs an action over a store that answers at once, and so answers at once too. That is what makes
 * read, check and stage one indivisible step without a lock.
 */
export function runNow<Store, Request>(
  action: Action<Store, Request>,
  store: Store,
  request: Request,
): JsonObject {
  const outcome: { error?: unknown; result?: JsonObject } = {};
  action(store, request, (error, result) => {
    outcome.error = error;
    outcome.result = result;
  });
  if (outcome.error) throw outcome.error;
  if (!outcome.result) throw new Error('The action did not answer within its turn');
  return outcome.result;
}

/** Runs an action that has to wait for the store, such as a query over a range. */
export function run<Store, Request>(
  action: Action<Store, Request>,
  store: Store,
  request: Request,
): Promise<JsonObject> {
  return new Promise((resolve, reject) => {
    action(store, request, (error, result) => (error ? reject(error) : resolve(result ?? {})));
  });
}
