import { hash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Browser } from '../auth/testing/browser.ts';
import { openTestBridge, type TestBridge } from './testing/bridge.ts';
import { authorizeUrl, enter } from './testing/walk.ts';

let bridge: TestBridge;
let browser: Browser;

beforeAll(async () => {
  bridge = await openTestBridge();
});
afterAll(() => bridge.close());
beforeEach(() => {
  browser = bridge.browser();
  bridge.double.fault = 'ninguna';
  bridge.ports.efimero.clock.at += 120_000;
});

const unescaped = (text: string) => text.replaceAll('&amp;', '&');
const linkIn = (page: string, id: string) =>
  unescaped(new RegExp(`id="${id}" href="([^"]+)"`).exec(page)?.[1] ?? '');

it('sends the browser to end ClaveÚnica’s session, and from there to the entrance', async () => {
  await enter(bridge, browser, '44444444-4');
  const page = await (await browser.request('/oidc/logout')).text();
  expect(page).toContain('Cerrando su sesión de ClaveÚnica');
  const out = await browser.request(linkIn(page, 'cierre'));
  expect(out.headers.get('location')).toBe(`${bridge.origin}/oidc/logout/retorno`);
  const back = await browser.request(out.headers.get('location') ?? '');
  expect(back.headers.get('location')).toBe(`${bridge.origin}/entrar`);
  expect((await browser.walk(authorizeUrl())).page).toContain('Ingrese con su RUN');
});

it('goes on by itself when ClaveÚnica answers 204', async () => {
  await enter(bridge, browser, '44444444-4');
  bridge.double.fault = 'salida_204';
  const page = await (await browser.request('/oidc/logout')).text();
  expect((await browser.request(linkIn(page, 'cierre'))).status).toBe(204);
  expect(linkIn(page, 'retorno')).toBe(`${bridge.origin}/oidc/logout/retorno`);
  expect(page).toMatch(/setTimeout\(.*retorno.*1500\)/);
  expect((await browser.walk(authorizeUrl())).page).toContain('Ingrese con su RUN');
});

it('may run its own script and style and nothing else', async () => {
  const answer = await browser.request('/oidc/logout');
  const csp = answer.headers.get('content-security-policy') ?? '';
  const page = await answer.text();
  for (const tag of ['script', 'style']) {
    const inline = new RegExp(`<${tag}>(.*)</${tag}>`, 's').exec(page)?.[1] ?? '';
    expect(csp).toContain(hash('sha256', inline, 'base64'));
  }
  expect(csp).toContain("default-src 'none'");
  expect(csp).not.toContain('unsafe');
});

it('tells somebody unknown why, and remembers it for the entrance once', async () => {
  const headers = { cookie: 'salida=sin_cuenta' };
  const answer = await fetch(`${bridge.origin}/oidc/logout`, { headers });
  expect(await answer.text()).toContain('Su RUN no tiene una cuenta en este portal');
  const back = await fetch(`${bridge.origin}/oidc/logout/retorno`, { headers, redirect: 'manual' });
  expect(back.headers.get('location')).toBe(`${bridge.origin}/entrar?motivo=sin_cuenta`);
  expect(back.headers.get('set-cookie')).toContain('salida=; Max-Age=0');
});

it('takes no other word from the cookie', async () => {
  const headers = { cookie: 'salida=https://evil.cl' };
  const back = await fetch(`${bridge.origin}/oidc/logout/retorno`, { headers, redirect: 'manual' });
  expect(back.headers.get('location')).toBe(`${bridge.origin}/entrar`);
});
