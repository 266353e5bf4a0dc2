import {
  DeleteItemCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { LambdaStreamRecord } from '../lambda-record.ts';
import { caseOn } from './differences.ts';
import { key, N, put, range, TABLE, useTable } from './fixtures.ts';
import { type Target, targets } from './targets.ts';

interface StreamsAnswers {
  Streams: { StreamArn: string; TableName: string }[];
  StreamDescription: { StreamStatus: string; Shards: { ShardId: string }[] };
  ShardIterator: string;
  Records: LambdaStreamRecord[];
  NextShardIterator: string;
}

describe.each(targets)('streams on $name', (kind) => {
  if (!kind.available) return;
  const check = caseOn(kind);
  let target: Target;
  let table: ReturnType<typeof useTable>;
  let arn: string;

  beforeAll(async () => {
    target = await kind.open();
    table = useTable(target.client);
    await table.create();
    arn = (await streams('ListStreams', { TableName: TABLE })).Streams[0]?.StreamArn ?? '';
  });
  afterAll(() => target.close());

  /** The wire is untyped; these are the members the cases look at. */
  const streams = async (operation: string, input: object) =>
    (await target.streams(operation, { ...input })) as object as StreamsAnswers;

  async function latest(): Promise<string> {
    const { StreamDescription } = await streams('DescribeStream', { StreamArn: arn });
    const ShardId = StreamDescription.Shards.at(-1)?.ShardId;
    const input = { StreamArn: arn, ShardId, ShardIteratorType: 'LATEST' };
    return (await streams('GetShardIterator', input)).ShardIterator;
  }

  /** The records that `action` leaves on the stream. */
  async function recordsOf(action: () => Promise<unknown>): Promise<LambdaStreamRecord[]> {
    const ShardIterator = await latest();
    await action();
    return (await streams('GetRecords', { ShardIterator })).Records;
  }

  const names = (records: LambdaStreamRecord[]) =>
    records.map((record) => `${record.eventName} ${record.dynamodb.Keys.sk?.S}`);

  check('a stream is listed and described', async () => {
    expect(arn).toContain(`table/${TABLE}/stream/`);
    const { StreamDescription } = await streams('DescribeStream', { StreamArn: arn });
    expect(StreamDescription).toMatchObject({
      StreamStatus: 'ENABLED',
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    });
  });

  check('the life of an item is told in order, with both images', async () => {
    const records = await recordsOf(async () => {
      await table.put('life', '1', { v: N(1) });
      await table.put('life', '1', { v: N(2) });
      await target.client.send(new DeleteItemCommand({ TableName: TABLE, Key: key('life', '1') }));
    });
    expect(names(records)).toEqual(['INSERT 1', 'MODIFY 1', 'REMOVE 1']);
    const [one, two] = [1, 2].map((v) => ({ ...key('life', '1'), v: N(v) }));
    expect(records.map(({ dynamodb }) => [dynamodb.OldImage, dynamodb.NewImage])).toEqual([
      [undefined, one],
      [one, two],
      [two, undefined],
    ]);
  });

  check('a put of an identical item emits no record', async () => {
    const records = await recordsOf(async () => {
      await table.put('same', '1', { v: N(1) });
      await table.put('same', '1', { v: N(1) });
    });
    expect(names(records)).toEqual(['INSERT 1']);
  });

  check('a delete of nothing emits no record', async () => {
    const records = await recordsOf(() =>
      target.client.send(new DeleteItemCommand({ TableName: TABLE, Key: key('never', '1') })),
    );
    expect(records).toEqual([]);
  });

  check('a cancelled transaction emits no record', async () => {
    await table.put('cancelled', '1');
    const steps: TransactWriteItem[] = [
      { Put: put('cancelled', '2') },
      { Put: { ...put('cancelled', '1'), ConditionExpression: 'attribute_not_exists(pk)' } },
    ];
    const records = await recordsOf(async () => {
      await expect(
        target.client.send(new TransactWriteItemsCommand({ TransactItems: steps })),
      ).rejects.toThrow();
    });
    expect(records).toEqual([]);
  });

  check('sequence numbers have 21 digits and text order', async () => {
    const records = await recordsOf(async () => {
      for (const n of range(12)) await table.put('sequence', String(n));
    });
    const numbers = records.map((record) => record.dynamodb.SequenceNumber);
    expect(numbers).toHaveLength(12);
    expect(numbers).toEqual([...numbers].sort());
    expect(numbers.every((number) => /^\d{21,40}$/.test(number))).toBe(true);
  });

  check('reading goes on where it stopped', async () => {
    const ShardIterator = await latest();
    for (const n of range(3)) await table.put('resume', String(n));
    const first = await streams('GetRecords', { ShardIterator, Limit: 2 });
    const rest = await streams('GetRecords', { ShardIterator: first.NextShardIterator });
    expect([names(first.Records), names(rest.Records)]).toEqual([['INSERT 0', 'INSERT 1'], ['INSERT 2']]);
  });
});
