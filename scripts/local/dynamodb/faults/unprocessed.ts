import type { Operation, OperationName } from '../operations/operations.ts';
import type { JsonObject } from '../wire.ts';

/** What a batch may leave to the caller, by operation. */
const leftovers: Partial<Record<OperationName, string>> = {
  BatchGetItem: 'UnprocessedKeys',
  BatchWriteItem: 'UnprocessedItems',
};

/**
 * Does the first half of a batch per table and answers the rest as unprocessed, as the service may at any time.
 * Other operations, and batches of one, are done whole.
 */
export async function halfDone(
  operation: OperationName,
  input: JsonObject,
  run: Operation,
): Promise<JsonObject> {
  const member = leftovers[operation];
  const requests = Object.entries(input.RequestItems ?? {}) as [string, unknown][];
  if (!member) return run(input);
  const now: JsonObject = {};
  const later: JsonObject = {};
  for (const [table, request] of requests) {
    const [first, rest] = halves(request);
    now[table] = first;
    if (rest !== undefined) later[table] = rest;
  }
  const result = await run({ ...input, RequestItems: now });
  return { ...result, [member]: later };
}

/** A table's part of a batch is a list of writes, or an object with a list of keys. */
function halves(request: unknown): [first: unknown, rest?: unknown] {
  if (Array.isArray(request)) {
    const half = Math.ceil(request.length / 2);
    return half < request.length ? [request.slice(0, half), request.slice(half)] : [request];
  }
  if (typeof request !== 'object' || request === null || !('Keys' in request)) return [request];
  const [first, rest] = halves(request.Keys);
  return rest === undefined
    ? [request]
    : [
        { ...request, Keys: first },
        { ...request, Keys: rest },
      ];
}
