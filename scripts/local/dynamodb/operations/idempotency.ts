import { hash } from 'node:crypto';
import { DynamoFailure } from '../failure.ts';
import { tokenKey, tokensBefore } from '../store/key-space.ts';
import type { Staging } from '../store/staging.ts';
import type { Storage } from '../store/storage.ts';

/** DynamoDB remembers a client request token for ten minutes after the transaction succeeded. */
const WINDOW_MS = 10 * 60 * 1000;

interface Remembered {
  fingerprint: string;
  /** Epoch milliseconds. */
  until: number;
}

/** Tokens are filed under the ten-minute span of their use, so old ones go away by range. */
const bucketOf = (at: number) => Math.floor(at / WINDOW_MS);

/**
 * Whether the token already succeeded with this very request.
 * @throws DynamoFailure IdempotentParameterMismatchException when it did with another
 */
export function isReplay(staging: Staging, token: string, fingerprint: string, now: number): boolean {
  const bucket = bucketOf(now);
  const seen =
    staging.record<Remembered>(tokenKey(bucket, token)) ??
    staging.record<Remembered>(tokenKey(bucket - 1, token));
  if (!seen || seen.until <= now) return false;
  if (seen.fingerprint === fingerprint) return true;
  throw new DynamoFailure(
    'IdempotentParameterMismatchException',
    'The provided client token is already in use with different request parameters',
  );
}

/** Stages the token with the transaction it belongs to. */
export function remember(staging: Staging, token: string, fingerprint: string, now: number): void {
  const remembered: Remembered = { fingerprint, until: now + WINDOW_MS };
  staging.setRecord(tokenKey(bucketOf(now), token), remembered);
}

export function forgetExpiredTokens(storage: Storage, now: number): Promise<void> {
  return storage.clear(tokensBefore(bucketOf(now) - 1));
}

/** Equal for requests that mean the same, whatever the order of their members. */
export const fingerprintOf = (request: unknown): string =>
  hash('sha256', JSON.stringify(request, inOrder), 'base64');

/** Replacer for `JSON.stringify`: one pass, and no sorted copy of everything beforehand. */
const inOrder = (_name: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value);
  if (members.length < 2) return value;
  return Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1)));
};
