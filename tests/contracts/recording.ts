import { Readable } from 'node:stream';

/** A request as an AWS client puts it on the wire. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer as a service puts it on the wire. */
export interface WireAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A `requestHandler` for an AWS client that keeps what was asked and answers as it was told to. */
export interface Recording {
  readonly asked: readonly WireRequest[];
  readonly settings: {
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly requestHandler: object;
  };
}

interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const written = (body: unknown): string => {
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  return typeof body === 'string' ? body : '';
};

/**
 * @param answers what the service says to each request in turn; the last one to all that follow
 */
export const record = (...answers: readonly WireAnswer[]): Recording => {
  const asked: WireRequest[] = [];
  const handle = async ({ method, path, query = {}, headers, body }: SdkRequest) => {
    const search = new URLSearchParams(query).toString();
    asked.push({ method, path: search ? `${path}?${search}` : path, headers, body: written(body) });
    const {
      status = 200,
      headers: own = {},
      body: said = {},
    } = answers[Math.min(asked.length, answers.length) - 1] ?? {};
    const text = typeof said === 'string' ? said : JSON.stringify(said);
    return {
      response: {
        statusCode: status,
        headers: { 'content-type': 'application/x-amz-json-1.0', ...own },
        body: Readable.from([Buffer.from(text)]),
      },
    };
  };
  return {
    asked,
    settings: {
      region: 'sa-east-1',
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
      requestHandler: {
        handle,
        metadata: { handlerProtocol: 'http/1.1' },
        destroy: () => undefined,
        updateHttpClientConfig: () => undefined,
        httpHandlerConfigs: () => ({}),
      },
    },
  };
};

/** What AWS says when it is asked too often. */
export const throttled = (type: string): WireAnswer => ({
  status: 400,
  headers: { 'x-amzn-errortype': type },
  body: { __type: type, message: 'Rate exceeded' },
});
