import type { Hono } from 'hono';
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import { type Answer, compressed } from './compression.ts';
import type { ApiEnv } from './env.ts';
import { apiHeaders } from './security-headers.ts';

/** The part of an HTTP API event (payload 2.0) the product stands on, embedded and on AWS. */
export interface HttpEvent {
  readonly rawPath: string;
  readonly rawQueryString: string;
  /** By lower-case name; repeated ones joined by commas. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies?: readonly string[];
  readonly body?: string | null;
  readonly isBase64Encoded: boolean;
  readonly requestContext: {
    readonly requestId: string;
    readonly domainName: string;
    readonly http: { readonly method: string; readonly sourceIp: string };
  };
}

/** One route an application listens on, as it was declared. */
export interface RouteLine {
  readonly method: string;
  /** Such as `/api/v1/:modulo/:id`. */
  readonly path: string;
}

/** A Lambda function behind the HTTP API. */
export interface HttpHandler {
  (event: HttpEvent, context?: LambdaContext): Promise<Answer>;
  /** Everything it listens on, for what walks all routes. */
  readonly routes: readonly RouteLine[];
}

/** The routes of an application, without what runs before all of them. */
const routesOf = (app: Hono<ApiEnv>): readonly RouteLine[] =>
  app.routes.filter(({ path }) => path !== '/*').map(({ method, path }) => ({ method, path }));

/**
 * Turns an application into a Lambda handler. What every answer needs is done here, last and once: security headers,
 * also on errors, and compression.
 */
export const lambdaHandler = (app: Hono<ApiEnv>): HttpHandler => {
  const run = handle(app);
  const answer: (event: HttpEvent, context?: LambdaContext) => Promise<Answer> = async (event, context) => {
    // The adapter's own types ask for members of the event that nothing reads, and allow lists of values that payload
    // 2.0 never has.
    const result = await run(event as LambdaEvent, context);
    const { statusCode, body, isBase64Encoded, cookies } = result;
    const headers = { ...apiHeaders, ...(result.headers as Record<string, string>) };
    const whole = { statusCode, headers, body, isBase64Encoded, ...(cookies && { cookies }) };
    return compressed(whole, event.headers['accept-encoding']);
  };
  return Object.assign(answer, { routes: routesOf(app) });
};
