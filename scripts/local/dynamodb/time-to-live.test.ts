import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { key, N, put, range, TABLE, tableInput } from './conformance/fixtures.ts';
import { EmbeddedDynamo } from './engine.ts';
import { toLambdaRecord } from './lambda-record.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

let engine: EmbeddedDynamo;
let seconds: number;

beforeEach(async () => {
  seconds = Date.UTC(2026, 0, 1) / 1000;
  engine = await EmbeddedDynamo.open({ ttlSweepMs: 0, now: () => seconds * 1000 });
  await engine.call('CreateTable', { ...tableInput(TABLE) });
});

afterEach(() => engine.close());

const turn = (Enabled: boolean) =>
  engine.call('UpdateTimeToLive', {
    TableName: TABLE,
    TimeToLiveSpecification: { Enabled, AttributeName: 'expires' },
  });

const expiring = (sk: string, expires: number) =>
  engine.call('PutItem', put('a', sk, { expires: N(expires) }));

async function left(): Promise<(string | undefined)[]> {
  const { Items } = await engine.call('Scan', { TableName: TABLE });
  return (Items as { sk: { S: string } }[]).map((item) => item.sk.S).sort();
}

describe('time to live', () => {
  it('deletes what is due and nothing else', async () => {
    await turn(true);
    await expiring('due', seconds - 1);
    await expiring('now', seconds);
    await expiring('later', seconds + 1);
    await expiring('ancient', seconds - 6 * YEAR_SECONDS);
    await engine.call('PutItem', put('a', 'text', { expires: { S: String(seconds - 1) } }));
    await engine.call('PutItem', put('a', 'forever'));
    expect(await engine.sweep()).toBe(2);
    expect(await left()).toEqual(['ancient', 'forever', 'later', 'text']);
  });

  it('knows the items that were there before it was turned on', async () => {
    await expiring('old', seconds - 1);
    expect(await engine.sweep()).toBe(0);
    await turn(true);
    expect(await engine.sweep()).toBe(1);
    expect(await left()).toEqual([]);
  });

  it('lets go when it is turned off', async () => {
    await turn(true);
    await expiring('kept', seconds - 1);
    await turn(false);
    expect(await engine.sweep()).toBe(0);
    expect(await left()).toEqual(['kept']);
  });

  it('follows an expiry that moves or goes', async () => {
    await turn(true);
    await expiring('renewed', seconds + 10);
    await expiring('renewed', seconds + 100);
    await expiring('freed', seconds + 10);
    await engine.call('UpdateItem', {
      TableName: TABLE,
      Key: key('a', 'freed'),
      UpdateExpression: 'REMOVE expires',
    });
    seconds += 50;
    expect(await engine.sweep()).toBe(0);
    seconds += 50;
    expect(await engine.sweep()).toBe(1);
    expect(await left()).toEqual(['freed']);
  });

  it('says in the stream that the service removed the item', async () => {
    await turn(true);
    await expiring('due', seconds - 1);
    const before = engine.lastSequence;
    await engine.sweep();
    const [record] = await engine.read(before, 10);
    expect(record && toLambdaRecord(record, engine.streamArn(TABLE) ?? '')).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { principalId: 'dynamodb.amazonaws.com' },
      dynamodb: { OldImage: key('a', 'due') },
    });
  });

  it('sweeps any number of items', async () => {
    await turn(true);
    await Promise.all(range(250).map((n) => expiring(String(n), seconds - 1)));
    expect(await engine.sweep()).toBe(250);
    expect(await left()).toEqual([]);
  });

  it('sweeps by itself', async () => {
    const own = await EmbeddedDynamo.open({ ttlSweepMs: 5 });
    await own.call('CreateTable', { ...tableInput(TABLE) });
    await own.call('UpdateTimeToLive', {
      TableName: TABLE,
      TimeToLiveSpecification: { Enabled: true, AttributeName: 'expires' },
    });
    const removed = new Promise<void>((resolve) => {
      own.onChange(() => own.lastSequence === 2 && resolve());
    });
    await own.call('PutItem', put('a', '1', { expires: N(Math.floor(Date.now() / 1000) - 1) }));
    await removed;
    expect(await own.call('GetItem', { TableName: TABLE, Key: key('a', '1') })).not.toHaveProperty('Item');
    await own.close();
  });
});

describe('client request tokens', () => {
  it('are forgotten after ten minutes', async () => {
    const increment = () =>
      engine.call('TransactWriteItems', {
        ClientRequestToken: 'token',
        TransactItems: [
          {
            Update: {
              TableName: TABLE,
              Key: key('t', '1'),
              UpdateExpression: 'ADD v :one',
              ExpressionAttributeValues: { ':one': N(1) },
            },
          },
        ],
      });
    const value = async () => engine.call('GetItem', { TableName: TABLE, Key: key('t', '1') });
    await increment();
    seconds += 9 * 60;
    await engine.sweep();
    await increment();
    expect(await value()).toMatchObject({ Item: { v: N(1) } });
    seconds += 2 * 60;
    await engine.sweep();
    await increment();
    expect(await value()).toMatchObject({ Item: { v: N(2) } });
  });
});
