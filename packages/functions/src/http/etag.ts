import { hash } from 'node:crypto';
import type { Context } from 'hono';

/** What compression adds to a validator, since a strong one names the very bytes that travel. */
export const GZIP_SUFFIX = '-gz';

/** A strong validator of a text: equal exactly when the text is. */
export const strongEtag = (text: string): string => `"${hash('sha256', text, 'base64url').slice(0, 22)}"`;

const uncompressed = (tag: string): string => tag.trim().replace(/^W\//, '').replace(`${GZIP_SUFFIX}"`, '"');

/** The validator in an `If-None-Match` header that names the text, as the client wrote it. */
export const knownEtag = (header: string | undefined, etag: string): string | undefined =>
  header
    ?.split(',')
    .find((tag) => tag.trim() === '*' || uncompressed(tag) === etag)
    ?.trim();

/**
 * Answers JSON with a strong ETag, or 304 when the client already has it.
 *
 * @param cacheControl such as `private, max-age=300`; the API's `no-store` when absent
 */
export const jsonWithEtag = (c: Context, value: unknown, cacheControl?: string): Response => {
  const text = JSON.stringify(value);
  const etag = strongEtag(text);
  const known = knownEtag(c.req.header('if-none-match'), etag);
  if (cacheControl) c.header('cache-control', cacheControl);
  c.header('etag', known && known !== '*' ? known : etag);
  if (known) return c.body(null, 304);
  c.header('content-type', 'application/json');
  return c.body(text);
};
