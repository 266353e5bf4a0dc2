import { gzipSync } from 'node:zlib';
import { GZIP_SUFFIX } from './etag.ts';

/** The part of a Lambda answer (payload 2.0) that compression touches. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
  readonly cookies?: readonly string[];
}

/** Shorter answers travel in one packet anyway. */
const MIN_LENGTH = 1024;

/** Measured on lists: level 3 takes 50 µs for 14 KB; brotli 4 saves 9 % more and takes twice as long. */
const LEVEL = 3;

const TEXT = /^(?:application\/(?:json|geo\+json)|text\/)/;
const GZIP = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/;

const taggedAsGzip = ({ etag }: Answer['headers']) => etag && { etag: etag.replace(/"$/, `${GZIP_SUFFIX}"`) };

/**
 * Compresses a text answer longer than 1 KB when the client takes gzip. Synchronous: for answers of this size the
 * thread pool costs more than it frees.
 */
export const compressed = (answer: Answer, acceptEncoding: string | undefined): Answer => {
  const { headers, body, isBase64Encoded } = answer;
  if (isBase64Encoded || body.length <= MIN_LENGTH || headers['content-encoding']) return answer;
  if (!TEXT.test(headers['content-type'] ?? '')) return answer;
  const vary = { ...headers, vary: 'accept-encoding' };
  if (!acceptEncoding || !GZIP.test(acceptEncoding)) return { ...answer, headers: vary };
  return {
    ...answer,
    headers: { ...vary, ...taggedAsGzip(headers), 'content-encoding': 'gzip' },
    body: gzipSync(body, { level: LEVEL }).toString('base64'),
    isBase64Encoded: true,
  };
};
