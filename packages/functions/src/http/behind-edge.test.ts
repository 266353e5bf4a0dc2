import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { behindEdge, EDGE_HEADER } from './behind-edge.ts';
import type { ApiEnv } from './env.ts';
import { type HttpEvent, lambdaHandler } from './lambda.ts';

const app = new Hono<ApiEnv>().get('/health', (c) => c.text('bien'));
const handler = behindEdge(lambdaHandler(app), 'el-secreto-del-borde');

const event = (headers: Readonly<Record<string, string | undefined>>): HttpEvent => ({
  rawPath: '/health',
  rawQueryString: '',
  headers,
  isBase64Encoded: false,
  requestContext: {
    requestId: 'x',
    domainName: 'abc.execute-api.sa-east-1.amazonaws.com',
    http: { method: 'GET', sourceIp: '203.0.113.9' },
  },
});

it('lets in what comes through the edge', async () => {
  const { statusCode, body } = await handler(event({ [EDGE_HEADER]: 'el-secreto-del-borde' }));
  expect([statusCode, body]).toEqual([200, 'bien']);
});

it.each([{}, { [EDGE_HEADER]: '' }, { [EDGE_HEADER]: 'el-secreto-del-bordE' }])(
  'refuses whoever goes around it: %o',
  async (headers) => {
    const { statusCode, body } = await handler(event(headers));
    expect(statusCode).toBe(403);
    expect(body).not.toContain('secreto');
  },
);

it('still tells what it listens on', () => {
  expect(handler.routes).toContainEqual({ method: 'GET', path: '/health' });
});
