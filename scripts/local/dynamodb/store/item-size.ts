import dynalite from 'dynalite/db/index.js';
import { validationFailure } from '../failure.ts';
import type { ItemChange } from './staging.ts';

/** A letter takes three bytes at most, so shorter texts need no measuring. */
const BYTES_PER_LETTER = 3;

/** DynamoDB measures an item in bytes of UTF-8; dynalite counted letters, which falls short in Spanish. */
export function assertFits({ after, json = '' }: ItemChange, { maxItemSize }: { maxItemSize: number }): void {
  if (!after || json.length * BYTES_PER_LETTER <= maxItemSize) return;
  const bytesBeyondLetters = Buffer.byteLength(json) - json.length;
  if (dynalite.itemSize(after) + bytesBeyondLetters > maxItemSize) {
    throw validationFailure('Item size has exceeded the maximum allowed size');
  }
}
