import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AddressBucket, limits, WINDOW_MS } from './rate.ts';
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

it('counts an IPv6 network as one caller', async () => {
  await rates.hit('anonimo', '2001:db8::1');
  expect(await rates.hit('anonimo', '2001:db8::2')).toMatchObject({ remaining: 98 });
});

it('is exact for any bursts, buckets, addresses and pauses', async () => {
  const step = fc.record({
    pause: fc.integer({ min: 0, max: 2 * WINDOW_MS }),
    bucket: fc.constantFrom<AddressBucket>('anonimo', 'entrada', 'regreso'),
    address: fc.constantFrom('10.1.0.1', '10.1.0.2'),
    size: fc.integer({ min: 1, max: 80 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      // A window nobody has counted in yet.
      efimero.clock.at += 3 * WINDOW_MS;
      const sent = new Map<string, number>();
      for (const { pause, bucket, address, size } of steps) {
        efimero.clock.at += pause;
        const key = `${bucket}/${address}/${Math.floor(efimero.clock.at / WINDOW_MS)}`;
        const before = sent.get(key) ?? 0;
        sent.set(key, before + size);
        const answers = await Promise.all(Array.from({ length: size }, () => rates.hit(bucket, address)));
        const left = Math.max(0, limits[bucket] - before);
        expect(answers.filter(({ allowed }) => allowed)).toHaveLength(Math.min(size, left));
      }
    }),
    { numRuns: 10 },
  );
});
