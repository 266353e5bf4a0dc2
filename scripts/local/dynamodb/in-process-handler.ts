import { DirectAnswer, DirectRequest } from './direct-protocol.ts';
import type { EmbeddedDynamo } from './engine.ts';
import { failed, type WireAnswer } from './wire-answer.ts';

interface WireRequest {
  headers: Record<string, string>;
  body?: unknown;
}

interface WireResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** What AWS SDK v3 clients accept as `requestHandler`. */
interface InProcessHandler {
  metadata: { handlerProtocol: string };
  handle(request: WireRequest | DirectRequest): Promise<{ response: WireResponse | DirectAnswer }>;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): Record<string, never>;
  destroy(): void;
}

const HEADERS = { 'content-type': 'application/x-amz-json-1.0' };

/**
 * A transport that calls the engine directly: no port, no sockets, no streams.
 *
 * @example
 * new DynamoDBClient({ region, endpoint: 'http://embedded', credentials, requestHandler: inProcessHandler(engine) });
 */
export function inProcessHandler(engine: Pick<EmbeddedDynamo, 'handle'>): InProcessHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request) {
      if (request instanceof DirectRequest) return { response: await spoken(request) };
      const target = request.headers['x-amz-target'] ?? request.headers['X-Amz-Target'] ?? '';
      const answer = await engine.handle(target, textOf(request.body));
      return { response: responseOf(answer) };
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    destroy() {},
  };
}

const responseOf = ({ statusCode, body }: WireAnswer): WireResponse => ({
  statusCode,
  headers: { ...HEADERS },
  body: new TextEncoder().encode(body),
});

const spoken = async ({ run }: DirectRequest): Promise<WireResponse | DirectAnswer> => {
  try {
    return new DirectAnswer(await run());
  } catch (error) {
    return responseOf(failed(error));
  }
};

function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : '';
}
