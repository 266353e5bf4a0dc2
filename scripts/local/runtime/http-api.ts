import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './http-body.ts';
import { httpEvent, parseTarget, type Target } from './http-event.ts';
import { parseResult, sendGatewayError, sendResult } from './http-result.ts';
import type { HttpEvent } from './http-types.ts';
import { invokeOwned, TaskTimedOutError } from './invoke.ts';
import type { LambdaFunction } from './lambda.ts';
import { type RouteMatch, type RoutePattern, RouteTable } from './routes.ts';

/** A route of the API and the function behind it. */
export interface HttpRoute extends RoutePattern {
  readonly fn: LambdaFunction<HttpEvent, unknown>;
}

/** Options of `httpApi`. */
export interface HttpApiOptions {
  readonly routes: readonly HttpRoute[];
  /** Serves what no route matches; by default a 404 as API Gateway sends it. */
  readonly notFound?: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
  /** Hears what a function threw; the caller only ever sees a bland 500. */
  readonly onError?: (error: unknown, functionName: string) => void;
}

export type HttpListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * An API Gateway HTTP API (payload format 2.0) in front of Lambda handlers, as a listener for `node:http`.
 * @example
 * const api = httpApi({ routes: [{ method: 'ANY', path: '/api/{proxy+}', fn: queries }], onError });
 * http.createServer(api).listen(3333);
 */
export function httpApi(options: HttpApiOptions): HttpListener {
  const { notFound = gatewayNotFound, onError = () => undefined } = options;
  const table = new RouteTable(options.routes);
  return async (request, response) => {
    const target = parseTarget(request.url ?? '/');
    if (!target) return sendGatewayError(response, 400, 'Bad Request');
    const match = table.match(request.method ?? 'GET', target.path);
    if (!match) return notFound(request, response);
    try {
      await serve(request, response, target, match);
    } catch (error) {
      onError(error, match.route.fn.name);
      if (response.headersSent || response.destroyed) return;
      if (error instanceof TaskTimedOutError) sendGatewayError(response, 503, 'Service Unavailable');
      else sendGatewayError(response, 500, 'Internal Server Error');
    }
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  target: Target,
  match: RouteMatch<HttpRoute>,
): Promise<void> {
  const read = await readBody(request);
  if (read.tooLarge) {
    // The rest of the body is still on its way: this connection is of no further use.
    response.setHeader('connection', 'close');
    return sendGatewayError(response, 413, 'Request Entity Too Large');
  }
  const event = httpEvent(request, target, match);
  if (read.body !== undefined) event.body = read.body;
  event.isBase64Encoded = read.isBase64Encoded;
  sendResult(response, parseResult(await invokeOwned(match.route.fn, event)));
}

function gatewayNotFound(_request: IncomingMessage, response: ServerResponse): void {
  sendGatewayError(response, 404, 'Not Found');
}
