import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { caseOn } from './differences.ts';
import { type Attributes, key, N, padded, put, range, S, TABLE, useTable } from './fixtures.ts';
import { type Target, targets } from './targets.ts';

describe.each(targets)('items on $name', (kind) => {
  if (!kind.available) return;
  const check = caseOn(kind);
  let target: Target;
  let table: ReturnType<typeof useTable>;

  beforeAll(async () => {
    target = await kind.open();
    table = useTable(target.client);
    await table.create();
  });
  afterAll(() => target.close());

  check('a put is read back whole', async () => {
    const attributes: Attributes = {
      n: N(1.5),
      b: { B: new Uint8Array([0, 1, 255]) },
      flag: { BOOL: true },
      none: { NULL: true },
      set: { SS: ['a', 'b'] },
      list: { L: [S('x'), N(2)] },
      map: { M: { inner: S('ñandú') } },
      empty: S(''),
    };
    await table.put('whole', '1', attributes);
    expect(await table.get('whole', '1')).toEqual({ ...key('whole', '1'), ...attributes });
  });

  check('a refused condition answers the item as it was', async () => {
    await table.put('old', '1', { v: N(1) });
    const refused = target.client.send(
      new PutItemCommand({
        ...put('old', '1'),
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    await expect(refused).rejects.toThrow(ConditionalCheckFailedException);
    await expect(refused).rejects.toMatchObject({ Item: { ...key('old', '1'), v: N(1) } });
  });

  check('a refused condition answers no item unless asked', async () => {
    await table.put('old', '2', { v: N(1) });
    const refused = target.client.send(
      new DeleteItemCommand({
        TableName: TABLE,
        Key: key('old', '2'),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    await expect(refused).rejects.toMatchObject({ name: 'ConditionalCheckFailedException', Item: undefined });
  });

  check('an update sets, appends and adds', async () => {
    await table.put('update', '1', { v: N(1) });
    const { Attributes } = await target.client.send(
      new UpdateItemCommand({
        TableName: TABLE,
        Key: key('update', '1'),
        UpdateExpression:
          'SET #c = if_not_exists(#c, :zero) + :one, l = list_append(if_not_exists(l, :none), :l) ADD v :one',
        ExpressionAttributeNames: { '#c': 'count' },
        ExpressionAttributeValues: { ':zero': N(0), ':one': N(1), ':none': { L: [] }, ':l': { L: [S('x')] } },
        ReturnValues: 'ALL_NEW',
      }),
    );
    expect(Attributes).toEqual({ ...key('update', '1'), v: N(2), count: N(1), l: { L: [S('x')] } });
  });

  check('an update reaches into maps and removes', async () => {
    await table.put('update', '2', { data: { M: { a: N(1), b: N(2) } }, gone: S('x') });
    await target.client.send(
      new UpdateItemCommand({
        TableName: TABLE,
        Key: key('update', '2'),
        UpdateExpression: 'SET #d.a = :three REMOVE #d.b, gone',
        ExpressionAttributeNames: { '#d': 'data' },
        ExpressionAttributeValues: { ':three': N(3) },
      }),
    );
    expect(await table.get('update', '2')).toEqual({ ...key('update', '2'), data: { M: { a: N(3) } } });
  });

  check('conditions compare, measure and look inside', async () => {
    await table.put('condition', '1', { v: N(2), l: { L: [S('x')] } });
    await target.client.send(
      new UpdateItemCommand({
        TableName: TABLE,
        Key: key('condition', '1'),
        UpdateExpression: 'SET z = :one',
        ConditionExpression:
          'v BETWEEN :one AND :ten AND size(l) > :zero AND contains(l, :x) AND v IN (:two, :ten) ' +
          'AND attribute_type(l, :L) AND NOT attribute_exists(nope) AND begins_with(pk, :c)',
        ExpressionAttributeValues: {
          ':one': N(1),
          ':ten': N(10),
          ':zero': N(0),
          ':x': S('x'),
          ':two': N(2),
          ':L': S('L'),
          ':c': S('cond'),
        },
      }),
    );
    expect(await table.get('condition', '1')).toMatchObject({ z: N(1) });
  });

  check('a condition compares sets without regard to order', async () => {
    await table.put('compare', 'set', { x: { SS: ['a', 'b'] } });
    await deleteIf('set', 'x = :x', { ':x': { SS: ['b', 'a'] } });
    expect(await table.get('compare', 'set')).toBeUndefined();
  });

  check('a condition compares whole lists and maps', async () => {
    const x = { M: { list: { L: [N(1)] } } };
    await table.put('compare', 'map', { x });
    await deleteIf('map', 'x = :x', { ':x': x });
    expect(await table.get('compare', 'map')).toBeUndefined();
  });

  const deleteIf = (sk: string, ConditionExpression: string, ExpressionAttributeValues: Attributes) =>
    target.client.send(
      new DeleteItemCommand({
        TableName: TABLE,
        Key: key('compare', sk),
        ConditionExpression,
        ExpressionAttributeValues,
      }),
    );

  check('a projection answers only what it names', async () => {
    await table.put('projection', '1', { a: N(1), deep: { M: { x: N(1), y: N(2) } } });
    const { Item } = await target.client.send(
      new GetItemCommand({
        TableName: TABLE,
        Key: key('projection', '1'),
        ProjectionExpression: 'a, deep.x',
      }),
    );
    expect(Item).toEqual({ a: N(1), deep: { M: { x: N(1) } } });
  });

  check('a reserved word must go by another name', async () => {
    await expect(
      target.client.send(
        new GetItemCommand({ TableName: TABLE, Key: key('x', 'y'), ProjectionExpression: 'data' }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  check('numbers keep 38 digits', async () => {
    const n = { N: '12345678901234567890123456789012345678' };
    await table.put('number', '1', { n });
    expect(await table.get('number', '1')).toMatchObject({ n });
  });

  check('a batch of 25 is written and read', async () => {
    const keys = range(25).map((position) => key('batch', padded(position)));
    const { UnprocessedItems } = await target.client.send(
      new BatchWriteItemCommand({
        RequestItems: { [TABLE]: keys.map((Item) => ({ PutRequest: { Item } })) },
      }),
    );
    expect(UnprocessedItems).toEqual({});
    const { Responses } = await target.client.send(
      new BatchGetItemCommand({ RequestItems: { [TABLE]: { Keys: keys } } }),
    );
    expect(Responses?.[TABLE]).toHaveLength(25);
  });

  check('a batch of 26 is refused', async () => {
    const writes = range(26).map((position) => ({ PutRequest: { Item: key('batch26', padded(position)) } }));
    await expect(
      target.client.send(new BatchWriteItemCommand({ RequestItems: { [TABLE]: writes } })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  check('an item above 400 KB is refused', async () => {
    await expect(table.put('huge', '1', { d: S('x'.repeat(410_000)) })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  check('an item above 400 KB is refused by its bytes, not its letters', async () => {
    await expect(table.put('huge', '2', { d: S('ñ'.repeat(210_000)) })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  check('empty text in an index key is refused', async () => {
    await expect(table.put('emptyKey', '1', { g1pk: S('') })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  check('a key that does not fit the table is refused', async () => {
    await expect(
      target.client.send(new GetItemCommand({ TableName: TABLE, Key: { pk: S('x') } })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  check('a table that does not exist is said so', async () => {
    await expect(
      target.client.send(new GetItemCommand({ TableName: 'nada', Key: key('x', 'y') })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
