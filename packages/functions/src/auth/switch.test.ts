import type { Means } from '@gore/core/identity/sign-in-log.ts';
import { actorOf } from '@gore/core/identity/testing/actor.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sessionOf } from '../http/env.ts';
import { tenantByHost } from './tenant-by-host.ts';
import type { Browser } from './testing/browser.ts';
import { cerrada, institutionsOf, nuble, sur } from './testing/institutions.ts';
import { ana, eva, fito, openPortal, type TestPortal } from './testing/portal.ts';
import { signInBy } from './testing/sign-in-by.ts';

let portal: TestPortal;
let browser: Browser;
beforeAll(async () => {
  portal = await openPortal({
    extend: (app) => {
      app.get('/api/v1/yo', (c) => c.json({ data: sessionOf(c).actor }));
    },
  });
});
afterAll(() => portal.close());
beforeEach(() => {
  browser = portal.browser();
  portal.ports.efimero.clock.at += 60_000;
});

const signIn = ({ run }: { run: string }) => signInBy(browser, run);
const me = async () => ((await (await browser.request('/api/v1/yo')).json()) as { data: unknown }).data;
const mine = async () => {
  const answer = await browser.request('/api/auth/instituciones');
  const { data } = (await answer.json()) as { data: { id: string; actual: boolean }[] };
  return data.map(({ id, actual }) => (actual ? `[${id}]` : id));
};
const switchTo = (tenant: string) => browser.post(`/api/auth/instituciones/${tenant}/entrar`, {});

describe('somebody who signs in', () => {
  it('is in the institution of the host, when it knows them', async () => {
    expect(await signIn(ana)).toBe('/ipr');
    expect(await me()).toMatchObject({ id: 'ana', tenant: 'nuble' });
  });

  it('is in the only one that knows them, when that of the host does not', async () => {
    expect(await signIn(eva)).toBe('/ipr');
    expect(await me()).toMatchObject({ id: 'eva', tenant: 'sur' });
    expect(portal.attempts.at(-1)).toMatchObject({ tenant: 'sur', user: 'eva', outcome: 'ok' });
  });

  it('chooses, when several know them and that of the host does not', async () => {
    expect(await signIn(fito)).toBe('/mi-cuenta/instituciones?volver=%2Fipr');
    expect(await mine()).toEqual(['[sur]', 'norte']);
  });
});

describe('somebody of several institutions', () => {
  it('goes from one to the other in a new session, and the old one is over', async () => {
    await signIn(ana);
    expect(await mine()).toEqual(['[nuble]', 'sur']);
    const before = browser.cookie('sid')?.value;
    expect((await switchTo('sur')).status).toBe(200);
    expect(await me()).toMatchObject({ id: 'ana-sur', tenant: 'sur' });
    const old = await fetch(`${portal.origin}/api/v1/yo`, { headers: { cookie: `sid=${before}` } });
    expect(old.status).toBe(401);
    expect(portal.attempts.at(-1)).toMatchObject({ tenant: 'sur', user: 'ana-sur', outcome: 'ok' });
  });

  it.each(['norte', 'cerrada', 'ninguna'])('enters no other: %s', async (tenant) => {
    await signIn(ana);
    expect((await switchTo(tenant)).status).toBe(404);
    expect(await me()).toMatchObject({ tenant: 'nuble' });
  });

  it.each<Means>(['local', 'institucional', 'emergencia'])(
    'goes nowhere with what only one of them vouches for: %s',
    async (means) => {
      const opened = { actor: actorOf('ana'), ip: '10.0.0.1', browser: 'x', means };
      const { secret } = await portal.ports.sessions.create(opened);
      const answer = await fetch(`${portal.origin}/api/auth/instituciones/sur/entrar`, {
        method: 'POST',
        headers: { cookie: `sid=${secret}`, origin: portal.origin, 'content-type': 'application/json' },
        body: '{}',
      });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('ClaveÚnica');
    },
  );
});

it('the host name says which institution is addressed', async () => {
  const tenantOf = tenantByHost(institutionsOf([nuble, sur, cerrada]), {
    hostHeader: 'host',
    fallback: 'nuble',
  });
  const at = (host?: string) => tenantOf(new Headers(host ? { host } : {}));
  expect(await Promise.all([at('sur.test'), at('sur.test:8080'), at('otro.test'), at()])).toEqual([
    'sur',
    'sur',
    'nuble',
    'nuble',
  ]);
});

it('lasts as long as the institution says', async () => {
  await signIn(ana);
  const [session] = await portal.ports.sessions.list('nuble', 'ana');
  expect((session?.endsAt ?? 0) - (session?.createdAt ?? 0)).toBe(8 * 3_600_000);
});
