import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTaller, type Taller } from '../kernel/testing/furnish.ts';
import { createPersonTraces } from './person-traces.ts';
import { createSignInLog } from './sign-in-log.ts';
import { actorOf } from './testing/actor.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(() => t.world.close());

it('tells the sign-ins and the living sessions of a user, and of nobody else', async () => {
  const { store, newId } = t.world.deps;
  let now = Date.UTC(2026, 9, 31, 23);
  const log = createSignInLog(store, newId, () => now);
  const seen = { tenant: 't', ip: '10.0.0.1', browser: 'Firefox', requestId: 'r' };
  await log.record({ ...seen, means: 'claveunica', outcome: 'ok', user: t.ana.id });
  now += 86_400_000;
  await log.record({ ...seen, means: 'local', outcome: 'bloqueada', user: t.ana.id });
  await log.record({ ...seen, means: 'local', outcome: 'ok', user: t.luis.id });
  await log.record({ ...seen, means: 'local', outcome: 'sin_cuenta' });
  const session = {
    id: 's',
    means: 'local' as const,
    actor: actorOf(t.ana.id),
    createdAt: now,
    endsAt: now,
    seenAt: now,
  };
  const list = async (_: string, user: string) =>
    user === t.ana.id ? [{ ...session, ip: '10.0.0.9', browser: 'Chrome' }] : [];
  const traces = createPersonTraces(store, { list });
  const [signIns, sessions] = await traces('t', [t.ana]);
  expect(signIns?.entries).toEqual([
    { at: '2026-10-31T23:00:00.000Z', text: 'Ingreso con ClaveÚnica, desde 10.0.0.1, Firefox' },
    {
      at: '2026-11-01T23:00:00.000Z',
      text: 'Ingreso rechazado (bloqueada) con cuenta local, desde 10.0.0.1, Firefox',
    },
  ]);
  expect(sessions?.entries).toMatchObject([{ at: '2026-11-01T23:00:00.000Z' }]);
  expect(await traces('t', [])).toEqual([]);
});
