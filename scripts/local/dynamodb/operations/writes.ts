import batchWriteItem from 'dynalite/actions/batchWriteItem.js';
import deleteItem from 'dynalite/actions/deleteItem.js';
import putItem from 'dynalite/actions/putItem.js';
import updateItem from 'dynalite/actions/updateItem.js';
import batchWriteShape from 'dynalite/validations/batchWriteItem.js';
import deleteShape from 'dynalite/validations/deleteItem.js';
import type { RequestShape } from 'dynalite/validations/index.js';
import putShape from 'dynalite/validations/putItem.js';
import updateShape from 'dynalite/validations/updateItem.js';
import { runNow, type WriteAction } from './actions.ts';
import { isRefusedCondition, itemToReturn } from './item-request.ts';
import type { Operation, Operations, Parts } from './operations.ts';
import type { KeyedWriteRequest, PutItemRequest } from './requests.ts';
import { writeStore } from './stores.ts';
import { returnOnFailure, validate } from './validate.ts';

/** PutItem, UpdateItem, DeleteItem and BatchWriteItem, each committed with its index and feed entries. */
export function writeOperations(parts: Parts) {
  const { storage, catalog, queue } = parts;
  return {
    PutItem: singleWrite(parts, putItem, putShape),
    UpdateItem: singleWrite(parts, updateItem, updateShape),
    DeleteItem: singleWrite(parts, deleteItem, deleteShape),
    BatchWriteItem: (input) => {
      const request = validate(batchWriteShape, input, storage.limits);
      return queue.submit((staging) =>
        runNow(batchWriteItem, writeStore(staging, catalog, storage.limits), request),
      );
    },
  } satisfies Operations;
}

function singleWrite<T extends PutItemRequest | KeyedWriteRequest>(
  { storage, catalog, queue }: Parts,
  action: WriteAction<T>,
  { types, custom }: RequestShape<T>,
): Operation {
  const shape: RequestShape<T> = { types: { ...types, ...returnOnFailure }, custom };
  return (input) => {
    const request = validate(shape, input, storage.limits);
    return queue.submit((staging) => {
      try {
        return runNow(action, writeStore(staging, catalog, storage.limits), request);
      } catch (error) {
        if (isRefusedCondition(error)) error.body.Item = itemToReturn(staging, catalog, request);
        throw error;
      }
    });
  };
}
