import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { HttpEvent } from './http-types.ts';
import { ACCOUNT } from './lambda.ts';
import type { RouteMatch, RoutePattern } from './routes.ts';

/** The parts of a request's target, the path decoded as API Gateway decodes it. */
export interface Target {
  readonly path: string;
  readonly query: string;
}

/** Splits a request target; undefined when its percent-encoding is broken. */
export function parseTarget(url: string): Target | undefined {
  const mark = url.indexOf('?');
  const rawPath = mark < 0 ? url : url.slice(0, mark);
  const query = mark < 0 ? '' : url.slice(mark + 1);
  if (!rawPath.includes('%')) return { path: rawPath, query };
  try {
    return { path: decodeURIComponent(rawPath), query };
  } catch {
    return undefined;
  }
}

/** The event of a request for the route chosen, without its body. */
export function httpEvent(
  request: IncomingMessage,
  { path, query }: Target,
  { routeKey, pathParameters }: RouteMatch<RoutePattern>,
): HttpEvent {
  const now = Date.now();
  const sourceIp = request.socket.remoteAddress?.replace('::ffff:', '') ?? '';
  const headers = headersOf(request.headers, sourceIp);
  const host = headers.host ?? 'localhost';
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(request.headers.cookie && { cookies: request.headers.cookie.split(/;\s*/) }),
    headers,
    ...(query && { queryStringParameters: queryOf(query) }),
    ...(pathParameters && { pathParameters }),
    requestContext: {
      accountId: ACCOUNT,
      apiId: 'embedded',
      domainName: host,
      domainPrefix: 'embedded',
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: logTime(now),
      timeEpoch: now,
    },
    isBase64Encoded: false,
  };
}

/** Cookies travel apart; the gateway adds where the request came from. */
function headersOf(incoming: IncomingHttpHeaders, sourceIp: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name in incoming) {
    const value = incoming[name];
    if (value === undefined || name === 'cookie' || name === 'connection') continue;
    headers[name] = typeof value === 'string' ? value : value.join(',');
  }
  headers['x-forwarded-for'] = headers['x-forwarded-for']
    ? `${headers['x-forwarded-for']}, ${sourceIp}`
    : sourceIp;
  headers['x-forwarded-proto'] ??= 'http';
  return headers;
}

function queryOf(query: string): Record<string, string> {
  const parameters: Record<string, string> = Object.create(null);
  for (const [name, value] of new URLSearchParams(query)) {
    const earlier = parameters[name];
    parameters[name] = earlier === undefined ? value : `${earlier},${value}`;
  }
  return { ...parameters };
}

let logged = { second: 0, text: '' };

/** The time in the common log format, which only changes every second. */
function logTime(now: number): string {
  const second = Math.floor(now / 1000);
  if (second !== logged.second) {
    const [, day, month, year, time] = new Date(now).toUTCString().split(' ');
    logged = { second, text: `${day}/${month}/${year}:${time} +0000` };
  }
  return logged.text;
}
