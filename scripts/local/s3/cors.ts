import type { IncomingMessage, ServerResponse } from 'node:http';
import { S3Error } from './errors.ts';

const METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'];
const EXPOSED = 'ETag, Accept-Ranges, Content-Range, Content-Disposition, x-amz-request-id';
const MAX_AGE_SECONDS = '3000';

/** Lets an allowed origin read the answer; an unknown origin gets no CORS header, so its browser hides the answer. */
export function allowOrigin(req: IncomingMessage, res: ServerResponse, origins: readonly string[]): void {
  res.setHeader('vary', 'Origin');
  const { origin } = req.headers;
  if (origin === undefined || !origins.includes(origin)) return;
  res.setHeader('access-control-allow-origin', origin);
  res.setHeader('access-control-expose-headers', EXPOSED);
}

/** Answers a preflight. @throws S3Error 403 for an origin or method outside the list */
export function answerPreflight(req: IncomingMessage, res: ServerResponse, origins: readonly string[]): void {
  const { origin = '' } = req.headers;
  const method = req.headers['access-control-request-method'] ?? '';
  if (!origins.includes(origin) || !METHODS.includes(method)) {
    throw new S3Error(403, 'AccessForbidden', 'CORSResponse: This CORS request is not allowed.');
  }
  const requested = req.headers['access-control-request-headers'];
  if (requested !== undefined) res.setHeader('access-control-allow-headers', requested);
  res.setHeader('access-control-allow-methods', METHODS.join(', '));
  res.setHeader('access-control-max-age', MAX_AGE_SECONDS);
  res.writeHead(200).end();
}
