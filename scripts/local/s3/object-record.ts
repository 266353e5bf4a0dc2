import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { notImplemented } from './errors.ts';
import { assertHeader } from './wire-text.ts';

export const objectHeadSchema = z.object({
  contentType: z.string(),
  /** Headers given back on every read, by lower-case name. */
  headers: z.record(z.string(), z.string()),
  /** The `x-amz-meta-*` values, by name without that prefix. */
  metadata: z.record(z.string(), z.string()),
});

/** What the uploader says about an object. */
export type ObjectHead = z.infer<typeof objectHeadSchema>;

export const objectRecordSchema = objectHeadSchema.extend({
  key: z.string(),
  size: z.int().nonnegative(),
  /** Without quotes; MD5 of the bytes, or `<md5>-<parts>` after a multipart upload. */
  etag: z.string(),
  /** Milliseconds since the epoch. */
  modifiedAt: z.int(),
  /** File with the bytes, in the folder of the bucket. */
  data: z.string(),
});

/** The sidecar of an object: it exists if and only if this does. */
export type ObjectRecord = Readonly<z.infer<typeof objectRecordSchema>>;

const KEPT_HEADERS = ['cache-control', 'content-disposition', 'content-language', 'expires'];
const META_PREFIX = 'x-amz-meta-';
/** Accepting these and forgetting them would be a lie about who may read or delete the object. */
const REFUSED_HEADERS =
  /^x-amz-(tagging$|object-lock-|website-redirect-location$|server-side-encryption-customer-)/;

/** Name of the files of an object. Keys never reach the file system, so no key can leave its bucket. */
export const fileStem = (key: string): string => createHash('sha256').update(key).digest('hex');

/** @throws S3Error 501 for a header that asks for what the embedded S3 lacks, 400 for one that cannot be sent back */
export function headFromHeaders(headers: IncomingHttpHeaders): ObjectHead {
  const refused = Object.keys(headers).find((name) => REFUSED_HEADERS.test(name));
  if (refused !== undefined) throw notImplemented(`the header ${refused}`);
  const kept: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = headers[name];
    if (value !== undefined) kept[name] = String(value);
  }
  const encoding = withoutFraming(headers['content-encoding']);
  if (encoding !== '') kept['content-encoding'] = encoding;
  const metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith(META_PREFIX)) metadata[name.slice(META_PREFIX.length)] = String(value);
  }
  const head = {
    contentType: headers['content-type'] ?? 'application/octet-stream',
    headers: kept,
    metadata,
  };
  for (const [name, value] of Object.entries(responseHeaders(head))) assertHeader(name, value);
  return head;
}

/** The headers by which an object describes itself when it is read. */
export function responseHeaders(head: ObjectHead): Record<string, string> {
  const metadata = Object.entries(head.metadata).map(([name, value]) => [META_PREFIX + name, value]);
  return { 'content-type': head.contentType, ...head.headers, ...Object.fromEntries(metadata) };
}

const withoutFraming = (encoding: string | undefined): string =>
  (encoding ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== 'aws-chunked')
    .join(', ');
