import { DynamoFailure, validationFailure } from '../failure.ts';
import { toLambdaRecord } from '../lambda-record.ts';
import type { Catalog } from '../store/catalog.ts';
import { paddedSequence } from '../store/key-space.ts';
import type { TableDescription } from '../store/table.ts';
import type { JsonObject } from '../wire.ts';
import type { Operations, Parts } from './operations.ts';
import {
  describeStreamShape,
  type GetShardIteratorRequest,
  getRecordsShape,
  getShardIteratorShape,
  listStreamsShape,
} from './streams-shape.ts';
import { validate } from './validate.ts';

/** A stream is one shard here: the feed has one order and never splits. */
const SHARD_ID = 'shardId-00000000000000000000-00000001';
const MAX_RECORDS = 1000;

/** The Streams API over the change feed: ListStreams, DescribeStream, GetShardIterator and GetRecords. */
export function streamOperations(parts: Parts) {
  const { storage, catalog, feed } = parts;
  return {
    ListStreams: (input) => {
      const { TableName } = validate(listStreamsShape, input, storage.limits);
      const tables = catalog.all().map((table) => table.description);
      return {
        Streams: tables.filter((table) => !TableName || table.TableName === TableName).flatMap(summary),
      };
    },
    DescribeStream: (input) => {
      const { StreamArn } = validate(describeStreamShape, input, storage.limits);
      return { StreamDescription: describe(streamTable(catalog, StreamArn), StreamArn) };
    },
    GetShardIterator: (input) => {
      const request = validate(getShardIteratorShape, input, storage.limits);
      streamTable(catalog, request.StreamArn);
      return { ShardIterator: iteratorAfter(request.StreamArn, startOf(request, feed.last)) };
    },
    GetRecords: async (input) => {
      const { ShardIterator, Limit = MAX_RECORDS } = validate(getRecordsShape, input, storage.limits);
      const { arn, after } = parseIterator(ShardIterator);
      const table = streamTable(catalog, arn);
      const records = await feed.read(after, Limit, table.TableName);
      const view = table.StreamSpecification?.StreamViewType;
      return {
        Records: records.map((record) => toLambdaRecord(record, arn, view)),
        NextShardIterator: iteratorAfter(arn, records.at(-1)?.sequence ?? after),
      };
    },
  } satisfies Operations;
}

function summary({ TableName, LatestStreamArn, LatestStreamLabel }: TableDescription): JsonObject[] {
  return LatestStreamArn ? [{ StreamArn: LatestStreamArn, StreamLabel: LatestStreamLabel, TableName }] : [];
}

function describe(table: TableDescription, StreamArn: string): JsonObject {
  return {
    StreamArn,
    StreamLabel: table.LatestStreamLabel,
    StreamStatus: table.StreamSpecification?.StreamEnabled ? 'ENABLED' : 'DISABLED',
    StreamViewType: table.StreamSpecification?.StreamViewType,
    TableName: table.TableName,
    KeySchema: table.KeySchema,
    Shards: [{ ShardId: SHARD_ID, SequenceNumberRange: { StartingSequenceNumber: paddedSequence(1) } }],
  };
}

function streamTable(catalog: Catalog, arn: string): TableDescription {
  const table = catalog.all().find(({ description }) => description.LatestStreamArn === arn);
  if (table) return table.description;
  throw new DynamoFailure(
    'ResourceNotFoundException',
    `Requested resource not found: Stream: ${arn} not found`,
  );
}

/** The sequence after which the iterator starts. */
function startOf({ ShardIteratorType, SequenceNumber }: GetShardIteratorRequest, last: number): number {
  if (ShardIteratorType === 'TRIM_HORIZON') return 0;
  if (ShardIteratorType === 'LATEST') return last;
  if (SequenceNumber === undefined) throw validationFailure('SequenceNumber must be specified');
  return ShardIteratorType === 'AFTER_SEQUENCE_NUMBER' ? Number(SequenceNumber) : Number(SequenceNumber) - 1;
}

const iteratorAfter = (arn: string, sequence: number) => `${arn}|${sequence}`;

function parseIterator(iterator: string): { arn: string; after: number } {
  const cut = iterator.lastIndexOf('|');
  const after = Number(iterator.slice(cut + 1));
  if (cut < 0 || !Number.isSafeInteger(after)) throw validationFailure('Invalid ShardIterator');
  return { arn: iterator.slice(0, cut), after };
}
