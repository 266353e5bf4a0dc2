import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sessionOf } from '../http/env.ts';
import type { Browser } from './testing/browser.ts';
import { ana, beto, caro, dora, openPortal, type TestPortal } from './testing/portal.ts';

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
  // Every test in a minute of its own, so that none uses up another's rate.
  portal.ports.efimero.clock.at += 60_000;
});

const isCallback = (url: URL): boolean => url.pathname === '/api/auth/callback';

/** Signs in up to the callback, which is not asked yet. */
const pick = async (person: { run: string }, volver = '/'): Promise<URL> => {
  const login = await browser.walk(`/api/auth/login?volver=${encodeURIComponent(volver)}`);
  const chosen = await browser.post(login.url.href, new URLSearchParams({ run: person.run }));
  return (await browser.follow(chosen, login.url, isCallback)).url;
};

const signIn = async (person: { run: string }, volver?: string): Promise<string> => {
  const answer = await browser.request((await pick(person, volver)).href);
  expect(answer.status).toBe(302);
  return answer.headers.get('location') ?? '';
};

const me = () => browser.request('/api/v1/yo');

describe('signing in', () => {
  it('leads from the wanted place through the issuer back to it, signed in', async () => {
    expect((await me()).status).toBe(401);
    expect(await signIn(ana, '/ipr?estado=ADMISIBLE#1')).toBe('/ipr?estado=ADMISIBLE#1');
    const answer = await me();
    expect(answer.status).toBe(200);
    expect(portal.attempts.at(-1)).toMatchObject({
      tenant: 'nuble',
      means: 'claveunica',
      outcome: 'ok',
      user: 'ana',
    });
    expect(await answer.json()).toMatchObject({ data: { id: 'ana', tenant: 'nuble', roles: ['ENCARGADO'] } });
  });

  it('hides the session from scripts and from other sites', async () => {
    await signIn(ana);
    expect(browser.cookie('sid')?.attributes).toBe('Path=/; HttpOnly; SameSite=Lax');
    expect(browser.cookie('tx')?.attributes).toMatch(/^Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('lists people at the issuer by name and role, harmless whatever they are called', async () => {
    const { page, url } = await browser.walk('/api/auth/login');
    expect(url.pathname).toMatch(/^\/oidc-local\/entrar\//);
    expect(page).toContain('Ana Ñancupil');
    expect(page).toContain('Jefatura de división');
    expect(page).toContain('Caro &#60;b&#62;Soto');
    expect(page).toContain('Demostración');
  });

  it('asks who it is every time', async () => {
    await signIn(ana);
    expect((await browser.walk('/api/auth/login')).page).toContain('Ana Ñancupil');
  });

  it.each([
    ['has left', beto],
    ['is unknown', caro],
  ])('opens no session for someone who %s', async (_case, person) => {
    expect(await signIn(person)).toBe('/entrar?motivo=sin_cuenta');
    expect(portal.attempts.at(-1)?.outcome).toBe('sin_cuenta');
    expect(browser.cookie('sid')).toBeUndefined();
    expect((await me()).status).toBe(401);
  });

  it('says that something of ours is away, and logs no RUN', async () => {
    expect(await signIn(dora)).toBe('/entrar?motivo=no_disponible');
    const logged = JSON.stringify(portal.ports.logged);
    expect(logged).toContain('ingreso_fallido');
    expect(logged).not.toContain(dora.run);
  });

  it('ends the session the browser had before', async () => {
    await signIn(ana);
    const before = browser.cookie('sid')?.value ?? '';
    await signIn(ana);
    expect(browser.cookie('sid')?.value).not.toBe(before);
    const answer = await fetch(`${portal.origin}/api/v1/yo`, { headers: { cookie: `sid=${before}` } });
    expect(answer.status).toBe(401);
  });

  it('works in two tabs at once', async () => {
    const [first, second] = [await pick(ana, '/uno'), await pick(ana, '/dos')];
    expect((await browser.request(first.href)).headers.get('location')).toBe('/uno');
    expect((await browser.request(second.href)).headers.get('location')).toBe('/dos');
  });

  it('never leads to another site', async () => {
    expect(await signIn(ana, '//evil.cl')).toBe('/');
  });
});

describe('a return that proves nothing', () => {
  const entrance = (reason: string) => `/entrar?motivo=${reason}`;
  const outcome = async (url: string) => {
    const answer = await browser.request(url);
    expect(answer.headers.getSetCookie().join()).not.toContain('sid=');
    return answer.headers.get('location');
  };

  it('is refused the second time', async () => {
    const callback = await pick(ana);
    await browser.request(callback.href);
    expect(await outcome(callback.href)).toBe(entrance('reintentar'));
  });

  it('is refused with a code used before, under a state of its own', async () => {
    const used = await pick(ana);
    await browser.request(used.href);
    const fresh = await pick(ana);
    fresh.searchParams.set('code', used.searchParams.get('code') ?? '');
    expect(await outcome(fresh.href)).toBe(entrance('reintentar'));
  });

  it('is refused in another browser, and still good in its own', async () => {
    const callback = await pick(ana, '/mio');
    const own = browser;
    browser = portal.browser();
    expect(await outcome(callback.href)).toBe(entrance('reintentar'));
    await browser.walk('/api/auth/login');
    expect(await outcome(callback.href)).toBe(entrance('reintentar'));
    expect((await own.request(callback.href)).headers.get('location')).toBe('/mio');
  });

  it('is refused after ten minutes', async () => {
    const callback = await pick(ana);
    portal.ports.efimero.clock.at += 600_000;
    expect(await outcome(callback.href)).toBe(entrance('reintentar'));
  });

  it.each([
    ['nothing', () => ''],
    ['a code alone', () => '?code=x'],
    ['a state nobody gave out', () => '?code=x&state=y'],
  ])('is refused with %s', async (_case, query) => {
    await browser.walk('/api/auth/login');
    expect(await outcome(`/api/auth/callback${query()}`)).toBe(entrance('reintentar'));
  });

  it('is refused from another issuer', async () => {
    const callback = await pick(ana);
    callback.searchParams.set('iss', 'https://evil.cl');
    expect(await outcome(callback.href)).toBe(entrance('reintentar'));
  });

  it('says so kindly when the person turned back or the issuer failed', async () => {
    for (const [error, reason] of [
      ['access_denied', 'cancelado'],
      ['temporarily_unavailable', 'no_disponible'],
      ['login_required', 'reintentar'],
    ] as const) {
      const { searchParams } = await pick(ana);
      const query = new URLSearchParams({
        error,
        error_description: 'raw library text',
        iss: portal.issuer.issuer,
      });
      query.set('state', searchParams.get('state') ?? '');
      expect(await outcome(`/api/auth/callback?${query}`)).toBe(entrance(reason));
      expect(portal.attempts.at(-1)).toMatchObject({ means: 'claveunica', outcome: reason });
    }
    expect(JSON.stringify(portal.ports.logged)).not.toContain('raw library text');
  });
});

describe('signing out', () => {
  it('ends the session here and at the issuer', async () => {
    await signIn(ana);
    const answer = await browser.post('/api/auth/logout', {});
    const { data } = (await answer.json()) as { data: { url: string } };
    expect(browser.cookie('sid')).toBeUndefined();
    expect((await me()).status).toBe(401);

    const page = await (await browser.request(data.url)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
    const out = await browser.post(action, new URLSearchParams({ xsrf, logout: 'yes' }));
    expect(out.headers.get('location')).toBe(`${portal.origin}/entrar`);
  });

  it('needs no session and no luck', async () => {
    const answer = await browser.post('/api/auth/logout', {});
    expect(answer.status).toBe(200);
  });

  it('is not for other sites to do', async () => {
    await signIn(ana);
    const headers = { 'content-type': 'application/json', origin: 'https://evil.cl' };
    const answer = await browser.request('/api/auth/logout', { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(403);
    expect((await me()).status).toBe(200);
  });
});

it('tells how one may sign in', async () => {
  const answer = await browser.request('/api/auth/opciones');
  expect(await answer.json()).toEqual({
    data: {
      institucion: 'Gobierno Regional de Ñuble',
      embebido: true,
      local: false,
      proveedores: [{ name: 'clave', label: 'ClaveÚnica', means: 'claveunica' }],
    },
  });
});

it('starts exactly 120 sign-ins a minute from one address', async () => {
  const statuses = await Promise.all(
    Array.from({ length: 130 }, async () => (await browser.request('/api/auth/login')).status),
  );
  expect(statuses.filter((status) => status === 302)).toHaveLength(120);
  expect(statuses.filter((status) => status === 429)).toHaveLength(10);
});
