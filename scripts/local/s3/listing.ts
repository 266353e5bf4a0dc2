import { invalidArgument } from './errors.ts';
import { lowerBound } from './key-index.ts';

export interface ListRequest {
  readonly prefix: string;
  /** Empty for none. */
  readonly delimiter: string;
  readonly maxKeys: number;
  /** Only keys after this one; ignored when there is a token. */
  readonly startAfter: string;
  /** The `next` of the page before. */
  readonly token: string | undefined;
}

export interface ListPage {
  readonly keys: readonly string[];
  readonly commonPrefixes: readonly string[];
  /** Token of the following page; absent on the last one. */
  readonly next: string | undefined;
}

type Entry = { readonly kind: 'key' | 'prefix'; readonly name: string };

/**
 * One page of ListObjectsV2: keys under `prefix`, those that share a part up to `delimiter` rolled into one entry.
 * @param sorted all keys of the bucket in byte order
 * @throws S3Error 400 for a token this function did not issue
 */
export function listPage(sorted: readonly string[], request: ListRequest): ListPage {
  const { prefix, delimiter, maxKeys } = request;
  const last: Entry =
    request.token === undefined ? { kind: 'key', name: request.startAfter } : readToken(request.token);
  const entries: Entry[] = [];
  let previous = last;
  let truncated = false;
  for (let at = firstPosition(sorted, prefix, last); at < sorted.length; at++) {
    const key = sorted[at] ?? '';
    if (!key.startsWith(prefix)) break;
    if (previous.kind === 'prefix' && key.startsWith(previous.name)) continue;
    if (entries.length >= maxKeys) {
      truncated = maxKeys > 0;
      break;
    }
    previous = entryOf(key, prefix, delimiter);
    entries.push(previous);
  }
  const named = (kind: Entry['kind']) =>
    entries.filter((entry) => entry.kind === kind).map((entry) => entry.name);
  return {
    keys: named('key'),
    commonPrefixes: named('prefix'),
    next: truncated ? writeToken(previous) : undefined,
  };
}

function firstPosition(sorted: readonly string[], prefix: string, last: Entry): number {
  const start = lowerBound(sorted, prefix);
  if (last.name === '') return start;
  const resume = lowerBound(sorted, last.name);
  const skip = last.kind === 'key' && sorted[resume] === last.name ? 1 : 0;
  return Math.max(start, resume + skip);
}

function entryOf(key: string, prefix: string, delimiter: string): Entry {
  const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return at < 0 ? { kind: 'key', name: key } : { kind: 'prefix', name: key.slice(0, at + delimiter.length) };
}

const writeToken = ({ kind, name }: Entry): string => Buffer.from(`${kind}:${name}`).toString('base64url');

function readToken(token: string): Entry {
  const [, kind, name] = /^(key|prefix):(.*)$/s.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (name === undefined || (kind !== 'key' && kind !== 'prefix')) {
    throw invalidArgument('The continuation token provided is incorrect');
  }
  return { kind, name };
}
