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

/** A Lambda function behind the HTTP API. */
export type HttpHandler = (event: HttpEvent, context?: LambdaContext) => Promise<Answer>;

/**
 * Turns an application into a Lambda handler. What every answer needs is done here, last and once: security headers,
 * also on errors, and compression.
 */
export const lambdaHandler = (app: Hono<ApiEnv>): HttpHandler => {
  const run = handle(app);
  return async (event, context) => {
    // The adapter's own types ask for members of the event that nothing reads, and allow lists of values that payload
    // 2.0 never has.
    const result = await run(event as LambdaEvent, context);
    const { statusCode, body, isBase64Encoded, cookies } = result;
    const headers = { ...apiHeaders, ...(result.headers as Record<string, string>) };
    const answer = { statusCode, headers, body, isBase64Encoded, ...(cookies && { cookies }) };
    return compressed(answer, event.headers['accept-encoding']);
  };
};
