import {
  QueryCommand,
  TransactGetItemsCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { caseOn } from './differences.ts';
import { key, N, put, range, S, TABLE, useTable } from './fixtures.ts';
import { type Target, targets } from './targets.ts';

describe.each(targets)('transactions on $name', (kind) => {
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

  const write = (TransactItems: TransactWriteItem[], ClientRequestToken?: string) =>
    target.client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }));

  const increment = (pk: string, sk: string): TransactWriteItem => ({
    Update: {
      TableName: TABLE,
      Key: key(pk, sk),
      UpdateExpression: 'ADD v :one',
      ExpressionAttributeValues: { ':one': N(1) },
    },
  });

  const absent = { ConditionExpression: 'attribute_not_exists(pk)' };

  const valueIs = (pk: string, sk: string, v: number): TransactWriteItem => ({
    ConditionCheck: {
      TableName: TABLE,
      Key: key(pk, sk),
      ConditionExpression: 'v = :v',
      ExpressionAttributeValues: { ':v': N(v) },
    },
  });

  check('every kind of step stands together', async () => {
    await table.put('all', 'deleted');
    await table.put('all', 'checked', { v: N(5) });
    await write([
      { Put: { ...put('all', 'new'), ...absent } },
      increment('all', 'updated'),
      { Delete: { TableName: TABLE, Key: key('all', 'deleted') } },
      valueIs('all', 'checked', 5),
    ]);
    expect(await table.get('all', 'new')).toBeDefined();
    expect(await table.get('all', 'updated')).toMatchObject({ v: N(1) });
    expect(await table.get('all', 'deleted')).toBeUndefined();
    expect(await table.get('all', 'checked')).toEqual({ ...key('all', 'checked'), v: N(5) });
  });

  check('one refused step undoes all, and each says why', async () => {
    await table.put('none', 'there', { x: N(1) });
    await table.put('none', 'checked', { v: N(5) });
    const refused = write([
      { Put: put('none', 'leaked') },
      { Put: { ...put('none', 'there'), ...absent, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
      valueIs('none', 'checked', 6),
    ]);
    await expect(refused).rejects.toThrow(TransactionCanceledException);
    await expect(refused).rejects.toMatchObject({
      message: expect.stringContaining('[None, ConditionalCheckFailed, ConditionalCheckFailed]'),
      CancellationReasons: [
        { Code: 'None' },
        {
          Code: 'ConditionalCheckFailed',
          Message: 'The conditional request failed',
          Item: { ...key('none', 'there'), x: N(1) },
        },
        { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
      ],
    });
    expect(await table.get('none', 'leaked')).toBeUndefined();
  });

  check('a step that cannot be applied is a reason too', async () => {
    await table.put('type', '1', { l: { L: [] } });
    const refused = write([
      { Put: put('type', 'leaked') },
      {
        Update: {
          TableName: TABLE,
          Key: key('type', '1'),
          UpdateExpression: 'SET q = l + :o',
          ExpressionAttributeValues: { ':o': N(1) },
        },
      },
    ]);
    await expect(refused).rejects.toMatchObject({
      CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }],
    });
    expect(await table.get('type', 'leaked')).toBeUndefined();
  });

  check('a key that does not fit the table is a reason', async () => {
    const refused = write([{ Delete: { TableName: TABLE, Key: { pk: S('x') } } }]);
    await expect(refused).rejects.toMatchObject({ CancellationReasons: [{ Code: 'ValidationError' }] });
  });

  check('two steps on one item are refused', async () => {
    const refused = write([{ Put: put('dup', '1') }, { Delete: { TableName: TABLE, Key: key('dup', '1') } }]);
    await expect(refused).rejects.toMatchObject({ name: 'ValidationException' });
  });

  check('a check without a condition is refused', async () => {
    const ConditionCheck = { TableName: TABLE, Key: key('x', 'y'), ConditionExpression: undefined };
    await expect(write([{ ConditionCheck }])).rejects.toMatchObject({ name: 'ValidationException' });
  });

  check('a token replayed does nothing again', async () => {
    await write([increment('token', '1')], 'token-1');
    await write([increment('token', '1')], 'token-1');
    expect(await table.get('token', '1')).toMatchObject({ v: N(1) });
  });

  check('a token of a failed transaction can be used again', async () => {
    await table.put('retry', '1');
    const steps = [{ Put: { ...put('retry', '1'), ...absent } }];
    await expect(write(steps, 'token-2')).rejects.toThrow(TransactionCanceledException);
    await expect(write(steps, 'token-2')).rejects.toThrow(TransactionCanceledException);
  });

  check('a token reused for something else is refused', async () => {
    await write([increment('token', '2')], 'token-3');
    await expect(write([{ Put: put('token', '3') }], 'token-3')).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
  });

  check('100 steps are taken and 101 refused', async () => {
    const steps = (count: number) => range(count).map((n) => ({ Put: put(`many${count}`, String(n)) }));
    await write(steps(100));
    await expect(write(steps(101))).rejects.toMatchObject({ name: 'ValidationException' });
  });

  check('more than 4 MB are refused', async () => {
    const steps = range(11).map((n) => ({ Put: put('heavy', String(n), { d: S('x'.repeat(399_000)) }) }));
    await expect(write(steps)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  check('a transactional read answers in order, absent items too', async () => {
    await table.put('read', '1', { v: N(1) });
    const Get = (sk: string) => ({ Get: { TableName: TABLE, Key: key('read', sk) } });
    const { Responses } = await target.client.send(
      new TransactGetItemsCommand({ TransactItems: [Get('none'), Get('1')] }),
    );
    expect(Responses).toEqual([{}, { Item: { ...key('read', '1'), v: N(1) } }]);
  });

  check('concurrent increments of two items lose none', async () => {
    await Promise.all(
      range(40).map(() => insist(() => write([increment('both', 'a'), increment('both', 'b')]))),
    );
    expect(await table.get('both', 'a')).toMatchObject({ v: N(40) });
    expect(await table.get('both', 'b')).toMatchObject({ v: N(40) });
  });

  check('of many that expect the same version one wins', async () => {
    await table.put('race', 'version', { v: N(0) });
    const outcomes = await Promise.allSettled(
      range(20).map((n) =>
        write([
          {
            Update: {
              TableName: TABLE,
              Key: key('race', 'version'),
              UpdateExpression: 'SET v = :next',
              ConditionExpression: 'v = :v',
              ExpressionAttributeValues: { ':v': N(0), ':next': N(1) },
            },
          },
          { Put: put('race', `event${n}`) },
        ]),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const { Count } = await target.client.send(
      new QueryCommand({
        TableName: TABLE,
        KeyConditionExpression: 'pk = :p AND begins_with(sk, :e)',
        ExpressionAttributeValues: { ':p': S('race'), ':e': S('event') },
      }),
    );
    expect(Count).toBe(1);
  });
});

/** Tries again while another transaction is in the way, as every caller of the real service must. */
async function insist(attempt: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      if (!error.CancellationReasons?.some((reason) => reason.Code === 'TransactionConflict')) throw error;
    }
  }
}
