import { createHash } from 'node:crypto';
import type { Failure } from './failure.ts';
import { steady } from './frames.ts';

const telling = 3;
const length = 16;

/**
 * What makes two failures the same: their kind and where they were thrown, by name and not by line, so that one that
 * outlives a release is still the same. Sixteen hexadecimal digits.
 */
export const fingerprint = ({ origin, name, code, phrase, service, frames }: Failure): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        origin,
        name,
        code ?? '',
        phrase ?? '',
        service ?? '',
        frames.slice(0, telling).map(steady),
      ]),
    )
    .digest('hex')
    .slice(0, length);

/** Whether a text may be a fingerprint. */
export const isFingerprint = (text: string): boolean => /^[0-9a-f]{16}$/.test(text);
