import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTaller, type Taller } from '../kernel/testing/furnish.ts';
import { createSignInLog } from './sign-in-log.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(() => t.world.close());

it('keeps every attempt in the month it was made, at its instant in UTC', async () => {
  const { store } = t.world.deps;
  let id = 0;
  const log = createSignInLog(
    store,
    () => `${++id}`,
    () => Date.UTC(2026, 10, 30, 23, 59, 59, 9),
  );
  const seen = { tenant: 't', ip: '10.0.0.1', browser: 'Firefox', requestId: 'r' };
  await log.record({ ...seen, means: 'claveunica', outcome: 'ok', user: t.ana.id });
  await log.record({ ...seen, means: 'local', outcome: 'sin_cuenta' });
  const { Items } = await store.client.send(
    new QueryCommand({
      TableName: store.tables.datos,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'ING#t#2026-11' },
    }),
  );
  expect(Items).toMatchObject([
    { at: '2026-11-30T23:59:59.009Z', means: 'claveunica', outcome: 'ok', user: t.ana.id, ip: '10.0.0.1' },
    { at: '2026-11-30T23:59:59.009Z', means: 'local', outcome: 'sin_cuenta' },
  ]);
});
