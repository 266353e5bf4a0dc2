import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { key, N, put, range, S, TABLE, tableInput } from '../conformance/fixtures.ts';
import { speakDirectly } from '../direct-protocol.ts';
import { EmbeddedDynamo } from '../engine.ts';
import { inProcessHandler } from '../in-process-handler.ts';

let engine: EmbeddedDynamo;
let chance: number;

beforeEach(async () => {
  chance = 0;
  engine = await EmbeddedDynamo.open({ ttlSweepMs: 0, random: () => chance });
  await engine.call('CreateTable', { ...tableInput(TABLE) });
});

afterEach(() => engine.close());

const get = (sk: string) => engine.call('GetItem', { TableName: TABLE, Key: key('a', sk) });
const write = (sk: string) => engine.call('PutItem', put('a', sk));
const transaction = (...sks: string[]) => ({ TransactItems: sks.map((sk) => ({ Put: put('a', sk) })) });

describe('faults', () => {
  it('are off until injected and off again once cleared', async () => {
    await write('1');
    engine.faults.inject({ operations: ['PutItem'], fault: 'Throttling' });
    await expect(write('2')).rejects.toMatchObject({ name: 'ThrottlingException' });
    await get('1');
    engine.faults.clear();
    await write('2');
  });

  it('hit the next so many calls', async () => {
    engine.faults.inject({ operations: ['PutItem'], fault: 'ProvisionedThroughputExceeded', next: 2 });
    const outcomes = await Promise.allSettled(['1', '2', '3'].map(write));
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(engine.faults.active).toBe(false);
  });

  it('hit a share of the calls', async () => {
    engine.faults.inject({ operations: ['PutItem'], fault: 'Throttling', probability: 0.3 });
    chance = 0.29;
    await expect(write('1')).rejects.toMatchObject({ name: 'ThrottlingException' });
    chance = 0.3;
    await write('1');
  });

  it('can be lifted one by one', async () => {
    const lift = engine.faults.inject({ operations: ['PutItem'], fault: 'Throttling' });
    engine.faults.inject({ operations: ['GetItem'], fault: 'Throttling' });
    lift();
    await write('1');
    await expect(get('1')).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  it('cancel a transaction for a conflict on one step', async () => {
    engine.faults.inject({ operations: ['TransactWriteItems'], fault: 'TransactionConflict' });
    chance = 0.5;
    await expect(engine.call('TransactWriteItems', transaction('1', '2', '3'))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      body: {
        CancellationReasons: [
          { Code: 'None' },
          { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' },
          { Code: 'None' },
        ],
      },
    });
    expect(await get('1')).not.toHaveProperty('Item');
  });

  it('refuse a single write for a conflict', async () => {
    engine.faults.inject({ operations: ['PutItem'], fault: 'TransactionConflict' });
    await expect(write('1')).rejects.toMatchObject({ name: 'TransactionConflictException' });
  });

  it('can lose the answer of work that was done', async () => {
    engine.faults.inject({ operations: ['PutItem'], fault: 'InternalServerError', moment: 'after', next: 1 });
    await expect(write('1')).rejects.toMatchObject({ statusCode: 500 });
    expect(await get('1')).toHaveProperty('Item');
  });

  it('leave half of a batch unprocessed', async () => {
    const writes = range(5).map((n) => ({ PutRequest: { Item: key('b', String(n)) } }));
    engine.faults.inject({ operations: ['BatchWriteItem', 'BatchGetItem'], fault: 'Unprocessed' });
    const written = await engine.call('BatchWriteItem', { RequestItems: { [TABLE]: writes } });
    expect(written.UnprocessedItems).toEqual({ [TABLE]: writes.slice(3) });

    const Keys = range(3).map((n) => key('b', String(n)));
    const read = await engine.call('BatchGetItem', {
      RequestItems: { [TABLE]: { Keys, ConsistentRead: true } },
    });
    expect(read.Responses).toMatchObject({ [TABLE]: { length: 2 } });
    expect(read.UnprocessedKeys).toEqual({ [TABLE]: { Keys: Keys.slice(2), ConsistentRead: true } });
  });

  it('add latency', async () => {
    engine.faults.inject({ operations: ['GetItem'], latencyMs: 30 });
    const start = performance.now();
    await get('1');
    expect(performance.now() - start).toBeGreaterThanOrEqual(29);
  });

  it.each(['as text', 'directly'])('are what the SDK retries, spoken to %s', async (how) => {
    const client = new DynamoDBClient({
      region: 'us-east-1',
      endpoint: 'http://embedded',
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
      requestHandler: inProcessHandler(engine),
      maxAttempts: 3,
    });
    if (how === 'directly') speakDirectly(client, engine);
    engine.faults.inject({
      operations: ['TransactWriteItems'],
      fault: 'InternalServerError',
      moment: 'after',
      next: 1,
    });
    const TransactItems = [
      {
        Update: {
          TableName: TABLE,
          Key: key('a', how),
          UpdateExpression: 'ADD v :one SET s = :s',
          ExpressionAttributeValues: { ':one': N(1), ':s': S('x') },
        },
      },
    ];
    await client.send(new TransactWriteItemsCommand({ TransactItems }));
    expect(await get(how)).toMatchObject({ Item: { v: N(1) } });
  });
});
