import type { Readable } from 'node:stream';
import type { AnyModule } from '../kernel/declare/module.ts';
import { loadLayer } from '../kernel/readmodel/spatial/load-layer.ts';
import type { StoredRecord } from '../kernel/runtime/stored.ts';
import type { FileStore } from '../ports/files.ts';
import type { SqlPool } from '../ports/sql.ts';
import { readLayerFile } from './layer-file.ts';

type Layer = Pick<StoredRecord, 'tenant' | 'id' | 'data'>;

const isFile = (value: unknown): value is { readonly key: string; readonly sha256: string } =>
  typeof value === 'object' && value !== null && 'key' in value && 'sha256' in value;

/**
 * Brings the features of a layer from their file into the read model: after an upload, and whenever the read model has
 * to be made again.
 *
 * @param bytes the packed file under a key.
 * @returns whether anything had to be done; a layer without a file has nothing to bring.
 */
export const loadKeptLayer = async (
  pool: SqlPool,
  module: AnyModule,
  { tenant, id, data }: Layer,
  bytes: (key: string) => Promise<Readable>,
): Promise<boolean> => {
  const kept = module.layer && data[module.layer.file];
  if (!isFile(kept)) return false;
  return loadLayer(pool, {
    tenant,
    layer: id,
    digest: kept.sha256,
    features: async function* () {
      yield* readLayerFile(await bytes(kept.key));
    },
  });
};

/** The whole content of an uploaded file, as long as it is no bigger than `limit` bytes. */
export const readUpload = async (
  files: Pick<FileStore, 'open'>,
  key: string,
  limit: number,
): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await files.open(key)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) return undefined;
  }
  return Buffer.concat(chunks);
};
