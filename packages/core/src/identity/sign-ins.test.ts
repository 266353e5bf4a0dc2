import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSignIns, SIGN_IN_MS, type SignIns } from './sign-ins.ts';
import { openTestTable, type TestTable } from './testing/efimero.ts';

const signIn = {
  tenant: 'nuble',
  volver: '/ipr?estado=ADMISIBLE',
  via: 'claveunica',
  nonce: 'n-1',
  verifier: 'v-1',
};

let efimero: TestTable;
let signIns: SignIns;

beforeAll(async () => {
  efimero = await openTestTable();
  signIns = createSignIns(efimero);
});
afterAll(() => efimero.close());

it('hands a sign-in out once', async () => {
  await signIns.begin('state-1', 'browser', signIn);
  const taken = await Promise.all(Array.from({ length: 20 }, () => signIns.take('state-1', 'browser')));
  expect(taken.filter((found) => found !== undefined)).toEqual([signIn]);
});

it('hands it only to the browser that began it, which may still take it', async () => {
  await signIns.begin('state-2', 'browser', signIn);
  expect(await signIns.take('state-2', 'another')).toBeUndefined();
  expect(await signIns.take('state-2', 'browser')).toEqual(signIn);
});

it('forgets it after ten minutes, whether or not TTL has come by', async () => {
  await signIns.begin('state-3', 'browser', signIn);
  efimero.clock.at += SIGN_IN_MS;
  expect(await signIns.take('state-3', 'browser')).toBeUndefined();
});
