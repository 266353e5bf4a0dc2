import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SignInProvider } from './config.ts';
import { createIdentityProvider } from './identity-provider.ts';
import { institutionalProvider } from './institutional.ts';
import type { Browser } from './testing/browser.ts';
import { createFakeIssuer, type FakeIssuer } from './testing/fake-issuer.ts';
import { ana, caro, openPortal, type TestPortal } from './testing/portal.ts';

const signOutAt = 'https://portal.test/oidc/logout';

let issuer: FakeIssuer;
let portal: TestPortal;
let browser: Browser;

beforeAll(async () => {
  issuer = await createFakeIssuer('portal');
  const own: SignInProvider = {
    label: 'Cuenta institucional',
    means: 'institucional',
    provider: createIdentityProvider({
      issuer: issuer.issuer,
      clientId: 'portal',
      clientSecret: () => 'secret',
      fetch: issuer.fetch,
    }),
    runClaims: ['rut'],
  };
  const onward: SignInProvider = { ...own, label: 'Con salida', signOutAt };
  portal = await openPortal({
    providers: [
      ['institucional', own],
      ['con-salida', onward],
      ['propia', { ...own, means: 'local' }],
    ],
  });
});
afterAll(() => portal.close());
beforeEach(() => {
  browser = portal.browser();
  portal.ports.efimero.clock.at += 60_000;
});

const leave = (via: string) => browser.request(`/api/auth/login?volver=/ipr&via=${via}`);

/** Signs in at the fake issuer as whoever a RUN belongs to. */
const enter = async (via: string, run: string): Promise<string> => {
  const left = new URL((await leave(via)).headers.get('location') ?? '');
  expect(left.href).toContain(issuer.issuer);
  const nonce = left.searchParams.get('nonce') ?? '';
  issuer.token.answer = async () =>
    Response.json({
      access_token: 'a',
      token_type: 'Bearer',
      id_token: await issuer.sign({ ...issuer.claims(), 'custom:run': caro.run, rut: run, nonce }),
    });
  const back = await browser.request(`/api/auth/callback?code=c&state=${left.searchParams.get('state')}`);
  return back.headers.get('location') ?? '';
};

it('offers what is set up and the institution allows', async () => {
  const { data } = (await (await browser.request('/api/auth/opciones')).json()) as {
    data: { proveedores: unknown };
  };
  expect(data.proveedores).toEqual([
    { name: 'clave', label: 'ClaveÚnica', means: 'claveunica' },
    { name: 'institucional', label: 'Cuenta institucional', means: 'institucional' },
    { name: 'con-salida', label: 'Con salida', means: 'institucional' },
  ]);
});

it.each(['propia', 'nada'])('starts nothing by %s, which is not offered', async (via) => {
  expect((await leave(via)).headers.get('location')).toBe('/entrar?motivo=reintentar');
});

describe('with an issuer of its own, the same code', () => {
  it('reads the RUN where that issuer puts it, and the log says how', async () => {
    expect(await enter('institucional', ana.run)).toBe('/ipr');
    expect(portal.attempts.at(-1)).toMatchObject({ means: 'institucional', outcome: 'ok', user: 'ana' });
  });

  it('takes no code of a sign-in that left for another issuer', async () => {
    const left = new URL((await leave('clave')).headers.get('location') ?? '', portal.origin);
    const back = await browser.request(`/api/auth/callback?code=c&state=${left.searchParams.get('state')}`);
    expect(back.headers.get('location')).toBe('/entrar?motivo=reintentar');
  });

  it('tells somebody unknown at once', async () => {
    expect(await enter('institucional', caro.run)).toBe('/entrar?motivo=sin_cuenta');
  });
});

describe('with a session further on', () => {
  const out = async () => {
    const answer = await browser.post('/api/auth/logout', {});
    return ((await answer.json()) as { data: { url: string } }).data.url;
  };

  it('signs somebody unknown out of it first, and remembers why', async () => {
    expect(await enter('con-salida', caro.run)).toBe(signOutAt);
    expect(browser.cookie('salida')?.value).toBe('sin_cuenta');
    expect(browser.cookie('sid')).toBeUndefined();
  });

  it('signs out of it also when the portal’s own session is over', async () => {
    await enter('con-salida', ana.run);
    portal.ports.efimero.clock.at += 12 * 3_600_000;
    expect(await out()).toBe(signOutAt);
    expect(await out()).toBe(`${portal.origin}/entrar`);
  });
});

describe('the settings of an institution’s issuer', () => {
  const settings = {
    INSTITUTIONAL_OIDC_ISSUER: 'https://issuer.test',
    INSTITUTIONAL_OIDC_CLIENT_ID: 'portal',
    INSTITUTIONAL_OIDC_CLIENT_SECRET: 'secret',
  };

  it('are all there, or none', () => {
    expect(institutionalProvider({})).toBeUndefined();
    expect(institutionalProvider(settings)).toMatchObject({ means: 'institucional', runClaims: ['run'] });
    for (const name of Object.keys(settings))
      expect(() => institutionalProvider({ ...settings, [name]: '' })).toThrow('go together');
  });

  it('may name it and the claim that carries the RUN', () => {
    const named = { ...settings, INSTITUTIONAL_OIDC_LABEL: 'Mi GORE', INSTITUTIONAL_OIDC_RUN_CLAIM: 'rut' };
    expect(institutionalProvider(named)).toMatchObject({ label: 'Mi GORE', runClaims: ['rut'] });
  });
});
