import type { ServerResponse } from 'node:http';
import type { HttpResult } from './http-types.ts';

/** Largest answer Lambda gives back. */
const LAMBDA_LIMIT_BYTES = 6 * 1024 * 1024;

/** The function answered something API Gateway does not understand: the caller gets a 500. */
class MalformedResultError extends Error {
  override readonly name = 'MalformedResultError';
}

/**
 * Reads what a function returned as API Gateway does: with a `statusCode` it is a whole answer, without one the value
 * itself is the JSON body.
 * @throws MalformedResultError
 */
export function parseResult(value: unknown): HttpResult {
  if (isWholeAnswer(value)) return value;
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value ?? null),
  };
}

function isWholeAnswer(value: unknown): value is HttpResult {
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) return false;
  const { statusCode, body }: { statusCode: unknown; body?: unknown } = value;
  if (!Number.isInteger(statusCode)) throw new MalformedResultError('statusCode must be an integer');
  if (body === undefined || body === null) return true;
  if (typeof body !== 'string')
    throw new MalformedResultError('body must be text: serialise it in the handler');
  if (body.length > LAMBDA_LIMIT_BYTES) {
    throw new MalformedResultError('the answer exceeds the 6 MB a function may return');
  }
  return true;
}

/** Writes an answer in one piece. */
export function sendResult(response: ServerResponse, result: HttpResult): void {
  const { statusCode, headers = {}, cookies = [], isBase64Encoded } = result;
  const body = isBase64Encoded ? Buffer.from(result.body ?? '', 'base64') : (result.body ?? '');
  const sent: Record<string, string | string[]> = { 'content-type': 'text/plain;charset=UTF-8' };
  for (const name in headers) sent[name.toLowerCase()] = String(headers[name]);
  if (cookies.length > 0) sent['set-cookie'] = cookies;
  if (statusCode !== 204 && statusCode !== 304) sent['content-length'] = String(Buffer.byteLength(body));
  response.writeHead(statusCode, sent);
  response.end(body);
}

/** An error the gateway itself answers, with its wording. */
export function sendGatewayError(response: ServerResponse, statusCode: number, message: string): void {
  sendResult(response, {
    statusCode,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message }),
  });
}
