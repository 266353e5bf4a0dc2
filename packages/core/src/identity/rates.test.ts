import { afterAll, beforeAll, expect, it } from 'vitest';
import { WINDOW_MS } from './rate.ts';
import { createRates, type Rates } from './rates.ts';
import { openTestTable, type TestTable } from './testing/efimero.ts';

let efimero: TestTable;
let rates: Rates;

beforeAll(async () => {
  efimero = await openTestTable();
  rates = createRates(efimero);
});
afterAll(() => efimero.close());

const burst = (size: number, address: string) =>
  Promise.all(Array.from({ length: size }, () => rates.hit('anonimo', address)));

it('lets exactly 100 parallel requests of one address pass, each minute anew', async () => {
  const allowed = async () => (await burst(130, '10.0.0.1')).filter((rate) => rate.allowed).length;
  expect(await allowed()).toBe(100);
  efimero.clock.at += WINDOW_MS;
  expect(await allowed()).toBe(100);
});

it('counts each address and each bucket for itself', async () => {
  await burst(100, '10.0.0.2');
  expect(await rates.hit('anonimo', '10.0.0.2')).toMatchObject({ allowed: false, remaining: 0 });
  expect(await rates.hit('anonimo', '10.0.0.3')).toMatchObject({ allowed: true, remaining: 99 });
  expect(await rates.hit('entrada', '10.0.0.2')).toMatchObject({ allowed: true, limit: 120 });
});
