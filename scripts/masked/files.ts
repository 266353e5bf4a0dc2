import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { FileRef } from '@gore/core/kernel/declare/field.ts';
import { writeLayerFile } from '@gore/core/spatial/layer-file.ts';

const text = Buffer.from('El archivo original no está en esta copia.\n');

/** Files that stand for those of the source: none of their bytes and none of their names. */
export interface OtherFiles {
  readonly fileFor: (tenant: string, file: FileRef) => FileRef;
  /** What has to be put into the bucket, by key. */
  readonly made: ReadonlyMap<string, Buffer>;
}

/** @param secret of the copy: a key says nothing of the file it stands for */
export const otherFiles = (secret: string): OtherFiles => {
  const made = new Map<string, Buffer>();
  const emptyLayer = writeLayerFile([]);
  return {
    made,
    fileFor: (tenant, { key }) => {
      const isLayer = key.endsWith('.ndjson.gz');
      const body = isLayer ? emptyLayer.body : text;
      const name = createHash('sha256').update(`${secret}\n${key}`).digest('hex').slice(0, 24);
      const ending = isLayer ? '.ndjson.gz' : extname(key).slice(0, 6).toLowerCase();
      const other = `${tenant}/copia/${name}${/^(\.[a-z0-9]+)+$/.test(ending) ? ending : ''}`;
      made.set(other, body);
      return {
        key: other,
        name: `archivo-${name.slice(0, 6)}${ending}`,
        size: body.length,
        sha256: isLayer ? emptyLayer.sha256 : createHash('sha256').update(text).digest('hex'),
        type: isLayer ? 'application/gzip' : 'text/plain',
      };
    },
  };
};
