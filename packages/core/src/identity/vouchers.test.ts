import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newSecret } from './secret.ts';
import { openTestTable, type TestTable } from './testing/efimero.ts';
import { createVouchers, type Vouchers } from './vouchers.ts';

const content = { run: '12345678-5', name: 'Ana Ñancupil' };

let efimero: TestTable;
let vouchers: Vouchers;

beforeAll(async () => {
  efimero = await openTestTable();
  vouchers = createVouchers(efimero);
});
afterAll(() => efimero.close());

it('hands out once, whoever asks at the same time', async () => {
  const secret = newSecret();
  await vouchers.put('codigo', secret, content, 60_000);
  const taken = await Promise.all(Array.from({ length: 20 }, () => vouchers.take('codigo', secret)));
  expect(taken.filter((found) => found !== undefined)).toEqual([content]);
});

it('shows as often as asked, and only under its own kind', async () => {
  const secret = newSecret();
  await vouchers.put('acceso', secret, content, 60_000);
  expect(await vouchers.read('acceso', secret)).toEqual(content);
  expect(await vouchers.read('acceso', secret)).toEqual(content);
  expect(await vouchers.take('codigo', secret)).toBeUndefined();
  expect(await vouchers.read('acceso', newSecret())).toBeUndefined();
});

it('forgets at the end of its term, whether or not TTL has come by', async () => {
  const secret = newSecret();
  await vouchers.put('codigo', secret, content, 60_000);
  efimero.clock.at += 60_000;
  expect(await vouchers.read('codigo', secret)).toBeUndefined();
  expect(await vouchers.take('codigo', secret)).toBeUndefined();
});

it('keeps nothing anybody could read in the table', async () => {
  const secret = newSecret();
  await vouchers.put('codigo', secret, content, 60_000);
  const { Items } = await efimero.client.send(new ScanCommand({ TableName: efimero.table }));
  const stored = JSON.stringify(Items);
  for (const plain of ['12345678', 'ancupil', secret]) expect(stored).not.toContain(plain);
});
