import dynalite from 'dynalite/db/index.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { key, N, range, S, TABLE, tableInput } from '../conformance/fixtures.ts';
import { EmbeddedDynamo } from '../engine.ts';
import type { Item, JsonObject } from '../wire.ts';
import { describeNewTable } from './table.ts';

let engine: EmbeddedDynamo;

beforeEach(async () => {
  engine = await EmbeddedDynamo.open({ ttlSweepMs: 0 });
  await engine.call('CreateTable', { ...tableInput(TABLE) });
});

afterEach(() => engine.close());

/** Two items that dynalite itself would file under one and the same entry of the index. */
function colliding(): [Item, Item] {
  const table = describeNewTable(
    {
      TableName: TABLE,
      AttributeDefinitions: ['pk', 'sk', 'g1pk', 'g1sk'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    },
    'us-east-1',
    0,
  );
  const seen = new Map<string, Item>();
  for (const n of range(100_000)) {
    const item: Item = { pk: { S: 'a' }, sk: { S: String(n) }, g1pk: { S: 'g' }, g1sk: { S: 'same' } };
    const name = dynalite.createIndexKey(item, table, [{ AttributeName: 'g1pk', KeyType: 'HASH' }]);
    const other = seen.get(name);
    if (other) return [other, item];
    seen.set(name, item);
  }
  throw new Error('No collision in 100,000 items');
}

const byIndex = (more: JsonObject = {}) =>
  engine.call('Query', {
    TableName: TABLE,
    IndexName: 'gsi1',
    KeyConditionExpression: 'g1pk = :g',
    ExpressionAttributeValues: { ':g': S('g') },
    ...more,
  });

describe('index entries', () => {
  it('keeps both of two items whose dynalite index keys collide, and pages between them', async () => {
    for (const Item of colliding()) await engine.call('PutItem', { TableName: TABLE, Item });
    expect(await byIndex()).toMatchObject({ Count: 2 });
    for (const ScanIndexForward of [true, false]) {
      const first = await byIndex({ Limit: 1, ScanIndexForward });
      const rest = await byIndex({ ScanIndexForward, ExclusiveStartKey: first.LastEvaluatedKey });
      expect(rest).toMatchObject({ Count: 1 });
      expect(rest.Items).not.toEqual(first.Items);
    }
  });

  it('shows a narrow projection as it stands, whatever else changes', async () => {
    await engine.call('UpdateTable', {
      TableName: TABLE,
      AttributeDefinitions: [{ AttributeName: 'state', AttributeType: 'S' }],
      GlobalSecondaryIndexUpdates: [
        {
          Create: {
            IndexName: 'narrow',
            KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['title'] },
          },
        },
      ],
    });
    const write = (attributes: object) =>
      engine.call('PutItem', { TableName: TABLE, Item: { ...key('a', '1'), ...attributes } });
    const shown = async () => {
      const { Items } = await byIndex({
        IndexName: 'narrow',
        KeyConditionExpression: '#s = :g',
        ExpressionAttributeNames: { '#s': 'state' },
      });
      return Items;
    };
    await write({ state: S('g'), title: S('uno'), other: N(1) });
    await write({ state: S('g'), title: S('uno'), other: N(2) });
    expect(await shown()).toEqual([{ ...key('a', '1'), state: S('g'), title: S('uno') }]);
    await write({ state: S('g'), title: S('dos') });
    expect(await shown()).toEqual([{ ...key('a', '1'), state: S('g'), title: S('dos') }]);
    await write({ title: S('dos') });
    expect(await shown()).toEqual([]);
  });
});
