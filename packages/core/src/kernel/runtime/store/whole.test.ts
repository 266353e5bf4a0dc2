import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSignInLog } from '../../../identity/sign-in-log.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { ofEntity, scanTable } from '../../testing/scan.ts';
import { everythingOf, type Held } from './whole.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(() => t.world.close());

const whole = async (tenant: string): Promise<readonly Held[]> => {
  const { store, product } = t.world.deps;
  const span = { from: '2026-06-30T23:00:00.000Z', to: '2026-08-01T00:00:00.000Z' };
  const all: Held[] = [];
  for await (const held of everythingOf(store, product, tenant, span)) all.push(held);
  return all;
};

it('holds every record, entry, personal value and sign-in of one institution, and none of another', async () => {
  const { store } = t.world.deps;
  for (let at = 0; at < 120; at += 1) await t.proyecto();
  let id = 0;
  for (const [tenant, month] of [
    ['t', 5],
    ['t', 6],
    ['t', 7],
    ['t', 8],
    ['otra', 6],
  ] as const) {
    const log = createSignInLog(
      store,
      () => `${++id}`,
      () => Date.UTC(2026, month, 1),
    );
    const seen = { tenant, ip: '10.0.0.1', browser: 'Firefox', requestId: 'r' };
    await log.record({ ...seen, means: 'claveunica', outcome: 'ok' });
  }

  const all = await whole('t');
  const count = (what: Held['what']) => all.filter((held) => held.what === what).length;
  const items = await scanTable(t.world);
  const stored = (entity: string) => ofEntity(items, entity).filter(({ tenant }) => tenant === 't').length;
  expect(count('registro')).toBe(stored('registro'));
  expect(count('historia')).toBe(stored('auditoria'));
  expect(count('reserva')).toBe(stored('reserva'));
  expect(count('reserva')).toBeGreaterThan(0);
  // Of the four sign-ins, those between the two instants' months: June, July and August.
  expect(count('ingreso')).toBe(3);
  expect(await whole('nadie')).toEqual([]);
});
