import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** An answer as it travelled: not unpacked, not followed, not parsed. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Address of this machine the request comes from, for limits that count by address. */
  readonly from?: string;
}

/** Sends exactly this target, which no URL parser has put right. */
export const raw = async (origin: string, target: string, options: RawRequest = {}): Promise<RawAnswer> => {
  const { method = 'GET', headers = {}, body, from = '127.0.0.1' } = options;
  const { host, port } = new URL(origin);
  const outgoing = request({
    host: '127.0.0.1',
    port,
    path: target,
    method,
    localAddress: from,
    headers: { host, ...headers },
    agent: false,
  });
  // A portal that refuses a body early closes while it is still being sent.
  outgoing.on('error', () => undefined);
  outgoing.end(body);
  const [answer] = await once(outgoing, 'response');
  return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
};
