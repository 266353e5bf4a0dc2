import type { SessionBucket } from '@gore/core/identity/rate.ts';
import { actorOf } from '@gore/core/identity/testing/actor.ts';
import { GoreError, unavailable } from '@gore/core/kernel/runtime/error.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApi } from './api.ts';
import { MAX_BODY } from './body.ts';
import type { Answer } from './compression.ts';
import { type HttpHandler, lambdaHandler } from './lambda.ts';
import { eventOf } from './testing/event.ts';
import { openTestPorts, type TestPorts } from './testing/ports.ts';

const portalOrigin = 'https://portal.gob.cl';
const json = { origin: portalOrigin, 'content-type': 'application/json' };

let ports: TestPorts;
let handler: HttpHandler;
let secret: string;

beforeAll(async () => {
  ports = await openTestPorts();
  const app = createApi({ portalOrigin, addressHeader: 'x-direccion' }, ports);
  app.get('/health', (c) => c.json({ status: 'healthy' }));
  app.get('/api/v1/ipr', (c) => c.json({ data: c.get('session')?.actor.id }));
  app.get('/api/v1/opciones/ipr', (c) => c.json({ data: [] }));
  app.post('/api/v1/ipr', (c) => c.json({ data: c.get('body') ?? null }, 201));
  app.get('/api/v1/conflicto', () => {
    const details = [{ field: 'monto', message: 'Otra persona lo cambió.', yours: 1, theirs: 2 }];
    throw new GoreError('conflicto', 'El registro cambió mientras lo editaba.', { details });
  });
  app.get('/api/v1/caida', () => {
    throw unavailable('La búsqueda no está disponible. Intente en 5 segundos.', 5, new TypeError('pg: Ana'));
  });
  app.get('/api/v1/falla', () => {
    throw new RangeError('clave=hunter2 de Ana Ñancupil');
  });
  handler = lambdaHandler(app);
});
afterAll(() => ports.efimero.close());
beforeEach(async () => {
  // Every test in a minute of its own, so that none uses up another's rate.
  ports.efimero.clock.at += 60_000;
  ports.logged.length = 0;
  ({ secret } = await ports.sessions.create({ actor: actorOf('ana'), ip: '10.0.0.1', browser: 'vitest' }));
});

interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly cookie?: string | null;
}
const call = (path: string, { cookie = `__Host-sid=${secret}`, ...options }: Call = {}): Promise<Answer> =>
  handler(eventOf(path, { ...options, ...(cookie && { cookies: [cookie] }) }));
const send = (headers: Call['headers'], body = '{}') =>
  call('/api/v1/ipr', { method: 'POST', headers, body });
const errorOf = (answer: Answer) => JSON.parse(answer.body).error;

describe('who asks', () => {
  it('is known by the cookie', async () => {
    expect(JSON.parse((await call('/api/v1/ipr')).body)).toEqual({ data: 'ana' });
  });

  it.each([
    ['no cookie', null],
    ['an empty one', '__Host-sid='],
    ['one nobody gave out', `__Host-sid=${'A'.repeat(43)}`],
    ['one without the prefix', 'sid=x'],
  ])('is nobody with %s', async (_case, cookie) => {
    const answer = await call('/api/v1/ipr', { cookie });
    expect(answer.statusCode).toBe(401);
    expect(errorOf(answer)).toEqual({
      code: 'SIN_SESION',
      message: 'Su sesión no está abierta o ya terminó. Entre de nuevo para seguir.',
      details: [],
      requestId: 'req-1',
    });
  });

  it('needs a session even for what does not exist', async () => {
    expect((await call('/api/v1/nada', { cookie: null })).statusCode).toBe(401);
    expect((await call('/api/v1/nada')).statusCode).toBe(404);
  });

  it('is not asked by a public route', async () => {
    expect((await call('/health', { cookie: null })).statusCode).toBe(200);
    expect((await call('/health/', { cookie: null })).statusCode).toBe(401);
  });
});

describe('a command', () => {
  it('passes from the portal, as JSON', async () => {
    const answer = await send(json, '{"values":{"a":1}}');
    expect(answer.statusCode).toBe(201);
    expect(JSON.parse(answer.body)).toEqual({ data: { values: { a: 1 } } });
  });

  it.each([
    ['without origin', { 'content-type': 'application/json' }, 403],
    ['from another site', { ...json, origin: 'https://evil.cl' }, 403],
    ['from the same host over http', { ...json, origin: 'http://portal.gob.cl' }, 403],
    ['from another port', { ...json, origin: 'https://portal.gob.cl:8443' }, 403],
    ['from a name that begins alike', { ...json, origin: 'https://portal.gob.cl.evil.cl' }, 403],
    ['from a sandboxed frame', { ...json, origin: 'null' }, 403],
    ['as a form', { ...json, 'content-type': 'application/x-www-form-urlencoded' }, 400],
    ['as plain text', { ...json, 'content-type': 'text/plain' }, 400],
    ['as something like JSON', { ...json, 'content-type': 'application/jsonp' }, 400],
    ['without a type', { origin: portalOrigin }, 400],
    ['with a charset', { ...json, 'content-type': 'application/json; charset=utf-8' }, 201],
  ])('%s answers %3$s', async (_case, headers, status) => {
    expect((await send(headers)).statusCode).toBe(status);
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'POST'])('by %s is checked before the session is', async (method) => {
    const answer = await call('/api/v1/ipr', { method, headers: {}, cookie: null });
    expect(answer.statusCode).toBe(403);
  });

  it('may have no body but not a broken one', async () => {
    expect((await send(json, '')).statusCode).toBe(201);
    const answer = await send(json, '{"values":');
    expect(answer.statusCode).toBe(400);
    expect(errorOf(answer).message).toBe('El contenido no es JSON válido. Revíselo y envíelo de nuevo.');
  });

  it('may be 1 MB long and not a byte longer', async () => {
    const bodyOf = (length: number) => `"${'x'.repeat(length - 2)}"`;
    expect((await send(json, bodyOf(MAX_BODY))).statusCode).toBe(201);
    expect((await send(json, bodyOf(MAX_BODY + 1))).statusCode).toBe(413);
    expect((await send(json, `"${'ñ'.repeat(MAX_BODY / 2)}"`)).statusCode).toBe(413);
  });
});

describe('the rate', () => {
  const statuses = async (count: number, ask: () => Promise<Answer>) => {
    const answers = await Promise.all(Array.from({ length: count }, ask));
    return (status: number) => answers.filter(({ statusCode }) => statusCode === status);
  };

  it('is exact when 50 at a time ask for 150', async () => {
    const seen: Answer[] = [];
    for (let round = 0; round < 3; round += 1) {
      seen.push(...(await Promise.all(Array.from({ length: 50 }, () => call('/api/v1/ipr')))));
    }
    expect(seen.filter(({ statusCode }) => statusCode === 200)).toHaveLength(100);
    expect(seen.filter(({ statusCode }) => statusCode === 429)).toHaveLength(50);
  });

  it('says where one stands and when to come back', async () => {
    ports.efimero.clock.at += 60_000 - (ports.efimero.clock.at % 60_000) + 45_500;
    const count = await statuses(101, () => call('/api/v1/ipr'));
    const refused = count(429);
    expect(refused).toHaveLength(1);
    for (const answer of refused) {
      expect(answer.headers).toMatchObject({
        'retry-after': '15',
        'x-ratelimit-limit': '100',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String((ports.efimero.clock.at + 14_500) / 1000),
      });
      expect(errorOf(answer)).toMatchObject({
        code: 'DEMASIADAS_SOLICITUDES',
        message: 'Hizo demasiadas solicitudes en un minuto. Siga en 15 segundos.',
      });
    }
    ports.efimero.clock.at += 14_500;
    expect((await call('/api/v1/ipr')).headers['x-ratelimit-remaining']).toBe('99');
  });

  it.each<[SessionBucket, string, Call]>([
    ['sondeo', '/api/v1/opciones/ipr', {}],
    ['comandos', '/api/v1/ipr', {}],
    ['comandos', '/api/v1/ipr', { headers: { 'x-sondeo': '1' } }],
    ['comandos', '/api/v1/opciones/ipr', { method: 'POST', headers: json, body: '{}' }],
  ])('counts in %s what goes to %s %o', async (bucket, path, options) => {
    const answer = await call(path, options);
    expect(answer.headers['x-ratelimit-limit']).toBe(bucket === 'sondeo' ? '1200' : '100');
  });

  it.each<[string, number, Call]>([
    ['a good answer', 200, {}],
    ['no session', 401, { cookie: null }],
    ['a forged origin', 403, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }],
    ['another type of body', 400, { method: 'POST', headers: { origin: portalOrigin }, body: 'x' }],
    ['a broken body', 400, { method: 'POST', headers: json, body: '{' }],
    ['a body too long', 413, { method: 'POST', headers: json, body: `"${'x'.repeat(MAX_BODY)}"` }],
  ])('is said with %s', async (_case, status, options) => {
    const answer = await call('/api/v1/ipr', options);
    expect(answer.statusCode).toBe(status);
    for (const name of ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'])
      expect(answer.headers[name], name).toMatch(/^\d+$/);
  });

  it.each(['/api/v1/nada', '/api/v1/falla', '/api/v1/conflicto', '/api/v1/ipr%00'])(
    'is said with the error of %s',
    async (path) => {
      expect((await call(path)).headers['x-ratelimit-limit']).toBe('100');
    },
  );

  it('counts what it refuses: a flood of forged commands ends in 429', async () => {
    const forged = { method: 'POST', cookie: null, headers: { 'x-direccion': '200.1.1.9' }, body: '{}' };
    const count = await statuses(120, () => call('/api/v1/ipr', forged));
    expect([count(403).length, count(429).length]).toEqual([100, 20]);
  });

  it('lets 100 without a session pass per address, whatever cookie they try', async () => {
    const guess = (address: string) => () =>
      call('/api/v1/ipr', {
        cookie: `__Host-sid=${'B'.repeat(43)}`,
        headers: { 'x-direccion': address },
      });
    const count = await statuses(120, guess('200.1.1.1'));
    expect(count(401)).toHaveLength(100);
    expect(count(429)).toHaveLength(20);
    expect((await guess('200.1.1.2')()).statusCode).toBe(401);
  });
});

describe('polling', () => {
  it('lets an idle session end', async () => {
    ports.efimero.clock.at += 1_200_000;
    expect((await call('/api/v1/ipr', { headers: { 'x-sondeo': '1' } })).statusCode).toBe(200);
    ports.efimero.clock.at += 1_200_000;
    expect((await call('/api/v1/ipr')).statusCode).toBe(401);
  });

  it('is no excuse for a command', async () => {
    ports.efimero.clock.at += 1_200_000;
    await send({ ...json, 'x-sondeo': '1' });
    ports.efimero.clock.at += 1_200_000;
    expect((await call('/api/v1/ipr')).statusCode).toBe(200);
  });
});

describe('an error', () => {
  it('of the product reaches the user as it is', async () => {
    const answer = await call('/api/v1/conflicto');
    expect(answer.statusCode).toBe(409);
    expect(errorOf(answer)).toEqual({
      code: 'CONFLICTO',
      message: 'El registro cambió mientras lo editaba.',
      details: [{ field: 'monto', message: 'Otra persona lo cambió.', yours: 1, theirs: 2 }],
      requestId: 'req-1',
    });
  });

  it('that will pass says when to try again, and its cause stays with us', async () => {
    const answer = await call('/api/v1/caida');
    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '5' } });
    expect(errorOf(answer).code).toBe('NO_DISPONIBLE');
    expect(ports.logged).toMatchObject([{ level: 'warn', fields: { error: 'TypeError' } }]);
    expect(JSON.stringify([answer, ports.logged])).not.toContain('pg: Ana');
  });

  it('of anything else says no more than how to report it, and logs where but not what', async () => {
    const answer = await call('/api/v1/falla');
    expect(answer.statusCode).toBe(500);
    expect(errorOf(answer)).toMatchObject({ code: 'FALLA_INTERNA', details: [], requestId: 'req-1' });
    expect(errorOf(answer).message).toContain('req-1');
    expect(answer.body).not.toContain('hunter2');
    expect(ports.logged).toMatchObject([
      { level: 'error', fields: { requestId: 'req-1', error: 'RangeError' } },
    ]);
    expect(JSON.stringify(ports.logged)).toContain('request-context.test.ts');
    expect(JSON.stringify(ports.logged)).not.toMatch(/hunter2|Ana/);
  });
});
