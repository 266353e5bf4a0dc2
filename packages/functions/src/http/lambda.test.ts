import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { Answer } from './compression.ts';
import type { ApiEnv } from './env.ts';
import { jsonWithEtag } from './etag.ts';
import { lambdaHandler } from './lambda.ts';
import { eventOf } from './testing/event.ts';

const rows = Array.from({ length: 100 }, (_, row) => ({ id: row, nombre: 'Posta rural de Ñipas' }));
const app = new Hono<ApiEnv>();
app.get('/lista', (c) => jsonWithEtag(c, { data: rows }));
app.get('/corta', (c) => jsonWithEtag(c, { data: [] }, 'private, max-age=300'));
app.get('/bytes', (c) => c.body(new Uint8Array(5000), 200, { 'content-type': 'application/pdf' }));
app.get('/falla', () => {
  throw new Error('falla');
});
app.onError((_error, c) => c.json({ error: {} }, 500));
const handler = lambdaHandler(app);

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  handler(eventOf(path, { headers }));
const gzip = { 'accept-encoding': 'gzip, deflate, br' };
const textOf = ({ body }: Answer) => gunzipSync(Buffer.from(body, 'base64')).toString();

describe('headers', () => {
  it.each(['/lista', '/falla', '/nada'])('protect %s', async (path) => {
    const { headers } = await get(path);
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cache-control': 'no-store',
    });
  });

  it('let a handler say that its answer may be kept', async () => {
    expect((await get('/corta')).headers['cache-control']).toBe('private, max-age=300');
  });
});

describe('compression', () => {
  it('shortens a long text for whoever takes gzip', async () => {
    const answer = await get('/lista', gzip);
    expect(answer).toMatchObject({ isBase64Encoded: true });
    expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(answer.body.length).toBeLessThan(1000);
    expect(JSON.parse(textOf(answer))).toEqual({ data: rows });
  });

  it.each<[string, string, Record<string, string>]>([
    ['a short text', '/corta', gzip],
    ['what is no text', '/bytes', gzip],
    ['for a client that does not take gzip', '/lista', { 'accept-encoding': 'br' }],
    ['for a client that refuses gzip', '/lista', { 'accept-encoding': 'br, gzip;q=0' }],
    ['for a client that says nothing', '/lista', {}],
  ])('leaves alone %s', async (_case, path, headers) => {
    expect((await get(path, headers)).headers['content-encoding']).toBeUndefined();
  });
});

describe('ETag', () => {
  const tagOf = async (headers = {}) => (await get('/lista', headers)).headers.etag ?? '';

  it('is strong, stable and another one for other bytes', async () => {
    expect(await tagOf()).toMatch(/^"[\w-]{22}"$/);
    expect(await tagOf()).toBe(await tagOf());
    expect(await tagOf(gzip)).toBe((await tagOf()).replace(/"$/, '-gz"'));
    expect((await get('/corta')).headers.etag).not.toBe(await tagOf());
  });

  it.each([
    ['as it was given', (tag: string) => tag],
    ['weakened on the way', (tag: string) => `W/${tag}`],
    ['among others', (tag: string) => `"x", ${tag}`],
  ])('spares the body to a client that knows it %s', async (_case, write) => {
    for (const headers of [{}, gzip]) {
      const known = write(await tagOf(headers));
      const answer = await get('/lista', { ...headers, 'if-none-match': known });
      expect(answer).toMatchObject({ statusCode: 304, body: '' });
      expect(known).toContain(answer.headers.etag);
    }
  });

  it('spares nothing to a client that knows another', async () => {
    expect((await get('/lista', { 'if-none-match': '"x"' })).statusCode).toBe(200);
  });
});
