import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../../../scripts/local/claveunica/faults.ts';
import type { Browser } from '../auth/testing/browser.ts';
import { publicRoutes } from '../http/public-routes.ts';
import { CLIENT, openTestBridge, POOL, POOL_STATE, type TestBridge } from './testing/bridge.ts';
import { authorizeUrl, enter, redeem } from './testing/walk.ts';

let bridge: TestBridge;
let browser: Browser;

beforeAll(async () => {
  bridge = await openTestBridge();
});
afterAll(() => bridge.close());
beforeEach(() => {
  browser = bridge.browser();
  bridge.double.fault = 'ninguna';
  bridge.asked.length = 0;
  // Every test in a minute of its own, and past the single sign-on of the one before.
  bridge.ports.efimero.clock.at += 120_000;
});

const json = async (answer: Response) => (await answer.json()) as Record<string, string>;

describe('to the pool it is an ordinary issuer', () => {
  it('gives its addresses and keys, without the private half', async () => {
    const metadata = await json(await browser.request('/oidc/.well-known/openid-configuration'));
    const issuer = `${bridge.origin}/oidc`;
    expect(metadata).toMatchObject({ issuer, token_endpoint: `${issuer}/token` });
    const answer = await browser.request('/oidc/jwks.json');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    const { keys } = (await answer.json()) as JSONWebKeySet;
    expect(keys[0]).toMatchObject({ kty: 'RSA', use: 'sig', alg: 'RS256' });
    expect(keys[0]).not.toHaveProperty('d');
  });

  it('answers a signed token with flat claims, and the same to its access token', async () => {
    const { url } = await enter(bridge, browser, '44.444.444-4');
    expect(url.searchParams.get('state')).toBe(POOL_STATE);
    const tokens = await json(await redeem(browser, url));
    const { keys } = (await (await browser.request('/oidc/jwks.json')).json()) as JSONWebKeySet;
    const { payload } = await jwtVerify(tokens.id_token ?? '', createLocalJWKSet({ keys }), {
      issuer: `${bridge.origin}/oidc`,
      audience: CLIENT.id,
      currentDate: new Date(bridge.ports.now()),
    });
    expect(payload).toMatchObject({
      nonce: 'nonce-del-pool',
      run: '44444444-4',
      given_name: 'María Carmen',
      family_name: 'Del Río González',
    });
    expect(payload.sub).not.toContain('44444444');
    expect((tokens.id_token ?? '').length).toBeLessThan(4096);
    const bearer = { authorization: `Bearer ${tokens.access_token}` };
    const shown = await json(await browser.request('/oidc/userinfo', { headers: bearer }));
    expect(shown.sub).toBe(payload.sub);
    expect(Object.values(shown).every((value) => typeof value === 'string')).toBe(true);
  });

  it('knows the same person by the same `sub`, and others by others', async () => {
    const subjects = [];
    for (const run of ['44444444-4', '44444444-4', '55555555-5']) {
      const { url } = await enter(bridge, bridge.browser(), run);
      const tokens = await json(await redeem(browser, url));
      const bearer = { authorization: `Bearer ${tokens.access_token}` };
      subjects.push((await json(await browser.request('/oidc/userinfo', { headers: bearer }))).sub);
    }
    expect(subjects[0]).toBe(subjects[1]);
    expect(subjects[0]).not.toBe(subjects[2]);
  });

  it.each([
    ['client_id', 'otro'],
    ['redirect_uri', 'https://evil.cl/'],
    ['response_type', 'token'],
    ['state', ''],
  ])('sends a request with another %s nowhere but to the portal', async (name, value) => {
    const answer = await browser.request(authorizeUrl({ [name]: value }));
    expect(answer.headers.get('location')).toBe(`${bridge.origin}/entrar?motivo=reintentar`);
    expect(bridge.asked).toEqual([]);
  });

  it.each([
    ['another secret', { client_secret: 'x' }, 401, 'invalid_client'],
    ['another client', { client_id: 'x' }, 401, 'invalid_client'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['another address', { redirect_uri: 'https://evil.cl/' }, 400, 'invalid_grant'],
    ['no code of ours', { code: 'x' }, 400, 'invalid_grant'],
  ])('redeems nothing with %s', async (_case, changes, status, error) => {
    const { url } = await enter(bridge, browser, '44444444-4');
    const answer = await redeem(browser, url, changes);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error });
  });

  it('redeems a code once, within a minute', async () => {
    const first = await enter(bridge, browser, '44444444-4');
    expect((await redeem(browser, first.url)).status).toBe(200);
    expect((await redeem(browser, first.url)).status).toBe(400);
    const late = await enter(bridge, bridge.browser(), '44444444-4');
    bridge.ports.efimero.clock.at += 60_000;
    expect((await redeem(browser, late.url)).status).toBe(400);
  });

  it('shows nobody to whoever has no access token', async () => {
    for (const authorization of ['', 'Bearer x', 'Basic x']) {
      const answer = await browser.request('/oidc/userinfo', { headers: { authorization } });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    }
  });

  it('counts every step of an address, up to 480 a minute', async () => {
    const answer = await browser.request('/oidc/jwks.json');
    expect(answer.headers.get('x-ratelimit-limit')).toBe('480');
  });

  it('answers its reviewed routes and no other', async () => {
    const own = [...publicRoutes.keys()].filter((route) => route.includes(' /oidc/'));
    expect(own).toHaveLength(8);
    for (const route of own) {
      const [method = '', path = ''] = route.split(' ');
      expect((await browser.request(path, { method })).status, route).not.toBe(404);
      const other = method === 'GET' ? 'POST' : 'GET';
      expect((await browser.request(path, { method: other })).status, `${other} ${path}`).toBe(404);
    }
    expect((await browser.request('/oidc/otra')).status).toBe(404);
  });
});

describe('to ClaveÚnica it is the client of its manual', () => {
  it('asks with exactly its scope, a random state of 30 characters and no more', async () => {
    const states = [];
    for (const _turn of [1, 2]) {
      const answer = await browser.request(authorizeUrl());
      const url = new URL(answer.headers.get('location') ?? '');
      expect(url.pathname).toMatch(/\/openid\/authorize\/$/);
      expect(url.searchParams.get('scope')).toBe('openid run name');
      expect(url.searchParams.get('redirect_uri')).toBe(`${bridge.origin}/oidc/callback`);
      states.push(url.searchParams.get('state') ?? '');
    }
    expect(states[0]).toHaveLength(43);
    expect(states[0]).not.toBe(states[1]);
  });

  it('posts the code with its state, and posts for userinfo', async () => {
    await enter(bridge, browser, '44444444-4');
    const posts = bridge.asked.filter(({ method }) => method === 'POST');
    expect(posts.map(({ url }) => new URL(url).pathname.slice(-10))).toEqual(['nid/token/', '/userinfo/']);
    const form = new URLSearchParams(posts[0]?.body);
    expect([...form.keys()]).toEqual([
      'client_id',
      'client_secret',
      'redirect_uri',
      'grant_type',
      'code',
      'state',
    ]);
    expect(form.get('state')).toHaveLength(43);
    expect(form.get('code')).toMatch(/^[\da-f]{32}$/);
  });

  it('takes numero as text too', async () => {
    bridge.double.fault = 'numero_texto';
    const { url } = await enter(bridge, browser, '44444444-4');
    expect((await redeem(browser, url)).status).toBe(200);
  });

  it('is let in again within the minute without asking who it is', async () => {
    await enter(bridge, browser, '44444444-4');
    const again = await browser.walk(authorizeUrl(), ({ origin }) => origin === new URL(POOL).origin);
    expect(again.url.searchParams.get('code')).toBeTruthy();
    bridge.ports.efimero.clock.at += 60_000;
    expect((await browser.walk(authorizeUrl())).page).toContain('Ingrese con su RUN');
  });

  it('takes each answer once, for ten minutes', async () => {
    const { callback } = await enter(bridge, browser, '44444444-4');
    const entrance = `${bridge.origin}/entrar?motivo=reintentar`;
    expect((await browser.request(callback.href)).headers.get('location')).toBe(entrance);
    const login = await bridge.browser().walk(authorizeUrl());
    bridge.ports.efimero.clock.at += 600_000;
    const state = login.url.searchParams.get('state');
    const late = await browser.request(`/oidc/callback?code=${'a'.repeat(32)}&state=${state}`);
    expect(late.headers.get('location')).toBe(entrance);
  });
});

describe('each fault goes back to the pool as what it means', () => {
  it.each<[Fault, string]>([
    ['codigo_vencido', 'login_required'],
    ['nonce_ajeno', 'login_required'],
  ])('%s is %s', async (fault, error) => {
    bridge.double.fault = fault;
    const { url } = await enter(bridge, browser, '44444444-4');
    expect(url.searchParams.get('error')).toBe(error);
    expect(url.searchParams.get('state')).toBe(POOL_STATE);
  });

  it('waits for ClaveÚnica no longer than it is held to take', async () => {
    const impatient = await openTestBridge({ timeoutMs: 200 });
    try {
      impatient.double.fault = 'lenta';
      const { url } = await enter(impatient, impatient.browser(), '44444444-4');
      expect(url.searchParams.get('error')).toBe('temporarily_unavailable');
      expect(JSON.stringify(impatient.ports.logged)).toContain('token_sin_respuesta');
    } finally {
      await impatient.close();
    }
  });

  it('sends nobody to a ClaveÚnica that is away', async () => {
    bridge.double.fault = 'caida';
    const answer = await browser.request(authorizeUrl());
    expect(answer.headers.get('location')).toBe(`${POOL}?error=temporarily_unavailable&state=${POOL_STATE}`);
  });

  it('says so when it goes away in the middle', async () => {
    const login = await browser.walk(authorizeUrl());
    const chosen = await browser.post(
      new URL(`${new URL(bridge.double.base).pathname}/entrar${login.url.search}`, bridge.origin).href,
      new URLSearchParams({ run: '44444444-4', clave: 'testing' }),
    );
    bridge.double.fault = 'caida';
    const back = await browser.request(chosen.headers.get('location') ?? '');
    expect(back.headers.get('location')).toContain('error=temporarily_unavailable');
  });

  it('a state that is not ours leads to the portal', async () => {
    bridge.double.fault = 'state_ajeno';
    const { url } = await enter(bridge, browser, '44444444-4');
    expect(url.href).toBe(`${bridge.origin}/entrar?motivo=reintentar`);
  });

  it.each([
    ['the person turns back', '?error=access_denied', 'access_denied'],
    ['nothing comes', '?', 'access_denied'],
    ['ClaveÚnica fails', '?error=server_error', 'temporarily_unavailable'],
  ])('when %s', async (_case, query, error) => {
    const login = await browser.walk(authorizeUrl());
    const state = login.url.searchParams.get('state');
    const answer = await browser.request(`/oidc/callback${query}&state=${state}`);
    expect(answer.headers.get('location')).toContain(`error=${error}`);
  });

  it('tells a registration that is not accepted from a person who is not', async () => {
    const foreign = await openTestBridge({}, 'otro-secreto');
    try {
      const { url } = await enter(foreign, foreign.browser(), '44444444-4');
      expect(url.searchParams.get('error')).toBe('temporarily_unavailable');
      expect(JSON.stringify(foreign.ports.logged)).toContain('token_credenciales_rechazadas');
    } finally {
      await foreign.close();
    }
  });

  it('does without the ID token where ClaveÚnica is held to send none', async () => {
    const lenient = await openTestBridge({ idToken: 'ignorado' });
    try {
      lenient.double.fault = 'nonce_ajeno';
      const { url } = await enter(lenient, lenient.browser(), '44444444-4');
      expect(url.searchParams.get('code')).toBeTruthy();
    } finally {
      await lenient.close();
    }
  });
});

it('writes nobody’s RUN, name, code or state to the log', async () => {
  for (const fault of ['ninguna', 'nonce_ajeno', 'codigo_vencido', 'run_desconocido'] as const) {
    bridge.double.fault = fault;
    await enter(bridge, bridge.browser(), '44444444-4');
  }
  const logged = JSON.stringify(bridge.ports.logged);
  expect(logged).toContain('puente_fallido');
  expect(logged).not.toMatch(/4{7}|9{7}|María|pool-state|[\da-f]{32}/);
});
