import type { EmbeddedDynamo } from './engine.ts';

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
  handle(request: WireRequest): Promise<{ response: WireResponse }>;
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
      const target = request.headers['x-amz-target'] ?? request.headers['X-Amz-Target'] ?? '';
      const answer = await engine.handle(target, textOf(request.body));
      const body = new TextEncoder().encode(answer.body);
      return { response: { statusCode: answer.statusCode, headers: { ...HEADERS }, body } };
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    destroy() {},
  };
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : '';
}
