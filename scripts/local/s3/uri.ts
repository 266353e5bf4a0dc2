import { S3Error } from './errors.ts';

/** What a path-style request addresses: `/`, `/<bucket>` or `/<bucket>/<key>`. */
export interface Target {
  readonly bucket: string;
  readonly key: string;
  /** The path as SigV4 signs it: decoded and encoded again by RFC 3986, dot segments untouched. */
  readonly canonicalPath: string;
  readonly query: URLSearchParams;
}

const MAX_KEY_BYTES = 1024;

/** RFC 3986 percent-encoding with only the unreserved characters left bare, as SigV4 wants it. */
export const encodeStrict = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** {@link encodeStrict} that keeps the slashes. */
export const encodePath = (path: string): string => path.split('/').map(encodeStrict).join('/');

/**
 * Reads a request URL. Keys are opaque: `..` and `//` are kept, nothing is normalised.
 * @throws S3Error 400 for a malformed escape or a key above 1,024 bytes
 */
export function parseTarget(url: string): Target {
  const mark = url.indexOf('?');
  const rawPath = mark < 0 ? url : url.slice(0, mark);
  const path = decodePath(rawPath);
  const [, bucket = '', ...rest] = path.split('/');
  const key = rest.join('/');
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
    throw new S3Error(400, 'KeyTooLongError', 'Your key is too long');
  }
  const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
  return { bucket, key, canonicalPath: encodePath(path), query };
}

function decodePath(rawPath: string): string {
  try {
    return decodeURIComponent(rawPath);
  } catch {
    throw new S3Error(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
}
