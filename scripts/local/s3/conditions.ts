import type { IncomingHttpHeaders } from 'node:http';
import { noSuchKey, notImplemented, preconditionFailed } from './errors.ts';
import type { ObjectRecord } from './object-record.ts';
import type { WriteCondition } from './object-store.ts';

/**
 * Judges the conditional headers of a read, with the precedence of RFC 9110 §13.2.2.
 * @returns whether the answer is 304 Not Modified
 * @throws S3Error 412
 */
export function isNotModified(headers: IncomingHttpHeaders, record: ObjectRecord): boolean {
  const ifMatch = headers['if-match'];
  const ifNoneMatch = headers['if-none-match'];
  if (ifMatch !== undefined) {
    if (!matches(ifMatch, record)) throw preconditionFailed();
  } else if (modifiedSince(headers['if-unmodified-since'], record) === true) {
    throw preconditionFailed();
  }
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, record);
  return modifiedSince(headers['if-modified-since'], record) === false;
}

/** The condition a write carries; `If-None-Match` takes only `*`, as in S3. */
export function writeCondition(headers: IncomingHttpHeaders): WriteCondition {
  const ifMatch = headers['if-match'];
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    throw notImplemented('If-None-Match with a value other than *');
  }
  return (current) => {
    if (ifNoneMatch === '*' && current !== undefined) throw preconditionFailed();
    if (ifMatch === undefined) return;
    if (current === undefined) throw noSuchKey();
    if (!matches(ifMatch, current)) throw preconditionFailed();
  };
}

function matches(header: string, { etag }: ObjectRecord): boolean {
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''));
  return tags.includes('*') || tags.includes(etag);
}

// HTTP dates have whole seconds; undefined when the header is absent or no date, which RFC 9110 says to ignore.
function modifiedSince(header: string | undefined, { modifiedAt }: ObjectRecord): boolean | undefined {
  const instant = Date.parse(header ?? '');
  return Number.isNaN(instant) ? undefined : Math.floor(modifiedAt / 1000) * 1000 > instant;
}
