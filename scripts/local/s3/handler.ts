import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { authorize } from './authorization.ts';
import { allowOrigin, answerPreflight } from './cors.ts';
import { S3Error } from './errors.ts';
import { type Services, sendEmpty, sendXml } from './exchange.ts';
import { acceptFormUpload, isFormUpload } from './operations/form-upload.ts';
import { abandonBody, openBody } from './request-body.ts';
import { findOperation } from './router.ts';
import type { Credentials } from './signature.ts';
import { parseTarget } from './uri.ts';

export interface HandlerSettings {
  readonly credentials: Credentials;
  readonly corsOrigins: readonly string[];
  readonly services: Services;
  /** Receives every cause that the client only sees as 500. */
  readonly onError: (error: unknown) => void;
}

/** Answers one HTTP request; never rejects. */
export async function handleRequest(
  req: IncomingMessage,
  res: ServerResponse,
  settings: HandlerSettings,
): Promise<void> {
  const requestId = randomBytes(8).toString('hex').toUpperCase();
  res.setHeader('x-amz-request-id', requestId);
  const body = openBody(req);
  try {
    allowOrigin(req, res, settings.corsOrigins);
    await answer(req, res, body, settings);
  } catch (error) {
    const clientLeft = res.destroyed || req.errored !== null;
    if (!(error instanceof S3Error) && !clientLeft) settings.onError(error);
    if (res.headersSent) res.destroy();
    else refuse(req, res, error, requestId, settings.services.maxObjectBytes);
  } finally {
    abandonBody(req, body);
  }
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  body: Readable,
  { credentials, corsOrigins, services }: HandlerSettings,
): Promise<void> {
  const { method = '', headers } = req;
  if (method === 'OPTIONS') return answerPreflight(req, res, corsOrigins);
  const target = parseTarget(req.url ?? '/');
  const { bucket, key } = target;
  if (isFormUpload(method, key, headers)) {
    return acceptFormUpload({ bucket, headers, body, response: res }, credentials, services);
  }
  const authorized = authorize({ method, target, headers }, credentials, Date.now());
  const exchange = { ...authorized, method, bucket, key, body, response: res };
  await findOperation(exchange)(exchange, services);
}

function refuse(
  req: IncomingMessage,
  res: ServerResponse,
  error: unknown,
  requestId: string,
  maxDrainBytes: number,
): void {
  // What is left of a body is normally read and dropped so that the client gets to the answer; not when it is huge.
  if (Number(req.headers['content-length'] ?? 0) > maxDrainBytes) res.setHeader('connection', 'close');
  const { status, code, message } =
    error instanceof S3Error
      ? error
      : new S3Error(500, 'InternalError', 'We encountered an internal error. Please try again.');
  if (req.method === 'HEAD') sendEmpty(res, status);
  else sendXml(res, status, 'Error', { Code: code, Message: message, RequestId: requestId });
}
