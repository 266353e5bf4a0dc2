import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser } from '../../packages/functions/src/auth/testing/browser.ts';
import type { Fault } from '../../scripts/local/claveunica/faults.ts';
import { people } from './harness/people.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

// The harness keeps the log to what is out of order; here each line counts.
vi.hoisted(() => {
  process.env.POWERTOOLS_LOG_LEVEL = 'INFO';
});

let portal: TestPortal;
let browser: Browser;
const written: unknown[] = [];

beforeAll(async () => {
  for (const name of ['log', 'info', 'warn', 'error'] as const)
    vi.spyOn(console, name).mockImplementation((...line) => void written.push(line));
  portal = await openTestPortal();
});
afterAll(async () => {
  await portal.close();
  vi.restoreAllMocks();
});
beforeEach(() => {
  browser = new Browser(portal.origin);
  portal.claveUnica.fault = 'ninguna';
});

const isCallback = ({ pathname }: URL): boolean => pathname === '/api/auth/callback';
const login = (volver = '/ipr') => `/api/auth/login?via=claveunica&volver=${volver}`;

/** Walks to the double and signs in there; ends where the portal or the bridge sends the browser. */
const enter = async (run: string): Promise<string> => {
  const page = await browser.walk(login());
  const action = /action="([^"]+)"/.exec(page.page)?.[1]?.replaceAll('&#38;', '&');
  if (!action) return page.url.pathname + page.url.search;
  const chosen = await browser.post(action, new URLSearchParams({ run, clave: 'testing' }));
  const { url } = await browser.follow(chosen, page.url, (at) => isCallback(at) || at.pathname === '/entrar');
  if (!isCallback(url)) return url.pathname + url.search;
  return (await browser.request(url.href)).headers.get('location') ?? '';
};

describe('from the portal through issuer and bridge to ClaveÚnica and back', () => {
  it('signs a person of the institution in at the place they wanted', async () => {
    expect(await enter(people.regional)).toBe('/ipr');
    const me = (await (await browser.request('/api/v1/yo')).json()) as {
      data: { usuario: { nombre: string } };
    };
    expect(me.data.usuario.nombre).toMatch(/^Rodrigo/);
  });

  it('is offered beside the people of the demonstration', async () => {
    const answer = await browser.request('/api/auth/opciones');
    expect(await answer.json()).toMatchObject({
      data: { proveedores: [{ name: 'demostracion' }, { name: 'claveunica', means: 'claveunica' }] },
    });
    expect((await browser.walk('/api/auth/login')).page).toContain('/otro');
  });

  it('goes on to ClaveÚnica from the issuer’s page too', async () => {
    const { page, url } = await browser.walk('/api/auth/login');
    const onward = /href="([^"]+\/otro)"/.exec(page)?.[1] ?? '';
    expect((await browser.walk(new URL(onward, url).href)).page).toContain('Esto no es ClaveÚnica');
  });

  it('signs out of all of them, so that the next one is asked who they are', async () => {
    await enter(people.regional);
    const { data } = (await (await browser.post('/api/auth/logout', {})).json()) as { data: { url: string } };
    const page = await (await browser.request(data.url)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const out = await browser.post(
      /action="([^"]+)"/.exec(page)?.[1] ?? '',
      new URLSearchParams({ xsrf, logout: 'yes' }),
    );
    expect(out.headers.get('location')).toBe(`${portal.origin}/oidc/logout`);
    const farewell = await (await browser.request('/oidc/logout')).text();
    const end = /id="cierre" href="([^"]+)"/.exec(farewell)?.[1] ?? '';
    expect((await browser.walk(end, ({ pathname }) => pathname === '/entrar')).url.search).toBe('');
    expect((await browser.walk(login())).url.pathname).toMatch(/^\/claveunica-doble/);
  });
});

describe('each fault ends at the entrance with the reason', () => {
  it.each<[Fault, string]>([
    ['caida', 'no_disponible'],
    ['codigo_vencido', 'reintentar'],
    ['nonce_ajeno', 'reintentar'],
    ['state_ajeno', 'reintentar'],
  ])('%s: %s', async (fault, reason) => {
    portal.claveUnica.fault = fault;
    expect(await enter(people.regional)).toBe(`/entrar?motivo=${reason}`);
  });

  it('numero as text is no fault', async () => {
    portal.claveUnica.fault = 'numero_texto';
    expect(await enter(people.regional)).toBe('/ipr');
  });

  it('somebody unknown leaves the issuer first, with the reason kept', async () => {
    expect(await enter('55555555-5')).toContain('/oidc-local/session/end');
    expect(browser.cookie('salida')?.value).toBe('sin_cuenta');
    const back = await browser.request('/oidc/logout/retorno');
    expect(back.headers.get('location')).toBe(`${portal.origin}/entrar?motivo=sin_cuenta`);
  });

  it('turning back is no failure', async () => {
    const { page, url } = await browser.walk(login());
    const cancel = /href="([^"]+)">Cancelar/.exec(page)?.[1]?.replaceAll('&#38;', '&') ?? '';
    const { url: back } = await browser.follow(await browser.request(cancel), url, isCallback);
    expect((await browser.request(back.href)).headers.get('location')).toBe('/entrar?motivo=cancelado');
  });
});

it('an issuer’s page of another browser takes no answer of ClaveÚnica', async () => {
  const page = await browser.walk(login());
  const action = /action="([^"]+)"/.exec(page.page)?.[1]?.replaceAll('&#38;', '&') ?? '';
  const chosen = await browser.post(action, new URLSearchParams({ run: people.regional, clave: 'testing' }));
  const isBack = ({ pathname }: URL) => pathname === '/oidc-local/idpresponse';
  const { url } = await browser.follow(chosen, page.url, isBack);
  const other = await new Browser(portal.origin).walk(url.href);
  expect(other.page).toContain('El ingreso caducó o no es válido');
});

it('nobody’s RUN is in the log', () => {
  const log = JSON.stringify(written);
  expect(log).toContain('puente_fallido');
  for (const run of [people.regional, '55555555-5', '99999999-9'])
    expect(log).not.toContain(run.slice(0, -2));
});
