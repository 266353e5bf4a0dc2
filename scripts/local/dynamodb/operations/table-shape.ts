import createShape from 'dynalite/validations/createTable.js';
import type { RequestShape } from 'dynalite/validations/index.js';
import type { CreateTableRequest } from '../store/table.ts';
import type { AttributeDefinition, IndexDefinition, StreamSpecification } from '../wire.ts';
import { tableName } from './validate.ts';

export interface UpdateTableRequest {
  TableName: string;
  AttributeDefinitions?: AttributeDefinition[];
  BillingMode?: string;
  GlobalSecondaryIndexUpdates?: { Create?: IndexDefinition; Delete?: { IndexName: string } }[];
  StreamSpecification?: StreamSpecification;
}

export interface UpdateTimeToLiveRequest {
  TableName: string;
  TimeToLiveSpecification: { Enabled: boolean; AttributeName: string };
}

const stream = {
  StreamSpecification: {
    type: 'FieldStruct<StreamSpecification>',
    children: {
      StreamEnabled: { type: 'Boolean', notNull: true },
      StreamViewType: { type: 'String', enum: ['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY'] },
    },
  },
} as const;

const indexName = {
  type: 'String',
  notNull: true,
  regex: '[a-zA-Z0-9_.-]+',
  lengthGreaterThanOrEqual: 3,
  lengthLessThanOrEqual: 255,
} as const;

/** dynalite's rules for a new table, plus the stream it leaves out. */
export const createTableShape: RequestShape<CreateTableRequest> = {
  types: { ...createShape.types, ...stream },
  custom: createShape.custom,
};

/**
 * Adding and removing indexes, the stream and the billing mode. dynalite's own UpdateTable accepts a new index
 * and never builds it, and demands a throughput that on-demand tables do not have.
 */
export const updateTableShape: RequestShape<UpdateTableRequest> = {
  types: {
    ...tableName,
    ...stream,
    AttributeDefinitions: {
      type: 'List',
      children: {
        type: 'ValueStruct<AttributeDefinition>',
        children: {
          AttributeName: { type: 'String', notNull: true },
          AttributeType: { type: 'String', notNull: true, enum: ['B', 'N', 'S'] },
        },
      },
    },
    BillingMode: { type: 'String', enum: ['PROVISIONED', 'PAY_PER_REQUEST'] },
    GlobalSecondaryIndexUpdates: {
      type: 'List',
      children: {
        type: 'ValueStruct<GlobalSecondaryIndexUpdate>',
        children: {
          Create: {
            type: 'FieldStruct<CreateGlobalSecondaryIndexAction>',
            children: {
              IndexName: indexName,
              KeySchema: {
                type: 'List',
                notNull: true,
                lengthGreaterThanOrEqual: 1,
                lengthLessThanOrEqual: 2,
                children: {
                  type: 'ValueStruct<KeySchemaElement>',
                  children: {
                    AttributeName: { type: 'String', notNull: true },
                    KeyType: { type: 'String', notNull: true, enum: ['HASH', 'RANGE'] },
                  },
                },
              },
              Projection: {
                type: 'FieldStruct<Projection>',
                notNull: true,
                children: {
                  ProjectionType: { type: 'String', notNull: true, enum: ['ALL', 'INCLUDE', 'KEYS_ONLY'] },
                  NonKeyAttributes: { type: 'List', lengthGreaterThanOrEqual: 1, children: 'String' },
                },
              },
            },
          },
          Delete: {
            type: 'FieldStruct<DeleteGlobalSecondaryIndexAction>',
            children: { IndexName: indexName },
          },
        },
      },
    },
  },
};

export const updateTimeToLiveShape: RequestShape<UpdateTimeToLiveRequest> = {
  types: {
    ...tableName,
    TimeToLiveSpecification: {
      type: 'FieldStruct<TimeToLiveSpecification>',
      notNull: true,
      children: {
        Enabled: { type: 'Boolean', notNull: true },
        AttributeName: {
          type: 'String',
          notNull: true,
          lengthGreaterThanOrEqual: 1,
          lengthLessThanOrEqual: 255,
        },
      },
    },
  },
};
