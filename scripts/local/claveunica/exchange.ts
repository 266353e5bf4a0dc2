import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Page } from '../oidc/page.ts';

/** A request to the double and how to answer it. */
export interface Exchange {
  readonly method: string;
  /** Without the prefix. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** Value of a cookie, if the browser sent it. */
  readonly cookie: (name: string) => string | undefined;
  /** The form of a POST; an empty one when it is longer than any of ours. */
  readonly form: () => Promise<URLSearchParams>;
  readonly json: (status: number, body: object) => void;
  readonly page: (status: number, page: Page, cookie?: string) => void;
  readonly redirect: (to: string, cookie?: string) => void;
  readonly empty: (status: number, cookie?: string) => void;
}

const MAX_FORM = 4096;

/** Wraps what Node gives for a request under a prefix. */
export const exchangeOf = (request: IncomingMessage, response: ServerResponse, prefix: string): Exchange => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://doble');
  const head = (status: number, headers: Readonly<Record<string, string>>, cookie?: string) => {
    response.writeHead(status, {
      'cache-control': 'no-store',
      ...headers,
      ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
    });
    return response;
  };
  return {
    method: request.method ?? 'GET',
    path: pathname.slice(prefix.length),
    query: searchParams,
    headers: request.headers,
    cookie: (name) =>
      request.headers.cookie
        ?.split('; ')
        .find((pair) => pair.startsWith(`${name}=`))
        ?.slice(name.length + 1),
    form: async () => {
      const fits = Number(request.headers['content-length'] ?? Number.NaN) <= MAX_FORM;
      return new URLSearchParams(fits ? await text(request) : '');
    },
    json: (status, body) =>
      void head(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    page: (status, { html, csp }, cookie) =>
      void head(
        status,
        { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp },
        cookie,
      ).end(html),
    redirect: (to, cookie) => void head(302, { location: to }, cookie).end(),
    empty: (status, cookie) => void head(status, {}, cookie).end(),
  };
};
