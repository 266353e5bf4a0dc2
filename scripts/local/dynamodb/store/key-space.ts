/**
 * Names of everything in the one LevelDB key space. Table and index names cannot hold `~`, and item keys
 * are hexadecimal text and slashes, so a prefix never reaches into a neighbour's range.
 */

export interface KeyRange {
  gt?: string;
  gte?: string;
  lt?: string;
  lte?: string;
  reverse?: boolean;
  /** -1 for no limit. */
  limit?: number;
}

export const SEQUENCE_KEY = 'meta~sequence';
export const TABLES = 'table~';
const FEED = 'feed~';
const TOKENS = 'token~';

/** Digits of a stream sequence number as DynamoDB prints it; padded, so text order is numeric order. */
const SEQUENCE_DIGITS = 21;
const EPOCH_DIGITS = 12;
const BUCKET_DIGITS = 8;

export const paddedSequence = (sequence: number) => String(sequence).padStart(SEQUENCE_DIGITS, '0');

export const tableKey = (table: string) => `${TABLES}${table}`;
export const itemPrefix = (table: string) => `item~${table}~`;
export const indexesPrefix = (table: string) => `index~${table}~`;
export const indexPrefix = (table: string, index: string) => `${indexesPrefix(table)}${index}~`;
export const expiryPrefix = (table: string) => `expiry~${table}~`;
export const feedKey = (sequence: number) => FEED + paddedSequence(sequence);

/** Orders a table's items by expiry, so a sweep reads only what is due. */
export const expiryKey = (table: string, epochSeconds: number, itemKey: string) =>
  `${expiryPrefix(table)}${String(epochSeconds).padStart(EPOCH_DIGITS, '0')}~${itemKey}`;

const tokenBucket = (bucket: number) => `${TOKENS}${String(bucket).padStart(BUCKET_DIGITS, '0')}~`;
export const tokenKey = (bucket: number, token: string) => tokenBucket(bucket) + token;

export const within = (prefix: string): KeyRange => ({ gte: prefix, lt: `${prefix}\xff` });

/** Expiry entries due at `untilSeconds` or before, from `fromSeconds` on. */
export const expiryRange = (table: string, fromSeconds: number, untilSeconds: number): KeyRange => ({
  gte: expiryKey(table, fromSeconds, ''),
  lt: expiryKey(table, untilSeconds + 1, ''),
});

export const feedAfter = (sequence: number): KeyRange => ({ gt: feedKey(sequence), lt: `${FEED}\xff` });

export const tokensBefore = (bucket: number): KeyRange => ({ gte: TOKENS, lt: tokenBucket(bucket) });
