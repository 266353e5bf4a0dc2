import { createHash } from 'node:crypto';
import type { NamedRow } from './row.ts';
import type { RowValues } from './sink.ts';

/** 96 bits tell a hundred thousand rows apart beyond doubt and keep what is held per row small. */
const LENGTH = 16;

const digest = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, LENGTH);

/** 52 bits of a text: among a million rows two texts meet by chance once in ten thousand sheets. */
export const textHash = (text: string): number => {
  let low = 0x811c9dc5;
  let high = 0x27d4eb2f;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 13);
  }
  low = Math.imul(low ^ (low >>> 16), 0xc2b2ae35) ^ (high >>> 7);
  high = Math.imul(high ^ (high >>> 15), 0x2c1b3c6d) ^ low;
  return (high >>> 12) * 0x1_0000_0000 + (low >>> 0);
};

/** The same for two rows whose named cells say the same, whatever blanks part their words. */
export const contentHash = (row: NamedRow): number =>
  textHash(
    Object.entries(row.texts)
      .map(([name, text]) => `${name}\u0000${text.replace(/\s+/g, ' ')}`)
      .join('\u0001'),
  );

/** The same for two rows that would make the same record; the correlative a person gives is no part of it. */
export const rowHash = (values: RowValues, estado: string): string =>
  digest(JSON.stringify([estado, Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))]));
