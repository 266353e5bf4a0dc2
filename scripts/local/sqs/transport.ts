import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** Answer of an embedded AWS service that speaks one of the AWS JSON protocols. */
export interface AwsJsonResponse {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An embedded service behind an AWS JSON protocol (DynamoDB, Streams, SQS, EventBridge). */
export interface AwsJsonService {
  /**
   * @param target the `X-Amz-Target` header, e.g. `AmazonSQS.SendMessage`
   * @param signal aborts when the caller stops waiting
   */
  handle(target: string, body: string, signal?: AbortSignal): Promise<AwsJsonResponse>;
}

/** The part of a smithy HTTP request the transport reads. */
interface SdkRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const CONTENT_TYPE = 'application/x-amz-json-1.0';
const TARGET = 'x-amz-target';
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * A `requestHandler` that answers an AWS SDK v3 client inside the process: no port, no signature to check.
 * @example new SQSClient({ region, endpoint: 'http://embedded', credentials, requestHandler: inProcessHandler(sqs) })
 */
export const inProcessHandler = (service: AwsJsonService) => ({
  metadata: { handlerProtocol: 'http/1.1' },
  updateHttpClientConfig: () => undefined,
  httpHandlerConfigs: () => ({}),
  destroy: () => undefined,
  async handle({ headers, body }: SdkRequest, { abortSignal }: { abortSignal?: AbortSignal } = {}) {
    abortSignal?.throwIfAborted();
    const target = headers[TARGET] ?? headers['X-Amz-Target'] ?? '';
    const answer = await service.handle(target, bodyText(body), abortSignal);
    abortSignal?.throwIfAborted();
    const response = {
      statusCode: answer.statusCode,
      headers: { 'content-type': CONTENT_TYPE, ...answer.headers },
      body: Readable.from([Buffer.from(answer.body)]),
    };
    return { response };
  },
});

function bodyText(body: unknown): string {
  if (body === undefined) return '';
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  throw new TypeError('AWS JSON clients send text or bytes, not streams');
}

/**
 * An HTTP listener for the same service, for tools outside the process. It checks no signature: bind it to loopback.
 * Pages of other origins cannot call it, since `X-Amz-Target` makes browsers ask first and no answer allows them.
 */
export const httpListener =
  (service: AwsJsonService) =>
  async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const gone = new AbortController();
    res.once('close', () => gone.abort());
    const answer = await answerHttp(service, req, gone.signal);
    res.writeHead(answer.statusCode, { 'content-type': CONTENT_TYPE, ...answer.headers }).end(answer.body);
  };

async function answerHttp(
  service: AwsJsonService,
  req: IncomingMessage,
  signal: AbortSignal,
): Promise<AwsJsonResponse> {
  const target = req.headers[TARGET];
  if (req.method !== 'POST' || typeof target !== 'string') return refusal(400, 'UnknownOperationException');
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of req) {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    }
  } catch {
    return refusal(400, 'RequestAbortedException');
  }
  if (size > MAX_BODY_BYTES) return refusal(413, 'RequestEntityTooLargeException');
  return service.handle(target, Buffer.concat(chunks).toString('utf8'), signal);
}

const refusal = (statusCode: number, type: string): AwsJsonResponse => ({
  statusCode,
  body: JSON.stringify({ __type: type }),
});
