import type { RequestShape } from 'dynalite/validations/index.js';

export interface ListStreamsRequest {
  TableName?: string;
}

export interface DescribeStreamRequest {
  StreamArn: string;
}

export type ShardIteratorType = 'TRIM_HORIZON' | 'LATEST' | 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER';

export interface GetShardIteratorRequest {
  StreamArn: string;
  ShardId: string;
  ShardIteratorType: ShardIteratorType;
  SequenceNumber?: string;
}

export interface GetRecordsRequest {
  ShardIterator: string;
  Limit?: number;
}

const required = { type: 'String', notNull: true } as const;

export const listStreamsShape: RequestShape<ListStreamsRequest> = {
  types: { TableName: { type: 'String' } },
};

export const describeStreamShape: RequestShape<DescribeStreamRequest> = { types: { StreamArn: required } };

export const getShardIteratorShape: RequestShape<GetShardIteratorRequest> = {
  types: {
    StreamArn: required,
    ShardId: required,
    ShardIteratorType: {
      ...required,
      enum: ['TRIM_HORIZON', 'LATEST', 'AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER'],
    },
    SequenceNumber: { type: 'String', lengthGreaterThanOrEqual: 21, lengthLessThanOrEqual: 40 },
  },
};

export const getRecordsShape: RequestShape<GetRecordsRequest> = {
  types: {
    ShardIterator: required,
    Limit: { type: 'Integer', greaterThanOrEqual: 1, lessThanOrEqual: 1000 },
  },
};
