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
export const memoryFiles = (): ImportFiles & { readonly stored: ReadonlyMap<string, Buffer> } => {
  const stored = new Map<string, Buffer>();
  const bytes = (key: string): Buffer => {
    const found = stored.get(key);
    if (!found) throw new Error(`Nothing is stored under ${key}.`);
    return found;
  };
  return {
    stored,
    get: async (key) => bytes(key).toString(),
    put: async (key, body) => {
      stored.set(key, Buffer.from(body));
    },
    open: async (key) => Readable.from([bytes(key)]),
  };
};

/** A record as the sink of a test keeps it. */
export interface MemoryRecord extends SinkRow {
  readonly id: string;
  readonly version: number;
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
          if (!record) return [];
          const { id, hash, values } = record;
          return [[code, { id, codigo: code, hash, values }] as const];
        }),
      ),
    judge: async () => new Map(),
    async write(rows) {
      return rows.map((row) => {
        const { fila, codigo } = row;
        if (failing.has(codigo)) return { fila, outcome: 'error' as const, message: 'No cabe.' };
        const known = records.get(codigo);
        if (known?.hash === row.hash)
          return { fila, outcome: 'sin_cambio' as const, id: known.id, codigo, version: known.version };
        this.writes += 1;
        const id = known?.id ?? `id-${records.size + 1}`;
        const version = (known?.version ?? 0) + 1;
        records.set(codigo, { ...row, values: { ...known?.values, ...row.values }, id, version });
        if (!known) return { fila, outcome: 'creada' as const, id, codigo, version };
        const antes = Object.fromEntries(
          Object.keys(row.values).map((name) => [name, known.values[name] ?? null]),
        );
        return { fila, outcome: 'actualizada' as const, id, codigo, version, antes, huella: known.hash };
      });
    },
    undo: async (rows) =>
      rows.map(({ fila, id, version, antes, huella = '' }) => {
        const [code, record] = [...records].find(([, one]) => one.id === id) ?? [];
        if (!code || !record) return { fila, outcome: 'ya_deshecha' as const };
        if (record.version !== version) return { fila, outcome: 'cambio_despues' as const };
        if (antes)
          records.set(code, {
            ...record,
            values: { ...record.values, ...antes },
            hash: huella,
            version: version + 1,
          });
        else records.delete(code);
        return { fila, outcome: 'deshecha' as const };
      }),
  };
};
