import { gunzipSync } from 'node:zlib';
import { apiHeaders, fileHeaders, securityHeaders } from '@gore/functions/http/security-headers.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, type PortalClient, signIn } from '../../scripts/client/session.ts';
import { type ErrorAnswer, firstRow, refusal } from './harness/answers.ts';
import { people } from './harness/people.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';
import { type RawAnswer, type RawRequest, raw } from './harness/raw.ts';

let portal: TestPortal;
let admin: PortalClient;

beforeAll(async () => {
  portal = await openTestPortal();
  admin = await portal.as('sistema');
});
afterAll(() => portal.close());

const errorOf = ({ body }: RawAnswer) => (JSON.parse(body.toString()) as ErrorAnswer).error;
const envelope = {
  code: expect.stringMatching(/^[A-Z_]+$/),
  message: expect.stringMatching(/\.$/),
  details: expect.any(Array),
  requestId: expect.stringMatching(/^[\w-]{8,}$/),
};

describe('without a session', () => {
  /** Reviewed: whoever adds to this list answers for what a stranger then sees. */
  const open = [
    'GET /health',
    'GET /ready',
    'GET /api/auth/opciones',
    'GET /api/auth/login',
    'GET /api/auth/callback',
    'POST /api/auth/logout',
  ];
  const sent = (method: string) =>
    method === 'GET'
      ? {}
      : { body: '{}', headers: { origin: portal.origin, 'content-type': 'application/json' } };

  it('every operation of the published API is refused', async () => {
    const { paths } = await admin.json<{ paths: Record<string, Record<string, unknown>> }>(
      'GET',
      '/api/v1/openapi.json',
    );
    const operations = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item)
        .filter((method) => ['get', 'post', 'patch', 'put', 'delete'].includes(method))
        .map((method) => ({ method: method.toUpperCase(), path: path.replaceAll(/\{\w+\}/g, 'x') })),
    );
    expect(operations.length).toBeGreaterThan(60);
    for (const [at, { method, path }] of operations.entries()) {
      if (open.includes(`${method} ${path}`)) continue;
      const from = `127.0.2.${1 + Math.floor(at / 90)}`;
      const answer = await raw(portal.origin, path, { method, from, ...sent(method) });
      expect(answer.status, `${method} ${path}`).toBe(401);
      expect(errorOf(answer), `${method} ${path}`).toEqual({ ...envelope, code: 'SIN_SESION' });
    }
  });

  it.each(open)('%s answers', async (route) => {
    const [method = '', path = ''] = route.split(' ');
    const answer = await raw(portal.origin, path, { method, from: '127.0.3.1', ...sent(method) });
    expect(answer.status).toBeLessThan(400);
  });

  it('a session ends for every tab when the person leaves', async () => {
    const session = await signIn(portal.origin, people.inspectorDit);
    const otherTab = clientOf(portal.origin, session.cookie);
    expect((await otherTab.send('GET', '/api/v1/yo')).status).toBe(200);
    const { data } = await session.json<{ data: { url: string } }>('POST', '/api/auth/logout');
    expect(data.url).toMatch(/^http/);
    expect(await refusal(otherTab, 'GET', '/api/v1/yo')).toMatchObject({ status: 401, code: 'SIN_SESION' });
  });
});

it('/health says so, exactly, and asks nobody', async () => {
  const answer = await raw(portal.origin, '/health');
  expect(answer.body.toString()).toBe('{"status":"healthy","service":"gore-os"}');
});

describe('a request that makes no sense', () => {
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    raw(portal.origin, path, {
      method: 'POST',
      body,
      headers: {
        cookie: admin.cookie,
        origin: portal.origin,
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        ...headers,
      },
    });

  it.each<[string, string, number, string]>([
    ['broken JSON', '{"values":', 400, 'SOLICITUD_MALFORMADA'],
    ['a list', '[]', 400, 'SOLICITUD_MALFORMADA'],
    ['a text', '"hola"', 400, 'SOLICITUD_MALFORMADA'],
    ['nothing', '', 400, 'SOLICITUD_MALFORMADA'],
    ['values that are a list', '{"values":[1]}', 400, 'SOLICITUD_MALFORMADA'],
    ['a character no database takes', '{"values":{"nombre":"a\\u0000b"}}', 400, 'SOLICITUD_MALFORMADA'],
    ['the same in a name', '{"values":{"a\\u0000":1}}', 400, 'SOLICITUD_MALFORMADA'],
    ['more than a megabyte', `{"values":{"nombre":"${'x'.repeat(1_100_000)}"}}`, 413, 'DEMASIADO_GRANDE'],
  ])('%s is refused', async (_what, body, status, code) => {
    const answer = await post('/api/v1/ipr', body);
    expect(answer.status).toBe(status);
    expect(errorOf(answer)).toEqual({ ...envelope, code });
  });

  it('more than the gateway takes is refused before it is read', async () => {
    expect((await post('/api/v1/ipr', 'x'.repeat(11_000_000)).catch(() => ({ status: 413 }))).status).toBe(
      413,
    );
  });

  it('unknown and mistyped fields are named, all of them, in words', async () => {
    const answer = await refusal(admin, 'POST', '/api/v1/ipr', {
      values: { nombre: 7, inventado: 1, montoIniciativa: '12', anioPresupuestario: 1200, avanceFisico: 3 },
    });
    expect(answer).toMatchObject({ status: 422, code: 'DATOS_INVALIDOS' });
    expect(new Map(answer.details.map(({ field, message }) => [field, message]))).toEqual(
      new Map([
        ['nombre', 'Debe ser un texto.'],
        ['inventado', 'Este dato no existe o no se puede escribir.'],
        ['montoIniciativa', 'Debe ser un número.'],
        ['anioPresupuestario', 'El mínimo es 1990.'],
        ['avanceFisico', 'Este dato no existe o no se puede escribir.'],
      ]),
    );
  });

  it.each([
    '/api/v1/ipr?cursor=zzz',
    '/api/v1/ipr?limite=0',
    '/api/v1/ipr?limite=abc',
    '/api/v1/ipr?limite=201',
    '/api/v1/ipr?orden=inventado',
    '/api/v1/ipr?columnas=inventada',
    '/api/v1/ipr?inventado=1',
    '/api/v1/ipr?montoIniciativa.min=mucho',
    '/api/v1/ipr?fechaTermino.min=31-12-2026',
    '/api/v1/ipr?fechaTermino.min=0000-01-01',
    '/api/v1/ipr?filtro=inventado',
    '/api/v1/ipr?q=%00',
    '/api/v1/ipr?bip=a%00b',
    '/api/v1/importaciones/x/filas?veredicto=quizas',
  ])('%s is refused with the reason', async (path) => {
    const { status, ...error } = await refusal(admin, 'GET', path);
    expect([400, 404]).toContain(status);
    expect(error).toEqual(envelope);
  });

  it.each([
    ['a module nobody declared', '/api/v1/inventado'],
    ['a record that is not there', '/api/v1/ipr/inventada'],
    ['an id longer than any key', `/api/v1/ipr/${'a'.repeat(3000)}`],
    ['a name every object has', '/api/v1/__proto__'],
  ])('%s is not found', async (_what, path) => {
    expect(await refusal(admin, 'GET', path)).toMatchObject({ status: 404, code: 'NO_ENCONTRADO' });
  });

  it.each([
    '/api/v1/ipr/%zz',
    '/api/v1/%c0%ae',
    '/%',
    '//api//v1',
    '/api/v1/../../etc/passwd',
    '/api/v1/ipr/%2e%2e%2fyo',
  ])('the target %s fails nothing', async (target) => {
    const answer = await raw(portal.origin, target, { headers: { cookie: admin.cookie } });
    expect(answer.status).toBeLessThan(500);
  });

  it('a change needs a version, and a verb that the module has', async () => {
    const { id } = await firstRow(admin, 'ipr');
    expect(await refusal(admin, 'PATCH', `/api/v1/ipr/${id}`, { changes: {} })).toMatchObject({
      status: 400,
    });
    expect(await refusal(admin, 'POST', `/api/v1/ipr/${id}/constructor`, { version: 1 })).toMatchObject({
      status: 404,
    });
  });

  it('a command from another site is refused', async () => {
    const answer = await post('/api/v1/ipr', '{}', { origin: 'https://otra.cl' });
    expect(answer.status).toBe(403);
    expect(errorOf(answer).code).toBe('ORIGEN_AJENO');
  });
});

describe('what every answer carries', () => {
  it.each(['/health', '/api/v1/yo', '/api/v1/ipr', '/api/v1/nada', '/api/auth/opciones'])(
    '%s',
    async (path) => {
      const { headers } = await raw(portal.origin, path, { headers: { cookie: admin.cookie } });
      expect(headers).toMatchObject(apiHeaders);
      expect(headers['strict-transport-security']).toMatch(/max-age=31536000/);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );

  it.each<[string, string, number, RawRequest]>([
    ['what the gateway cannot read', '/api/v1/%zz', 400, {}],
    ['a body too long for it', '/api/v1/ipr', 413, { method: 'POST', body: 'x'.repeat(11_000_000) }],
    ['a command from elsewhere', '/api/v1/ipr', 403, { method: 'POST', body: '{}' }],
    ['nobody', '/api/v1/ipr', 401, {}],
    ['a path that is none of ours', '/nada', 404, {}],
    ['another name of this machine', '/ipr', 308, { headers: { host: '127.0.0.1:1' } }],
  ])('an answer to %s', async (_case, path, status, request) => {
    const answer = await raw(portal.origin, path, { from: '127.0.7.1', ...request });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(apiHeaders);
  });

  it('a file, whether it is there or not', async () => {
    const { status, headers } = await raw(portal.origin, '/gore-archivos/nuble/nada.pdf');
    expect(status).toBe(403);
    expect(headers).toMatchObject(fileHeaders);
  });

  it('the page of the embedded cloud and the one to sign in, under policies of their own', async () => {
    const { 'content-security-policy': _, ...rest } = securityHeaders('');
    const login = await raw(portal.origin, '/oidc-local/nada');
    for (const { headers } of [await raw(portal.origin, '/dev'), login]) {
      expect(headers).toMatchObject(rest);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
    }
  });

  it('a cookie that no script reads and no other site sends', async () => {
    const start = await raw(portal.origin, '/api/auth/login');
    expect(start.headers['set-cookie']?.join()).toMatch(/HttpOnly.*SameSite=Lax/i);
  });

  it('compression, for what is longer than a kilobyte', async () => {
    const headers = { cookie: admin.cookie, 'accept-encoding': 'gzip' };
    const long = await raw(portal.origin, '/api/v1/ipr', { headers });
    expect(long.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    const unpacked = gunzipSync(long.body);
    expect(unpacked.length).toBeGreaterThan(long.body.length * 2);
    expect(JSON.parse(unpacked.toString())).toHaveProperty('data');
    const short = await raw(portal.origin, '/api/v1/ipr?limite=1&columnas=codigo', { headers });
    expect(short.headers['content-encoding']).toBeUndefined();
  });

  it('a validator on the descriptor of a module, which saves sending it again', async () => {
    const path = '/api/v1/esquema/ipr';
    const first = await raw(portal.origin, path, { headers: { cookie: admin.cookie } });
    const { etag = '' } = first.headers;
    expect(etag).toMatch(/^"[\w-]{20,}"$/);
    expect(first.headers['cache-control']).toMatch(/^private/);
    const again = await raw(portal.origin, path, {
      headers: { cookie: admin.cookie, 'if-none-match': etag },
    });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const { cookie } = await portal.as('analistaDipir');
    const other = await raw(portal.origin, path, { headers: { cookie, 'if-none-match': etag } });
    expect(other.status).toBe(200);
  });
});

it('a session may ask a hundred times a minute, and is told where it stands', async () => {
  const { origin, cookie } = await signIn(portal.origin, people.analistaDideso);
  const ask = () => raw(origin, '/api/v1/yo', { headers: { cookie } });
  const asked: RawAnswer[] = [];
  // The minute may end on the way; then the count begins anew, once.
  while (!asked.some(({ status }) => status === 429) && asked.length < 220) asked.push(await ask());
  const refused = asked.at(-1);
  if (!refused) throw new Error('Nothing was asked.');
  expect(asked.length).toBeGreaterThan(100);
  expect(refused.headers).toMatchObject({ 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '0' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(Number(refused.headers['x-ratelimit-reset'])).toBeGreaterThan(Date.now() / 1000);
  expect(errorOf(refused)).toEqual({ ...envelope, code: 'DEMASIADAS_SOLICITUDES' });
  const other = await signIn(portal.origin, people.analistaDideso);
  expect((await other.send('GET', '/api/v1/yo')).status).toBe(200);
});

describe('backups', () => {
  interface Status {
    readonly data: {
      readonly where: string;
      readonly kept: number;
      readonly late: boolean;
      readonly copies: readonly { readonly name: string; readonly bytes: number }[];
    };
  }
  const status = () => admin.json<Status>('GET', '/api/v1/respaldos');

  it('are told to who administers the system, and to nobody else', async () => {
    expect((await status()).data).toMatchObject({ where: 'equipo', kept: 7, late: false, copies: [] });
    expect((await refusal(await portal.as('regional'), 'GET', '/api/v1/respaldos')).status).toBe(403);
  });

  it('are taken while the portal runs, by whoever can read its keys', async () => {
    const send = (token: string) =>
      raw(portal.origin, '/dev/respaldos', { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    expect((await send('otra')).status).toBe(401);
    expect((await send(portal.engines.secrets.readyToken)).status).toBe(200);
    const { copies } = (await status()).data;
    expect(copies).toMatchObject([{ name: expect.stringMatching(/^gore-.*\.tar\.gz$/) }]);
    expect(copies[0]?.bytes).toBeGreaterThan(10_000);
  });
});
