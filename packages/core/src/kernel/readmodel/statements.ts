import type { Image, Sorted } from './images.ts';
import type { Layout } from './layout.ts';
import { toJson, toRow, toTotalsRow } from './row.ts';
import type { SearchShape } from './search-row.ts';
import type { Statements } from './transaction.ts';
import {
  erasureUpsert,
  progressUpsert,
  recordUpsert,
  searchErasure,
  searchUpsert,
  totalsUpsert,
} from './upsert.ts';

/** One statement with its parameters. */
export type Statement = readonly [text: string, values: readonly unknown[]];

/** Keeps one statement, and the JSON it carries, within a few megabytes. */
const CHUNK = 500;

const chunks = function* <T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += CHUNK) yield all.slice(at, at + CHUNK);
};

/** Statements that write a module's images to one table of its own. */
export function* tableWrites(
  layout: Layout,
  table: string,
  { records, erasures, totals }: Sorted,
): Generator<Statement> {
  for (const part of chunks(records))
    yield [recordUpsert(layout, table), [toJson(part.map((record) => toRow(layout, record)))]];
  if (erasures.length)
    yield [
      erasureUpsert(layout, table),
      [erasures.map(({ tenant }) => tenant), erasures.map(({ id }) => id)],
    ];
  const kept = layout.columns.some(({ source }) => source === 'rollup') ? totals : [];
  for (const part of chunks(kept))
    yield [totalsUpsert(layout, table), [toJson(part.map((image) => toTotalsRow(layout, image)))]];
}

/**
 * Statements that write a module's images to the search table.
 *
 * @param refresh writes rows of the same version anew.
 */
export function* searchWrites(
  { module }: Layout,
  { vectors, row }: SearchShape,
  { records, erasures }: Sorted,
  refresh = false,
): Generator<Statement> {
  for (const part of chunks(records)) yield [searchUpsert(vectors, refresh), [toJson(part.map(row))]];
  if (erasures.length)
    yield [searchErasure, [erasures.map(({ tenant }) => tenant), erasures.map(({ id }) => id), module.name]];
}

const newestChange = (images: readonly Image[]): string | undefined =>
  images
    .flatMap((image) => ('data' in image ? [image.actualizadoEn] : []))
    .sort()
    .at(-1);

/** The statement that notes how far a batch has brought each module of each institution. */
export const progressWrite = (images: readonly Image[]): Statement => {
  const lines = [...Map.groupBy(images, ({ tenant, module }) => JSON.stringify([tenant, module]))]
    // In one order, for the same reason as the rows.
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, all]) => {
      const [tenant, module]: readonly string[] = JSON.parse(key);
      return { tenant, module, until: newestChange(all) ?? null, count: all.length };
    });
  return [
    progressUpsert,
    [
      lines.map(({ tenant }) => tenant),
      lines.map(({ module }) => module),
      lines.map(({ until }) => until),
      lines.map(({ count }) => count),
    ],
  ];
};

/** Runs statements in turn; the next one is written while the database works on the one before. */
export const runInTurn = async (client: Statements, statements: Iterator<Statement>): Promise<void> => {
  for (let next = statements.next(); !next.done; ) {
    const [text, values] = next.value;
    const written = Promise.resolve().then(() => statements.next());
    [, next] = await Promise.all([client.query(text, values), written]);
  }
};
