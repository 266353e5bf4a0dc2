import { timingSafeEqual } from 'node:crypto';
import type { HttpEvent, HttpHandler } from './lambda.ts';

/** Request header in which the edge proves itself; API Gateway's own address is public, and it cannot. */
export const EDGE_HEADER = 'x-origin-verify';

const same = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};

const refused = {
  statusCode: 403,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: 'Use la dirección del portal.',
  isBase64Encoded: false,
};

/**
 * Lets a request reach a function only through the edge. What the edge adds (the caller's address, the name the portal
 * was opened by) is believed, so nobody else may be able to add it.
 *
 * @param secret what CloudFront puts into `EDGE_HEADER`
 */
export const behindEdge = (handler: HttpHandler, secret: string): HttpHandler => {
  const answer = async (event: HttpEvent, context?: Parameters<HttpHandler>[1]) =>
    same(event.headers[EDGE_HEADER] ?? '', secret) ? handler(event, context) : refused;
  return Object.assign(answer, { routes: handler.routes });
};
