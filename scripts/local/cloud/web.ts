import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress } from 'node:zlib';
import { pageHeaders } from '@gore/functions/http/security-headers.ts';
import { rewrite } from '../../../packages/web/edge/rewrite.js';
import { root } from '../settings.ts';

const dist = join(root, 'packages/web/dist');
const meta = join(root, 'packages/web/dist-meta');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

const compressible = /^(text|application\/(json|manifest)|image\/svg)/;
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const send = async (request: IncomingMessage, response: ServerResponse, file: string, status: number) => {
  const type = types[extname(file)] ?? 'application/octet-stream';
  const immutable = file.includes('/_astro/');
  response.setHeader('content-type', type);
  response.setHeader('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  const { size, mtimeMs } = statSync(file);
  const etag = `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  response.setHeader('etag', etag);
  if (status === 200 && request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
  const packs = compressible.test(type) && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
  response.setHeader('vary', 'accept-encoding');
  if (packs) response.setHeader('content-encoding', 'br');
  else response.setHeader('content-length', size);
  response.writeHead(status);
  if (request.method === 'HEAD') return void response.end();
  const parts = packs
    ? [createReadStream(file), createBrotliCompress(brotli), response]
    : [createReadStream(file), response];
  await pipeline(parts);
};

/** An address that is not well encoded leads to no file. */
const decoded = (uri: string): string => {
  try {
    return decodeURIComponent(uri);
  } catch {
    return '';
  }
};

/** Serves the built pages as CloudFront does: the same rewrite, the same headers. */
export const createWeb = () => {
  const shells = JSON.parse(readFileSync(join(meta, 'shells.json'), 'utf8')) as readonly string[];
  const headers = pageHeaders(readFileSync(join(meta, 'csp.txt'), 'utf8'));
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = '/', query] = (request.url ?? '/').split('?');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
    const { uri, status = 200 } = rewrite(path, shells);
    if (status === 308) {
      response.writeHead(308, { location: query ? `${uri}?${query}` : uri });
      return void response.end();
    }
    const file = join(dist, normalize(decoded(uri)));
    const found = file.startsWith(dist) && existsSync(file) && statSync(file).isFile();
    await send(request, response, found ? file : join(dist, '404.html'), found ? status : 404);
  };
};
