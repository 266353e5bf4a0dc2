import dynalite from 'dynalite/db/index.js';
import { type ApiFailure, failureName, isApiFailure } from '../failure.ts';
import type { Catalog } from '../store/catalog.ts';
import type { Staging } from '../store/staging.ts';
import type { Item } from '../wire.ts';
import type { KeyedWriteRequest, PutItemRequest } from './requests.ts';

export function isRefusedCondition(error: unknown): error is Error & ApiFailure {
  return isApiFailure(error) && failureName(error) === 'ConditionalCheckFailedException';
}

/** The item as it stands, when the request asks to see it after a refused condition. */
export function itemToReturn(
  staging: Staging,
  catalog: Catalog,
  request: PutItemRequest | KeyedWriteRequest,
): Item | undefined {
  if (request.ReturnValuesOnConditionCheckFailure !== 'ALL_OLD') return undefined;
  return staging.item(request.TableName, storedKey(catalog, request));
}

/** The key under which the request's item is stored in its table. */
export function storedKey(catalog: Catalog, request: PutItemRequest | KeyedWriteRequest): string {
  const item = 'Item' in request ? request.Item : request.Key;
  return dynalite.createKey(item, catalog.require(request.TableName).description);
}
