import { Agent, type IncomingMessage, request } from 'node:http';
import { gunzipSync } from 'node:zlib';

/** A request under somebody's session. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  readonly cookie: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A whole answer and how long it took, in milliseconds. */
export interface Reply {
  readonly status: number;
  readonly ms: number;
  /** As it travelled: perhaps compressed. */
  readonly body: Buffer;
  readonly encoding?: string | undefined;
}

/** Sends requests to one portal over connections that stay open, as a browser does. */
export interface Caller {
  readonly origin: string;
  readonly send: (call: Call) => Promise<Reply>;
  readonly close: () => void;
}

/** Longer than any answer may take; beyond it the request counts as lost. */
const TIMEOUT_MS = 30_000;

const wholeBody = async (response: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** The least a client can do: `node:http` with an agent, so that the portal is measured and not its client. */
export const openCaller = (origin: string, connections: number): Caller => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' });
  const { host, hostname, port } = new URL(origin);

  const send = ({ method, path, cookie, body, headers }: Call): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      const sent = request(
        {
          agent,
          hostname,
          port,
          method,
          path,
          timeout: TIMEOUT_MS,
          headers: {
            host,
            cookie: `sid=${cookie}`,
            accept: 'application/json',
            'accept-encoding': 'gzip',
            ...(method === 'GET' ? {} : { origin, 'content-type': 'application/json' }),
            ...headers,
          },
        },
        (response) => {
          const finish = (whole: Buffer) =>
            resolve({
              status: response.statusCode ?? 0,
              ms: performance.now() - started,
              body: whole,
              encoding: response.headers['content-encoding'],
            });
          wholeBody(response).then(finish, reject);
        },
      );
      sent.on('timeout', () => sent.destroy(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })));
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });

  return { origin, send, close: () => agent.destroy() };
};

/** The JSON of an answer. @throws Error when it is not a success. */
export const jsonOf = <T>({ status, body, encoding }: Reply): T => {
  const text = (encoding === 'gzip' ? gunzipSync(body) : body).toString('utf8');
  if (status >= 400) throw new Error(`The portal answered ${status}: ${text}`);
  return JSON.parse(text) as T;
};
