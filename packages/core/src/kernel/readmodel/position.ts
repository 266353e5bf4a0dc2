import { QueryRefusal } from './refusal.ts';

/** Where a page of the audit ends: the entry that comes last in it. */
export type Position = readonly [at: string, module: string, id: string, seq: number];

/** A position as a cursor. */
export const writePosition = (position: Position): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** @throws QueryRefusal for a cursor nobody gave out. */
export const readPosition = (cursor: string): Position => {
  try {
    const [at, module, id, seq, ...more] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const texts = [at, module, id].every((part) => typeof part === 'string' && !part.includes('\0'));
    if (texts && !Number.isNaN(Date.parse(at)) && Number.isSafeInteger(seq) && more.length === 0)
      return [at, module, id, seq];
  } catch {
    // What cannot be read is no position either.
  }
  throw new QueryRefusal('La página pedida no existe: vuelva al comienzo.', 'cursor');
};

/** The condition that an entry `a` of the audit comes after a position, newest first. */
export const afterPosition = (cursor: string, add: (value: unknown, type: string) => string): string => {
  const [at, module, id, seq] = readPosition(cursor);
  return `(a.en, a.modulo, a.registro, a.seq) < (${add(at, 'timestamptz')}, ${add(module, 'text')}, ${add(id, 'text')}, ${add(seq, 'bigint')})`;
};

type Row = Readonly<Record<string, unknown>>;

/** Columns {@link pageOf} reads, and the order it takes them in. */
export const positionColumns = 'a.modulo, a.registro, a.seq, extract(epoch from a.en) * 1000 as en';
/** Newest first. */
export const positionOrder = 'a.en desc, a.modulo desc, a.registro desc, a.seq desc';

/** Entries of a page and the cursor of the next, out of one row more than the page holds. */
export const pageOf = (rows: readonly Row[], limit: number) => {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    keys: shown.map(({ modulo, registro, seq }) => ({
      module: String(modulo),
      id: String(registro),
      seq: Number(seq),
    })),
    next: last
      ? writePosition([
          new Date(Number(last.en)).toISOString(),
          String(last.modulo),
          String(last.registro),
          Number(last.seq),
        ])
      : null,
  };
};
