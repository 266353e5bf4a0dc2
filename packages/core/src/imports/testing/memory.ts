import { Readable } from 'node:stream';
import type { ImportFiles } from '../files.ts';
import type { SheetFile } from '../read/source.ts';
import type { ImportSink, SinkRow } from '../sink.ts';

/** A file that lives in memory, handed out in chunks of the size a test wants. */
export const memoryFile = (name: string, body: string | Uint8Array, chunkBytes = 65_536): SheetFile => {
  const bytes = Buffer.from(body);
  return {
    name,
    open: async () => {
      const chunks: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += chunkBytes) chunks.push(bytes.subarray(at, at + chunkBytes));
      return Readable.from(chunks);
    },
  };
};

/** A files bucket in memory. */
export const memoryFiles = (): ImportFiles & { readonly stored: ReadonlyMap<string, string> } => {
  const stored = new Map<string, string>();
  const get = async (key: string): Promise<string> => {
    const text = stored.get(key);
    if (text === undefined) throw new Error(`Nothing is stored under ${key}.`);
    return text;
  };
  return {
    stored,
    get,
    put: async (key, body) => {
      stored.set(key, body.toString());
    },
    open: async (key) => Readable.from([await get(key)]),
  };
};

/** A record as the sink of a test keeps it. */
export interface MemoryRecord extends SinkRow {
  readonly id: string;
}

/** A sink in memory, idempotent by code and hash. `failing` makes it refuse the rows whose code it names. */
export const memorySink = (
  failing: ReadonlySet<string> = new Set(),
): ImportSink & { readonly records: Map<string, MemoryRecord>; writes: number } => {
  const records = new Map<string, MemoryRecord>();
  return {
    records,
    writes: 0,
    existing: async (codes) =>
      new Map(
        codes.flatMap((code) => {
          const record = records.get(code);
          return record ? [[code, { id: record.id, hash: record.hash }] as const] : [];
        }),
      ),
    async write(rows) {
      return rows.map((row) => {
        const { fila, codigo } = row;
        if (failing.has(codigo)) return { fila, outcome: 'error' as const, message: 'No cabe.' };
        const known = records.get(codigo);
        if (known?.hash === row.hash) return { fila, outcome: 'sin_cambio' as const, id: known.id, codigo };
        this.writes += 1;
        const id = known?.id ?? `id-${records.size + 1}`;
        records.set(codigo, { ...row, id });
        return { fila, outcome: known ? ('actualizada' as const) : ('creada' as const), id, codigo };
      });
    },
  };
};
