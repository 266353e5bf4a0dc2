import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { authorize } from './authorization.ts';
import { allowOrigin, answerPreflight } from './cors.ts';
import { S3Error } from './errors.ts';
import { type Services, sendEmpty, sendXml } from './exchange.ts';
import { acceptFormUpload, isFormUpload } from './operations/form-upload.ts';
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
  try {
    allowOrigin(req, res, settings.corsOrigins);
    await answer(req, res, settings);
  } catch (error) {
    const clientLeft = res.destroyed || req.destroyed;
    if (!(error instanceof S3Error) && !clientLeft) settings.onError(error);
    if (res.headersSent) res.destroy();
    else refuse(req, res, error, requestId, settings.services.maxObjectBytes);
  }
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  { credentials, corsOrigins, services }: HandlerSettings,
): Promise<void> {
  const { method = '', headers } = req;
  if (method === 'OPTIONS') return answerPreflight(req, res, corsOrigins);
  const target = parseTarget(req.url ?? '/');
  const { bucket, key } = target;
  if (isFormUpload(req, key)) return acceptFormUpload(req, res, bucket, credentials, services);
  const authorized = authorize({ method, target, headers }, credentials, Date.now());
  const body = req.iterator({ destroyOnReturn: false });
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
  // A client that is still sending reads the answer only afterwards; a body that is too long is not waited for.
  if (Number(req.headers['content-length'] ?? 0) > maxDrainBytes) {
    res.setHeader('connection', 'close');
  } else {
    req.resume();
  }
  const { status, code, message } =
    error instanceof S3Error
      ? error
      : new S3Error(500, 'InternalError', 'We encountered an internal error. Please try again.');
  if (req.method === 'HEAD') sendEmpty(res, status);
  else sendXml(res, status, 'Error', { Code: code, Message: message, RequestId: requestId });
}
