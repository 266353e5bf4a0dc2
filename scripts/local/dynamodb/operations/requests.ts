import type { Item } from '../wire.ts';

/** Requests as they look after validation; members the engine only passes through to dynalite are left out. */

export interface TableRequest {
  TableName: string;
}

export interface GetItemRequest extends TableRequest {
  Key: Item;
}

export interface BatchGetRequest {
  RequestItems: Record<string, { Keys: Item[] }>;
}

/** Query or Scan. */
export interface PageRequest extends TableRequest {
  IndexName?: string;
  ExclusiveStartKey?: Item;
  Limit?: number;
}

interface ItemWriteRequest extends TableRequest {
  ConditionExpression?: string;
  ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE';
}

export interface PutItemRequest extends ItemWriteRequest {
  Item: Item;
}

/** UpdateItem, DeleteItem or the ConditionCheck of a transaction. */
export interface KeyedWriteRequest extends ItemWriteRequest {
  Key: Item;
}

export interface WriteRequest {
  PutRequest?: { Item: Item };
  DeleteRequest?: { Key: Item };
}

export interface BatchWriteRequest {
  RequestItems: Record<string, WriteRequest[]>;
}

export interface ListTablesRequest {
  Limit?: number;
  ExclusiveStartTableName?: string;
}
