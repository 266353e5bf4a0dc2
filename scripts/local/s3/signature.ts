import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { accessDenied, S3Error } from './errors.ts';
import { encodeStrict } from './uri.ts';

/** The one key pair the embedded S3 knows. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** `<key id>/<yyyymmdd>/<region>/s3/aws4_request`, taken apart. */
export interface CredentialScope {
  readonly day: string;
  readonly region: string;
}

/** Everything SigV4 puts under the signature of one request. */
export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly signedHeaders: readonly string[];
  readonly payload: string;
  /** `yyyymmddThhmmssZ` */
  readonly date: string;
}

export const ALGORITHM = 'AWS4-HMAC-SHA256';

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const byBytes = (left: string, right: string) => Buffer.compare(Buffer.from(left), Buffer.from(right));

/** Reads a credential and checks that it names our key. The region is free: it is signed, not configured. */
export function readCredential(text: string, { accessKeyId }: Credentials): CredentialScope {
  const [id, day = '', region = '', service, terminator] = text.split('/');
  if (service !== 's3' || terminator !== 'aws4_request' || !/^\d{8}$/.test(day)) {
    throw new S3Error(400, 'AuthorizationHeaderMalformed', 'The credential scope is malformed.');
  }
  if (id !== accessKeyId) {
    throw new S3Error(
      403,
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
    );
  }
  return { day, region };
}

/** Milliseconds since the epoch of an `x-amz-date`. @throws S3Error 403 when it is no date */
export function readAmzDate(text: string): number {
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const instant = Date.parse(iso);
  if (iso === text || Number.isNaN(instant)) throw accessDenied('The request date is missing or malformed.');
  return instant;
}

function canonicalQuery(query: URLSearchParams): string {
  return Array.from(query, ([name, value]) => [encodeStrict(name), encodeStrict(value)] as const)
    .filter(([name]) => name !== 'X-Amz-Signature')
    .sort((left, right) => byBytes(left[0], right[0]) || byBytes(left[1], right[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

const canonicalHeader = (name: string, value: string | string[] | undefined) =>
  `${name}:${String(value ?? '')
    .trim()
    .replace(/\s+/g, ' ')}`;

function canonicalRequest(request: SignedRequest): string {
  return [
    request.method,
    request.path,
    canonicalQuery(request.query),
    ...request.signedHeaders.map((name) => canonicalHeader(name, request.headers[name])),
    '',
    request.signedHeaders.join(';'),
    request.payload,
  ].join('\n');
}

/** Signature in hexadecimal over any text: the string to sign of a request, or the policy of a POST form. */
export function signText(text: string, secret: string, scope: CredentialScope): string {
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, scope.day), scope.region), 's3'), 'aws4_request');
  return hmac(key, text).toString('hex');
}

/** The signature a request should carry. */
export function signRequest(request: SignedRequest, secret: string, scope: CredentialScope): string {
  const fullScope = `${scope.day}/${scope.region}/s3/aws4_request`;
  const text = [ALGORITHM, request.date, fullScope, sha256(canonicalRequest(request))].join('\n');
  return signText(text, secret, scope);
}

/** @throws S3Error 403 `SignatureDoesNotMatch`; compares in constant time */
export function assertSameSignature(expected: string, given: string): void {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  if (left.length !== right.length || !timingSafeEqual(left, right)) {
    throw new S3Error(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
    );
  }
}
