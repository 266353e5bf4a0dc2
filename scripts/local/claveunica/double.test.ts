import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ClaveUnicaDouble, openClaveUnicaDouble, type Registration } from './double.ts';

const STATE = 'e'.repeat(43);
const clock = { at: Date.UTC(2026, 10, 23, 12) };

let server: Server;
let double: ClaveUnicaDouble;
let registration: Registration;

beforeAll(async () => {
  server = createServer((request, response) => void double.handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  registration = {
    clientId: 'institucion',
    clientSecret: 'secreto',
    redirectUri: `${origin}/oidc/callback`,
    logoutUri: `${origin}/oidc/logout/retorno`,
  };
  const people = () => [{ run: '21000101-8', nombres: ['Ana <b>'], apellidos: ['Soto'] }];
  double = openClaveUnicaDouble({ origin, registration, people, now: () => clock.at });
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});
beforeEach(() => {
  double.fault = 'ninguna';
});

const query = (changes: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({
    client_id: registration.clientId,
    response_type: 'code',
    scope: 'openid run name',
    redirect_uri: registration.redirectUri,
    state: STATE,
    ...changes,
  });

const authorize = (changes?: Readonly<Record<string, string>>, cookie = '') =>
  fetch(`${double.base}/openid/authorize/?${query(changes)}`, { redirect: 'manual', headers: { cookie } });

const enter = (run: string, clave = 'testing') =>
  fetch(`${double.base}/entrar?${query()}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ run, clave }),
  });

const codeOf = async (run = '44444444-4') => {
  const location = new URL((await enter(run)).headers.get('location') ?? '');
  expect(location.searchParams.get('state')).toBe(STATE);
  return location.searchParams.get('code') ?? '';
};

const redeem = (code: string, changes: Readonly<Record<string, string>> = {}) =>
  fetch(`${double.base}/openid/token/`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: registration.clientId,
      client_secret: registration.clientSecret,
      redirect_uri: registration.redirectUri,
      grant_type: 'authorization_code',
      code,
      state: STATE,
      ...changes,
    }),
  });

describe('an authorization request', () => {
  it.each([
    ['another scope', { scope: 'openid run name email' }],
    ['the scope in another order', { scope: 'openid name run' }],
    ['a short state', { state: 'abc' }],
    ['another client', { client_id: 'otra' }],
    ['another address', { redirect_uri: 'https://evil.cl/' }],
    ['another response', { response_type: 'token' }],
  ])('with %s is refused in a page, and led nowhere', async (_case, changes) => {
    const answer = await authorize(changes);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
    expect(await answer.text()).toContain('Esto no es ClaveÚnica');
  });

  it('in order shows who may sign in, harmless whatever they are called', async () => {
    const page = await (await authorize()).text();
    expect(page).toContain('21.000.101-8');
    expect(page).toContain('Ana &#60;b&#62; Soto');
  });
});

it.each(['44.444.444-4', '555555555', '88888888-8', '99999999-9', '21000101-8'])(
  'lets %s in with the password of the test environment',
  async (run) => {
    expect(await codeOf(run)).toMatch(/^[\da-f]{32}$/);
  },
);

it.each([
  ['44444444-4', 'otra'],
  ['44444444-5', 'testing'],
  ['11111111-1', 'testing'],
  ['<script>', 'testing'],
])('does not let %s in with %s', async (run, clave) => {
  const answer = await enter(run, clave);
  expect(answer.status).toBe(401);
  const page = await answer.text();
  expect(page).toContain('role="alert"');
  expect(page).not.toContain('<script>');
});

it('knows for one minute who signed in, unless they left', async () => {
  const cookie = (await enter('44444444-4')).headers.get('set-cookie')?.split(';')[0] ?? '';
  expect((await authorize({}, cookie)).status).toBe(302);
  const out = await fetch(`${double.base}/api/v1/accounts/app/logout?redirect=${registration.logoutUri}`, {
    redirect: 'manual',
    headers: { cookie },
  });
  expect(out.headers.get('location')).toBe(registration.logoutUri);
  expect((await authorize({}, cookie)).status).toBe(200);
  const again = (await enter('44444444-4')).headers.get('set-cookie')?.split(';')[0] ?? '';
  clock.at += 60_000;
  expect((await authorize({}, again)).status).toBe(200);
});

it('signs out to no address but the registered one', async () => {
  const out = await fetch(`${double.base}/api/v1/accounts/app/logout?redirect=https://evil.cl`, {
    redirect: 'manual',
  });
  expect(out.status).toBe(400);
});

describe('the token endpoint', () => {
  it('answers as the manual shows', async () => {
    const answer = await redeem(await codeOf());
    expect(await answer.json()).toEqual({
      access_token: expect.stringMatching(/^[\da-f]{32}$/),
      token_type: 'bearer',
      expires_in: 3600,
      id_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    });
  });

  it('takes a code once, for five minutes', async () => {
    const code = await codeOf();
    expect((await redeem(code)).status).toBe(200);
    expect((await redeem(code)).status).toBe(400);
    const late = await codeOf();
    clock.at += 5 * 60_000;
    expect((await redeem(late)).status).toBe(400);
  });

  it.each([
    ['without its state', { state: '' }, 400],
    ['with another state', { state: 'x'.repeat(43) }, 400],
    ['with another address', { redirect_uri: 'https://evil.cl/' }, 400],
    ['with another grant', { grant_type: 'refresh_token' }, 400],
    ['with another secret', { client_secret: 'x' }, 401],
  ])('refuses a code %s', async (_case, changes, status) => {
    expect((await redeem(await codeOf(), changes)).status).toBe(status);
  });
});

describe('userinfo', () => {
  const userinfo = async (init: RequestInit = {}) => {
    const { access_token } = (await (await redeem(await codeOf())).json()) as { access_token: string };
    const headers = { authorization: `Bearer ${access_token}` };
    return fetch(`${double.base}/openid/userinfo/`, { method: 'POST', headers, ...init });
  };

  it('answers as the manual shows', async () => {
    expect(await (await userinfo()).json()).toEqual({
      sub: expect.stringMatching(/^\d+$/),
      RolUnico: { numero: 44444444, DV: '4', tipo: 'RUN' },
      name: { nombres: ['María', 'Carmen'], apellidos: ['Del Río', 'González'] },
    });
  });

  it('is posted, with a token', async () => {
    expect((await userinfo({ method: 'GET' })).status).toBe(405);
    expect((await userinfo({ headers: {} })).status).toBe(401);
  });

  it('gives numero as text, or somebody else, when told to', async () => {
    double.fault = 'numero_texto';
    expect(await (await userinfo()).json()).toMatchObject({ RolUnico: { numero: '44444444' } });
    double.fault = 'run_desconocido';
    expect(await (await userinfo()).json()).toMatchObject({ RolUnico: { numero: 99999999, DV: '9' } });
  });
});

it('answers 503 to everything while it is down, and 404 where nothing is', async () => {
  expect((await fetch(`${double.base}/otra`)).status).toBe(404);
  double.fault = 'caida';
  expect((await authorize()).status).toBe(503);
  expect((await redeem('x')).status).toBe(503);
});
