import type { IncomingHttpHeaders } from 'node:http';
import { accessDenied, invalidArgument, S3Error } from './errors.ts';
import {
  ALGORITHM,
  assertSameSignature,
  type Credentials,
  readAmzDate,
  readCredential,
  signRequest,
} from './signature.ts';
import type { Target } from './uri.ts';
import { toWireText } from './wire-text.ts';

/** A request whose signature holds, with the traces of authentication taken out. */
export interface Authorized {
  /** The headers, plus the `x-amz-*` parameters of a presigned URL that stand for headers. */
  readonly headers: IncomingHttpHeaders;
  readonly parameters: URLSearchParams;
  /** What the signature says of the body: its SHA-256, `UNSIGNED-PAYLOAD` or a `STREAMING-…` scheme. */
  readonly payload: string;
}

interface RequestToCheck {
  readonly method: string;
  readonly target: Target;
  readonly headers: IncomingHttpHeaders;
}

const MAX_SKEW_MS = 15 * 60_000;
const MAX_PRESIGNED_SECONDS = 7 * 24 * 3600;
const PRESIGNED_AUTHENTICATION = new Set([
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-expires',
  'x-amz-signedheaders',
  'x-amz-signature',
  'x-amz-security-token',
  'x-amz-content-sha256',
]);

/**
 * Verifies SigV4 in its two forms, `Authorization` header and presigned URL.
 * @throws S3Error 403 for a missing, foreign, expired, skewed or altered signature
 */
export function authorize(request: RequestToCheck, credentials: Credentials, now: number): Authorized {
  const presigned = request.target.query.has('X-Amz-Signature');
  if (!presigned) return authorizeHeader(request, credentials, now);
  if (request.headers.authorization !== undefined) {
    throw invalidArgument('Only one auth mechanism allowed.');
  }
  return authorizePresigned(request, credentials, now);
}

function authorizeHeader(request: RequestToCheck, credentials: Credentials, now: number): Authorized {
  const { target, headers, method } = request;
  const fields = readAuthorizationHeader(headers.authorization);
  const scope = readCredential(fields.credential, credentials);
  const date = String(headers['x-amz-date'] ?? '');
  if (Math.abs(now - readAmzDate(date)) > MAX_SKEW_MS) {
    throw new S3Error(
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    );
  }
  const payload = headers['x-amz-content-sha256'];
  if (typeof payload !== 'string') {
    throw new S3Error(400, 'InvalidRequest', 'Missing required header: x-amz-content-sha256');
  }
  assertHeadersSigned(headers, fields.signedHeaders);
  const signed = { method, path: target.canonicalPath, query: target.query, headers, payload, date };
  const expected = signRequest(
    { ...signed, signedHeaders: fields.signedHeaders },
    credentials.secretAccessKey,
    scope,
  );
  assertSameSignature(expected, fields.signature);
  return { headers, parameters: target.query, payload };
}

function readAuthorizationHeader(header: string | undefined) {
  if (!header?.startsWith(`${ALGORITHM} `)) throw accessDenied();
  const fields = new Map(
    header
      .slice(ALGORITHM.length + 1)
      .split(',')
      .map((field) => field.trim())
      .map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]),
  );
  return {
    credential: fields.get('Credential') ?? '',
    signedHeaders: (fields.get('SignedHeaders') ?? '').split(';'),
    signature: fields.get('Signature') ?? '',
  };
}

function authorizePresigned(request: RequestToCheck, credentials: Credentials, now: number): Authorized {
  const { target, method } = request;
  const parameter = (name: string) => target.query.get(name) ?? '';
  if (parameter('X-Amz-Algorithm') !== ALGORITHM) {
    throw new S3Error(
      400,
      'AuthorizationQueryParametersError',
      `X-Amz-Algorithm only supports "${ALGORITHM}"`,
    );
  }
  const scope = readCredential(parameter('X-Amz-Credential'), credentials);
  const date = parameter('X-Amz-Date');
  assertWithinLifetime(readAmzDate(date), Number(parameter('X-Amz-Expires')), now);
  const signedHeaders = parameter('X-Amz-SignedHeaders').split(';');
  assertHeadersSigned(request.headers, signedHeaders);
  const payload =
    target.query.get('X-Amz-Content-Sha256') ??
    // As some signers write it when they move the header to the query.
    target.query.get('x-amz-content-sha256') ??
    String(request.headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD');
  const signed = { method, path: target.canonicalPath, query: target.query, headers: request.headers };
  const expected = signRequest(
    { ...signed, signedHeaders, payload, date },
    credentials.secretAccessKey,
    scope,
  );
  assertSameSignature(expected, parameter('X-Amz-Signature'));
  return { ...separateHoisted(request), payload };
}

function assertWithinLifetime(signedAt: number, seconds: number, now: number): void {
  if (!(Number.isInteger(seconds) && seconds >= 1 && seconds <= MAX_PRESIGNED_SECONDS)) {
    throw new S3Error(
      400,
      'AuthorizationQueryParametersError',
      `X-Amz-Expires must be between 1 and ${MAX_PRESIGNED_SECONDS} seconds`,
    );
  }
  if (now > signedAt + seconds * 1000) throw accessDenied('Request has expired');
  if (signedAt > now + MAX_SKEW_MS) throw accessDenied('Request is not yet valid');
}

// Otherwise the holder of a presigned PUT could add x-amz-copy-source and read any other object.
function assertHeadersSigned(headers: IncomingHttpHeaders, signedHeaders: readonly string[]): void {
  const unsigned = Object.keys(headers).filter(
    (name) => (name === 'host' || name.startsWith('x-amz-')) && !signedHeaders.includes(name),
  );
  if (unsigned.length > 0) {
    throw accessDenied('There were headers present in the request which were not signed');
  }
}

function separateHoisted({ target, headers }: RequestToCheck): Pick<Authorized, 'headers' | 'parameters'> {
  const merged: IncomingHttpHeaders = { ...headers };
  const parameters = new URLSearchParams();
  for (const [name, value] of target.query) {
    const lower = name.toLowerCase();
    if (PRESIGNED_AUTHENTICATION.has(lower)) continue;
    if (lower.startsWith('x-amz-')) merged[lower] ??= toWireText(value);
    else parameters.append(name, value);
  }
  return { headers: merged, parameters };
}
