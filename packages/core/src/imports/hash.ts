import { createHash } from 'node:crypto';
import type { NamedRow } from './row.ts';
import type { RowValues } from './sink.ts';

/** 96 bits tell a hundred thousand rows apart beyond doubt and keep what is held per row small. */
const LENGTH = 16;

const digest = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, LENGTH);

/** The same for two rows whose named cells say the same, whatever blanks part their words. */
export const contentHash = (row: NamedRow): string =>
  digest(JSON.stringify(Object.entries(row.texts).map(([name, text]) => [name, text.replace(/\s+/g, ' ')])));

/** The same for two rows that would make the same record; the correlative a person gives is no part of it. */
export const rowHash = (values: RowValues, estado: string): string =>
  digest(JSON.stringify([estado, Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))]));
