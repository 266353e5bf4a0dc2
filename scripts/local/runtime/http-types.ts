import type { LambdaHandler } from './lambda.ts';

/** The event of an API Gateway HTTP API with payload format 2.0. */
export interface HttpEvent {
  version: '2.0';
  routeKey: string;
  /** Percent-decoded, whatever its name says. */
  rawPath: string;
  /** As it came, without the question mark. */
  rawQueryString: string;
  cookies?: string[];
  headers: Record<string, string>;
  /** Repeated names joined by commas. */
  queryStringParameters?: Record<string, string>;
  pathParameters?: Record<string, string>;
  requestContext: HttpRequestContext;
  body?: string;
  isBase64Encoded: boolean;
}

export interface HttpRequestContext {
  accountId: string;
  apiId: string;
  domainName: string;
  domainPrefix: string;
  http: { method: string; path: string; protocol: string; sourceIp: string; userAgent: string };
  requestId: string;
  routeKey: string;
  stage: string;
  /** `12/Mar/2026:19:03:58 +0000`. */
  time: string;
  timeEpoch: number;
}

/** What a handler answers. Without `statusCode` API Gateway sends the whole value as JSON with 200. */
export interface HttpResult {
  statusCode: number;
  headers?: Record<string, string | number | boolean>;
  cookies?: string[];
  body?: string;
  isBase64Encoded?: boolean;
}

export type HttpHandler = LambdaHandler<HttpEvent, unknown>;
