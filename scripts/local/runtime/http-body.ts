import type { IncomingMessage } from 'node:http';

/** Largest request API Gateway takes. */
const GATEWAY_LIMIT_BYTES = 10 * 1024 * 1024;
/** Largest event Lambda takes; base64 makes a binary body a third larger. */
const LAMBDA_LIMIT_BYTES = 6 * 1024 * 1024;
// Observed on AWS: everything else, forms and a missing type included, arrives in base64.
const TEXT_TYPES = /^(?:text\/|application\/(?:json|xml|javascript)\s*(?:;|$))/i;

/** The body as the event carries it, or that it is larger than the gateway or the function takes. */
export type ReadBody =
  | { tooLarge: true }
  | { tooLarge: false; body: string | undefined; isBase64Encoded: boolean };

const NOTHING: ReadBody = { tooLarge: false, body: undefined, isBase64Encoded: false };
const TOO_LARGE: ReadBody = { tooLarge: true };

/** Reads a request body to the end, or until it is too large. */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const { 'content-length': length, 'transfer-encoding': transfer } = request.headers;
  if (transfer === undefined && (length === undefined || length === '0')) return NOTHING;
  if (Number(length) > GATEWAY_LIMIT_BYTES) return TOO_LARGE;
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop early must not cut the connection that the refusal is to travel on.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > GATEWAY_LIMIT_BYTES) return TOO_LARGE;
    chunks.push(chunk);
  }
  if (size === 0) return NOTHING;
  const isBase64Encoded = !isText(request);
  const bytes = Buffer.concat(chunks, size);
  const body = bytes.toString(isBase64Encoded ? 'base64' : 'utf8');
  return body.length > LAMBDA_LIMIT_BYTES ? TOO_LARGE : { tooLarge: false, body, isBase64Encoded };
}

function isText(request: IncomingMessage): boolean {
  return TEXT_TYPES.test(request.headers['content-type'] ?? '') && !request.headers['content-encoding'];
}
