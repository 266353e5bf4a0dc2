import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createGunzip, gzipSync } from 'node:zlib';
import type { LayerFeature } from '../kernel/readmodel/spatial/load-layer.ts';

/** The normalised features of a layer as they are kept: a packed line of JSON for each. */
export interface LayerFile {
  readonly body: Buffer;
  /** Digest of its content; the same features make the same file. */
  readonly sha256: string;
}

/** Writes the file of a layer. */
export const writeLayerFile = (features: readonly LayerFeature[]): LayerFile => {
  const text = features.map((feature) => `${JSON.stringify(feature)}\n`).join('');
  return { body: gzipSync(text), sha256: createHash('sha256').update(text).digest('hex') };
};

const BATCH = 200;

/** Reads the file of a layer in batches. */
export async function* readLayerFile(packed: Readable): AsyncGenerator<readonly LayerFeature[], void> {
  let batch: LayerFeature[] = [];
  for await (const line of createInterface({ input: packed.pipe(createGunzip()), crlfDelay: Infinity })) {
    batch.push(JSON.parse(line) as LayerFeature);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}
