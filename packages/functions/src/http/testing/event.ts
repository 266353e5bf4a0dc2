import type { HttpEvent } from '../lambda.ts';

interface EventOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly sourceIp?: string;
}

/** An event as API Gateway makes it for a request. */
export const eventOf = (url: string, options: EventOptions = {}): HttpEvent => {
  const { method = 'GET', headers = {}, cookies, body, sourceIp = '10.0.0.1' } = options;
  const { pathname, search } = new URL(url, 'http://localhost');
  return {
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers,
    ...(cookies && { cookies }),
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
    requestContext: { requestId: 'req-1', domainName: 'api.test', http: { method, sourceIp } },
  };
};
