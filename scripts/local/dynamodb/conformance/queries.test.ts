import {
  BatchWriteItemCommand,
  CreateTableCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { caseOn } from './differences.ts';
import { type Attributes, key, N, padded, range, S, TABLE, tableInput, useTable } from './fixtures.ts';
import { type Target, targets } from './targets.ts';

/** More than any case has; a page that does not advance must not run for ever. */
const MAX_PAGES = 50;

describe.each(targets)('queries on $name', (kind) => {
  if (!kind.available) return;
  const check = caseOn(kind);
  let target: Target;
  let table: ReturnType<typeof useTable>;

  beforeAll(async () => {
    target = await kind.open();
    table = useTable(target.client);
    await table.create();
    const items = range(25).map((n) => ({
      ...key('B', padded(n)),
      g1pk: S('same'),
      g1sk: S('same'),
      n: N(n),
    }));
    await target.client.send(
      new BatchWriteItemCommand({
        RequestItems: { [TABLE]: items.map((Item) => ({ PutRequest: { Item } })) },
      }),
    );
  });
  afterAll(() => target.close());

  const partition = (pk: string) => ({
    TableName: TABLE,
    KeyConditionExpression: 'pk = :p',
    ExpressionAttributeValues: { ':p': S(pk) },
  });

  async function pages(input: QueryCommandInput): Promise<QueryCommandOutput[]> {
    const all: QueryCommandOutput[] = [];
    let ExclusiveStartKey: Attributes | undefined;
    do {
      const page = await target.client.send(new QueryCommand({ ...input, ExclusiveStartKey }));
      all.push(page);
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey && all.length < MAX_PAGES);
    return all;
  }

  const sortKeys = (all: QueryCommandOutput[]) =>
    all.flatMap((page) => page.Items ?? []).map((item) => item.sk?.S);

  check('an index is queried by prefix', async () => {
    await table.put('indexed', '1', { g1pk: S('G'), g1sk: S('ab') });
    const { Count } = await target.client.send(
      new QueryCommand({
        TableName: TABLE,
        IndexName: 'gsi1',
        KeyConditionExpression: 'g1pk = :g AND begins_with(g1sk, :s)',
        ExpressionAttributeValues: { ':g': S('G'), ':s': S('a') },
      }),
    );
    expect(Count).toBe(1);
  });

  check('an index refuses consistent reads', async () => {
    await expect(
      target.client.send(
        new QueryCommand({
          TableName: TABLE,
          IndexName: 'gsi1',
          ConsistentRead: true,
          KeyConditionExpression: 'g1pk = :g',
          ExpressionAttributeValues: { ':g': S('G') },
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  check('an item that moves in an index leaves its old place', async () => {
    await table.put('moved', '1', { g1pk: S('from'), g1sk: S('1') });
    await table.put('moved', '1', { g1pk: S('to'), g1sk: S('1') });
    const count = async (g: string) => {
      const [page] = await pages({
        TableName: TABLE,
        IndexName: 'gsi1',
        KeyConditionExpression: 'g1pk = :g',
        ExpressionAttributeValues: { ':g': S(g) },
      });
      return page?.Count;
    };
    expect([await count('from'), await count('to')]).toEqual([0, 1]);
  });

  for (const ScanIndexForward of [true, false]) {
    check(`an index pages through equal sort keys, forward ${ScanIndexForward}`, async () => {
      const all = await pages({
        TableName: TABLE,
        IndexName: 'gsi1',
        Limit: 7,
        ScanIndexForward,
        KeyConditionExpression: 'g1pk = :g',
        ExpressionAttributeValues: { ':g': S('same') },
      });
      expect(new Set(sortKeys(all)).size).toBe(25);
      expect(sortKeys(all)).toHaveLength(25);
    });
  }

  check('a local index fetches what it does not project', async () => {
    const TableName = 'local';
    await target.client.send(
      new CreateTableCommand({
        ...tableInput(TableName),
        GlobalSecondaryIndexes: undefined,
        AttributeDefinitions: ['pk', 'sk', 'date'].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        LocalSecondaryIndexes: [
          {
            IndexName: 'byDate',
            KeySchema: [
              { AttributeName: 'pk', KeyType: 'HASH' },
              { AttributeName: 'date', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        ],
      }),
    );
    for (const [sk, date] of [
      ['1', '2026-02'],
      ['2', '2026-01'],
    ] as const) {
      const Item = { ...key('p', sk), date: S(date), n: N(1) };
      await target.client.send(new PutItemCommand({ TableName, Item }));
    }
    const byDate: QueryCommandInput = { ...partition('p'), TableName, IndexName: 'byDate' };
    const projected = await pages(byDate);
    const whole = await pages({ ...byDate, Select: 'ALL_ATTRIBUTES', Limit: 1 });
    expect(sortKeys(projected)).toEqual(['2', '1']);
    expect(projected[0]?.Items?.[0]).not.toHaveProperty('n');
    expect(sortKeys(whole)).toEqual(['2', '1']);
    expect(whole[0]?.Items?.[0]).toMatchObject({ n: N(1) });
  });

  check('pages run backwards', async () => {
    const all = await pages({ ...partition('B'), Limit: 10, ScanIndexForward: false });
    expect(sortKeys(all)).toEqual(range(25).map(padded).reverse());
  });

  check('a range of the sort key is inclusive at both ends', async () => {
    const all = await pages({
      ...partition('B'),
      KeyConditionExpression: 'pk = :p AND sk BETWEEN :a AND :b',
      ExpressionAttributeValues: { ':p': S('B'), ':a': S('003'), ':b': S('007') },
    });
    expect(sortKeys(all)).toEqual(['003', '004', '005', '006', '007']);
  });

  check('a filter counts what it passed over', async () => {
    const [page] = await pages({
      ...partition('B'),
      FilterExpression: 'n >= :n',
      ExpressionAttributeValues: { ':p': S('B'), ':n': N(20) },
    });
    expect(page).toMatchObject({ Count: 5, ScannedCount: 25 });
  });

  check('a count answers no items', async () => {
    const [page] = await pages({ ...partition('B'), Select: 'COUNT' });
    expect([page?.Count, page?.Items ?? []]).toEqual([25, []]);
  });

  check('a page ends at 1 MB', async () => {
    for (const n of range(12)) await table.put('big', padded(n), { d: S('x'.repeat(100_000)) });
    const all = await pages(partition('big'));
    expect(all.map((page) => page.Count)).toEqual([11, 1]);
  });

  check('keys are ordered by their UTF-8 bytes', async () => {
    for (const sk of ['z', 'ñ', '😀', 'a', 'é']) await table.put('order', sk);
    expect(sortKeys(await pages(partition('order')))).toEqual(['a', 'z', 'é', 'ñ', '😀']);
  });

  check('a parallel scan sees every item once', async () => {
    const whole = await scan({});
    const parts = await Promise.all(range(4).map((Segment) => scan({ Segment, TotalSegments: 4 })));
    expect(parts.flat().sort()).toEqual(whole.sort());
  });

  async function scan(segment: { Segment?: number; TotalSegments?: number }): Promise<string[]> {
    const found: string[] = [];
    let ExclusiveStartKey: Attributes | undefined;
    do {
      const page = await target.client.send(
        new ScanCommand({ TableName: TABLE, ProjectionExpression: 'pk, sk', ExclusiveStartKey, ...segment }),
      );
      found.push(...(page.Items ?? []).map((item) => `${item.pk?.S}/${item.sk?.S}`));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return found;
  }
});
