import { randomUUID } from 'node:crypto';
import type {
  AttributeDefinition,
  IndexDefinition,
  Item,
  KeySchemaElement,
  StreamSpecification,
} from '../wire.ts';

export interface IndexDescription extends IndexDefinition {
  IndexArn: string;
  IndexSizeBytes: number;
  ItemCount: number;
  IndexStatus?: 'ACTIVE';
}

/** What DescribeTable answers; creation is immediate here, so a table that exists is always ACTIVE. */
export interface TableDescription {
  TableName: string;
  TableArn: string;
  TableId: string;
  TableStatus: 'ACTIVE' | 'DELETING';
  /** Epoch seconds. */
  CreationDateTime: number;
  KeySchema: KeySchemaElement[];
  AttributeDefinitions: AttributeDefinition[];
  GlobalSecondaryIndexes?: IndexDescription[];
  LocalSecondaryIndexes?: IndexDescription[];
  BillingModeSummary?: { BillingMode: string };
  ProvisionedThroughput: { ReadCapacityUnits: number; WriteCapacityUnits: number };
  StreamSpecification?: StreamSpecification;
  LatestStreamArn?: string;
  LatestStreamLabel?: string;
  ItemCount: number;
  TableSizeBytes: number;
}

/** A table as the engine stores it: its public description plus what DescribeTable does not show. */
export interface Table {
  description: TableDescription;
  /** Attribute that holds the expiry in epoch seconds, when time to live is on. */
  ttlAttribute?: string;
}

export interface CreateTableRequest {
  TableName: string;
  KeySchema: KeySchemaElement[];
  AttributeDefinitions: AttributeDefinition[];
  GlobalSecondaryIndexes?: IndexDefinition[];
  LocalSecondaryIndexes?: IndexDefinition[];
  BillingMode?: string;
  ProvisionedThroughput?: { ReadCapacityUnits: number; WriteCapacityUnits: number };
  StreamSpecification?: StreamSpecification;
}

const ACCOUNT = '000000000000';

export function describeNewTable(request: CreateTableRequest, region: string, now: number): TableDescription {
  const arn = `arn:aws:dynamodb:${region}:${ACCOUNT}:table/${request.TableName}`;
  return {
    TableName: request.TableName,
    TableArn: arn,
    TableId: randomUUID(),
    TableStatus: 'ACTIVE',
    CreationDateTime: now / 1000,
    KeySchema: request.KeySchema,
    AttributeDefinitions: request.AttributeDefinitions,
    GlobalSecondaryIndexes: request.GlobalSecondaryIndexes?.map((index) => describeGlobalIndex(index, arn)),
    LocalSecondaryIndexes: request.LocalSecondaryIndexes?.map((index) => describeIndex(index, arn)),
    BillingModeSummary:
      request.BillingMode === 'PAY_PER_REQUEST' ? { BillingMode: 'PAY_PER_REQUEST' } : undefined,
    ProvisionedThroughput: request.ProvisionedThroughput ?? { ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
    ItemCount: 0,
    TableSizeBytes: 0,
    ...describeStream(request.StreamSpecification, arn, now),
  };
}

export function describeGlobalIndex(index: IndexDefinition, tableArn: string): IndexDescription {
  return { ...describeIndex(index, tableArn), IndexStatus: 'ACTIVE' };
}

function describeIndex(index: IndexDefinition, tableArn: string): IndexDescription {
  return {
    IndexName: index.IndexName,
    KeySchema: index.KeySchema,
    Projection: index.Projection,
    IndexArn: `${tableArn}/index/${index.IndexName}`,
    IndexSizeBytes: 0,
    ItemCount: 0,
  };
}

/** The stream members of a description; empty when the stream is off. */
export function describeStream(
  specification: StreamSpecification | undefined,
  tableArn: string,
  now: number,
): Pick<TableDescription, 'StreamSpecification' | 'LatestStreamArn' | 'LatestStreamLabel'> {
  if (!specification?.StreamEnabled) return {};
  const label = new Date(now).toISOString().slice(0, -1);
  return {
    StreamSpecification: {
      StreamEnabled: true,
      StreamViewType: specification.StreamViewType ?? 'NEW_AND_OLD_IMAGES',
    },
    LatestStreamLabel: label,
    LatestStreamArn: `${tableArn}/stream/${label}`,
  };
}

/** The primary key attributes of an item of this table. */
export function keyOf(description: TableDescription, item: Item): Item {
  const key: Item = {};
  for (const { AttributeName } of description.KeySchema) {
    const value = item[AttributeName];
    if (value) key[AttributeName] = value;
  }
  return key;
}
