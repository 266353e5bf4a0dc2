import { once } from 'node:events';
import { createServer, type Server, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { httpApi } from './http-api.ts';
import type { HttpEvent, HttpHandler } from './http-types.ts';

let server: Server;
let origin: string;
let received: HttpEvent;
let answer: () => Promise<unknown>;
const errors: unknown[] = [];

const echo: HttpHandler = async (event) => {
  received = event;
  return answer();
};
const app = new Hono()
  .post('/hono/:id', async (c) => {
    c.header('set-cookie', 'a=1');
    c.header('set-cookie', 'b=2', { append: true });
    return c.json({ id: c.req.param('id'), cuerpo: await c.req.json(), galleta: c.req.header('cookie') });
  })
  .post('/hono', async (c) => c.body(await c.req.arrayBuffer(), 200, { 'content-type': 'application/pdf' }));

beforeAll(async () => {
  const fn = (name: string, handler: HttpHandler, timeoutMs = 5_000) => ({ name, handler, timeoutMs });
  const api = httpApi({
    routes: [
      { method: 'GET', path: '/api/v1/{modulo}/{id}', fn: fn('consultas', echo) },
      { method: 'ANY', path: '/api/{proxy+}', fn: fn('ordenes', echo) },
      { method: 'GET', path: '/lenta', fn: fn('lenta', () => new Promise(() => undefined), 20) },
      // hono types the event as a union of every AWS source; this is the one member we send.
      { method: 'POST', path: '/hono/{proxy+}', fn: fn('hono', handle(app) as HttpHandler) },
      { method: 'POST', path: '/hono', fn: fn('hono', handle(app) as HttpHandler) },
    ],
    onError: (error) => errors.push(error),
  });
  server = createServer(api).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  errors.length = 0;
  answer = async () => ({ statusCode: 200, body: 'listo' });
});

describe('the event', () => {
  test('has the shape of payload 2.0', async () => {
    await fetch(`${origin}/api/v1/ipr/a%C3%B1o%201?q=%C3%B1&f=1&f=2`, {
      headers: {
        cookie: 'sesion=x; tema=oscuro',
        'x-propia': 'sí'.normalize('NFD').slice(0, 1),
        'user-agent': 'prueba',
      },
    });
    expect(received).toMatchObject({
      version: '2.0',
      routeKey: 'GET /api/v1/{modulo}/{id}',
      rawPath: '/api/v1/ipr/año 1',
      rawQueryString: 'q=%C3%B1&f=1&f=2',
      cookies: ['sesion=x', 'tema=oscuro'],
      queryStringParameters: { q: 'ñ', f: '1,2' },
      pathParameters: { modulo: 'ipr', id: 'año 1' },
      headers: { 'user-agent': 'prueba', 'x-forwarded-for': '127.0.0.1' },
      isBase64Encoded: false,
      requestContext: {
        http: { method: 'GET', path: '/api/v1/ipr/año 1', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
        stage: '$default',
        routeKey: 'GET /api/v1/{modulo}/{id}',
      },
    });
    expect(received.headers).not.toHaveProperty('cookie');
    expect(received.requestContext.time).toMatch(/^\d{2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2} \+0000$/);
  });

  test('leaves out what the request does not have', async () => {
    await fetch(`${origin}/api/salud`);
    for (const absent of ['cookies', 'queryStringParameters', 'body'])
      expect(received).not.toHaveProperty(absent);
  });

  test.each([
    ['application/json; charset=utf-8', false],
    ['text/csv', false],
    ['application/xml', false],
    ['application/x-www-form-urlencoded', true],
    ['application/octet-stream', true],
    ['multipart/form-data; boundary=x', true],
    ['application/jsonl', true],
  ])('carries a body of type %s in base64: %s', async (type, encoded) => {
    const bytes = Buffer.from('{"ñ":1}');
    await fetch(`${origin}/api/x`, { method: 'POST', body: bytes, headers: { 'content-type': type } });
    expect(received.isBase64Encoded).toBe(encoded);
    expect(Buffer.from(received.body ?? '', encoded ? 'base64' : 'utf8')).toEqual(bytes);
  });

  test('puts a chunked body together', async () => {
    const request = send(`${origin}/api/x`, { method: 'POST', headers: { 'content-type': 'text/plain' } });
    request.write('uno ');
    request.end('dos');
    const [response] = await once(request, 'response');
    response.resume();
    expect(received.body).toBe('uno dos');
  });
});

describe('the answer', () => {
  test('goes out with its status, headers, cookies and body', async () => {
    answer = async () => ({
      statusCode: 201,
      headers: { 'Content-Type': 'application/json', 'x-cuenta': 3 },
      cookies: ['a=1; Path=/', 'b=2'],
      body: '{"ñ":1}',
    });
    const response = await fetch(`${origin}/api/x`);
    expect([response.status, await response.text()]).toEqual([201, '{"ñ":1}']);
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('x-cuenta')).toBe('3');
    expect(response.headers.get('content-length')).toBe('8');
  });

  test('in base64 goes out as bytes', async () => {
    const bytes = Buffer.from([0, 255, 1, 254]);
    answer = async () => ({ statusCode: 200, isBase64Encoded: true, body: bytes.toString('base64') });
    expect(Buffer.from(await (await fetch(`${origin}/api/x`)).arrayBuffer())).toEqual(bytes);
  });

  test('without a status is sent as JSON', async () => {
    answer = async () => ({ lista: [1] });
    const response = await fetch(`${origin}/api/x`);
    expect([response.status, await response.json()]).toEqual([200, { lista: [1] }]);
  });

  test('304 has no body', async () => {
    answer = async () => ({ statusCode: 304, headers: { etag: '"1"' } });
    const response = await fetch(`${origin}/api/x`);
    expect([response.status, response.headers.get('content-length')]).toEqual([304, null]);
  });

  test.each([
    ['throws', () => Promise.reject(new Error('clave secreta'))],
    ['returns a body that is not text', async () => ({ statusCode: 200, body: { a: 1 } })],
    ['returns a status that is no number', async () => ({ statusCode: 'bien' })],
    ['returns more than 6 MB', async () => ({ statusCode: 200, body: 'x'.repeat(6 * 1024 * 1024 + 1) })],
  ])('of a function that %s is a bland 500', async (_what, misbehave) => {
    answer = misbehave;
    const response = await fetch(`${origin}/api/x`);
    expect([response.status, await response.text()]).toEqual([500, '{"message":"Internal Server Error"}']);
    expect(errors).toHaveLength(1);
  });
});

describe('the gateway itself answers', () => {
  test('404 when no route matches', async () => {
    const response = await fetch(`${origin}/nada`);
    expect([response.status, await response.text()]).toEqual([404, '{"message":"Not Found"}']);
  });

  test('400 to broken percent-encoding', async () => {
    const request = send(`${origin}/api/%E0%A4%A`);
    request.end();
    const [response] = await once(request, 'response');
    response.resume();
    expect(response.statusCode).toBe(400);
  });

  test('503 when the function runs out of time', async () => {
    expect((await fetch(`${origin}/lenta`)).status).toBe(503);
  });

  test.each([
    ['announced', { 'content-length': 10 * 1024 * 1024 + 1 }],
    ['not announced', { 'transfer-encoding': 'chunked' }],
  ])('413 to a body above 10 MB, %s', async (_how, headers) => {
    const request = send(`${origin}/api/x`, { method: 'POST', headers });
    request.on('error', () => undefined);
    request.write(Buffer.alloc(10 * 1024 * 1024 + 1));
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(413);
    request.destroy();
  });

  test('413 to a body that base64 makes larger than a function takes', async () => {
    const body = Buffer.alloc(5 * 1024 * 1024);
    expect((await fetch(`${origin}/api/x`, { method: 'POST', body })).status).toBe(413);
  });
});

test('a Hono application behaves behind it as behind API Gateway', async () => {
  const response = await fetch(`${origin}/hono/7`, {
    method: 'POST',
    body: JSON.stringify({ nombre: 'Ñuble' }),
    headers: { 'content-type': 'application/json', cookie: 'z=1; y=2' },
  });
  expect(await response.json()).toEqual({ id: '7', cuerpo: { nombre: 'Ñuble' }, galleta: 'z=1; y=2' });
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);

  const bytes = Buffer.from([0, 255, 1, 254, 10]);
  const binary = await fetch(`${origin}/hono`, { method: 'POST', body: bytes });
  expect(Buffer.from(await binary.arrayBuffer())).toEqual(bytes);
});
