import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LocalIssuer, openLocalIssuer } from './local-issuer.ts';

const portalOrigin = 'http://localhost:3333';
const ana = { run: '12345678-5', nombre: 'Ana "Ñ" <Soto>', rol: 'Jefatura' };

let directory: string;
let server: Server;
let issuer: LocalIssuer;

const open = (): LocalIssuer => openLocalIssuer({ directory, portalOrigin, people: () => [ana] });

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'oidc-'));
  issuer = open();
  server = createServer((incoming, response) => void issuer.handle(incoming, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  issuer.close();
  rmSync(directory, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly location: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly csp: string;
  readonly cookies: string;
  readonly body: string;
}

/** Asks under whatever host the test's port has: the issuer must not care. */
const ask = (path: string, headers: Record<string, string> = {}, form?: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const type = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const outgoing = request({
      port,
      host: '127.0.0.1',
      path,
      method: form === undefined ? 'GET' : 'POST',
      headers: { ...type, ...(form && { 'content-length': String(form.length) }), ...headers },
    });
    outgoing.on('error', reject);
    outgoing.on('response', async (response) => {
      resolve({
        status: response.statusCode,
        location: response.headers.location ?? '',
        headers: response.headers,
        csp: String(response.headers['content-security-policy'] ?? ''),
        cookies: (response.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; '),
        body: await text(response),
      });
    });
    outgoing.end(form);
  });

const authorize = (changes: Record<string, string> = {}) => {
  const query = new URLSearchParams({
    client_id: issuer.clientId,
    redirect_uri: `${portalOrigin}/api/auth/callback`,
    response_type: 'code',
    scope: 'openid profile',
    state: 's',
    code_challenge: 'c'.repeat(43),
    code_challenge_method: 'S256',
    ...changes,
  });
  return ask(`/oidc-local/auth?${query}`);
};

/** Begins a sign-in and answers the address and cookies of the page where a person is picked. */
const begin = async () => {
  const { location, cookies } = await authorize();
  return { page: location, cookie: cookies };
};

it('owns what stands under its prefix and nothing else', () => {
  expect(issuer.owns('/oidc-local/auth?x=1')).toBe(true);
  for (const url of ['/', '/oidc-localx/auth', '/api/auth/login', '/oidc-local']) {
    expect(issuer.owns(url)).toBe(false);
  }
});

it('gives its addresses under the origin of the portal, however it was reached', async () => {
  const answer = await ask('/oidc-local/.well-known/openid-configuration', { 'x-forwarded-host': 'evil.cl' });
  const metadata: unknown = JSON.parse(answer.body);
  expect(metadata).toMatchObject({
    issuer: `${portalOrigin}/oidc-local`,
    authorization_endpoint: `${portalOrigin}/oidc-local/auth`,
    token_endpoint: `${portalOrigin}/oidc-local/token`,
    jwks_uri: `${portalOrigin}/oidc-local/jwks`,
    end_session_endpoint: `${portalOrigin}/oidc-local/session/end`,
    id_token_signing_alg_values_supported: ['RS256'],
  });
});

it('signs with the same key after a restart, kept where only its owner reads it', async () => {
  const keys = async () => (await ask('/oidc-local/jwks')).body;
  const [before, secret] = [await keys(), issuer.clientSecret];
  issuer.close();
  issuer = open();
  expect(await keys()).toBe(before);
  expect(issuer.clientSecret).toBe(secret);
  expect(before).not.toContain('"d"');
  expect(statSync(join(directory, 'oidc.sqlite')).mode & 0o077).toBe(0);
});

it('starts and serves without a warning', async () => {
  const warned = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'info'), vi.spyOn(process, 'emitWarning')];
  issuer.close();
  issuer = open();
  await begin();
  for (const spy of warned) expect(spy).not.toHaveBeenCalled();
});

describe('an authorization request', () => {
  it.each([
    ['of another client', { client_id: 'evil' }],
    ['that leads elsewhere', { redirect_uri: 'https://evil.cl/' }],
  ])('%s ends in a page that tells nothing of the library', async (_case, changes) => {
    const answer = await authorize(changes);
    expect(answer.status).toBe(400);
    expect(answer.location).toBe('');
    expect(answer.body).toContain('Vuelva al portal y entre de nuevo');
    expect(answer.body).not.toMatch(/invalid_|redirect_uri/);
  });

  it('without PKCE goes back refused', async () => {
    const { location } = await authorize({ code_challenge: '', code_challenge_method: '' });
    expect(location).toContain('/api/auth/callback?error=invalid_request');
  });
});

describe('the page where a person is picked', () => {
  it('is in Spanish, escapes names and runs nothing', async () => {
    const { page, cookie } = await begin();
    const answer = await ask(page, { cookie });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<html lang="es-CL">');
    expect(answer.body).toContain('Ana &#34;Ñ&#34; &#60;Soto&#62;<span>Jefatura</span>');
    expect(answer.csp).toContain("default-src 'none'");
    expect(answer.csp).not.toContain('script-src');
    expect(answer.headers).toMatchObject({ 'x-frame-options': 'DENY', 'cache-control': 'no-store' });
  });

  it('goes on without asking for consent', async () => {
    const { page, cookie } = await begin();
    const chosen = await ask(page, { cookie, origin: portalOrigin }, `run=${ana.run}`);
    expect(chosen.location).toMatch(`${portalOrigin}/oidc-local/auth/`);
    const resumed = await ask(new URL(chosen.location).pathname, { cookie });
    expect(resumed.location).toMatch(/^http:\/\/localhost:3333\/api\/auth\/callback\?code=/);
  });

  it.each([
    ['somebody unknown', portalOrigin, 'run=44444444-4'],
    ['nobody', portalOrigin, 'x=1'],
    ['somebody for another site', 'https://evil.cl', `run=${ana.run}`],
    ['somebody in an endless form', portalOrigin, `run=${ana.run}&x=${'x'.repeat(2000)}`],
  ])('does not sign in %s', async (_case, origin, form) => {
    const { page, cookie } = await begin();
    const answer = await ask(page, { cookie, origin }, form);
    expect(answer).toMatchObject({ status: 400, location: '' });
  });

  it('is not shown to another browser', async () => {
    const { page } = await begin();
    const answer = await ask(page);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('El ingreso caducó');
  });
});

describe('signing out', () => {
  const end = () => {
    const query = new URLSearchParams({
      client_id: issuer.clientId,
      post_logout_redirect_uri: `${portalOrigin}/entrar`,
    });
    return ask(`/oidc-local/session/end?${query}`);
  };

  it('leads back to the portal also when the issuer has forgotten who it was', async () => {
    const { body, cookies, csp } = await end();
    const script = /<script>(.*?)<\/script>/s.exec(body)?.[1] ?? '';
    expect(csp).toContain(createHash('sha256').update(script).digest('base64'));
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(body)?.[1];
    const action = new URL(/action="([^"]+)"/.exec(body)?.[1] ?? '').pathname;
    const out = await ask(action, { cookie: cookies }, `xsrf=${xsrf}&logout=yes`);
    expect(out.location).toBe(`${portalOrigin}/entrar`);
  });

  it('leads nowhere else', async () => {
    const answer = await ask(
      `/oidc-local/session/end?client_id=${issuer.clientId}&post_logout_redirect_uri=https://evil.cl`,
    );
    expect(answer.status).toBe(400);
  });
});
