import { Readable } from 'node:stream';
import { scanRecords } from '@gore/core/kernel/runtime/store/scan.ts';
import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { loadKeptLayer } from '@gore/core/spatial/keep-layer.ts';
import { type Engines, filesBucket } from './engines.ts';

type Kept = Pick<Engines, 'database' | 's3'>;

/**
 * Brings every layer of the map back from the files bucket into a read model that lacks it; what is there already is
 * left alone, so a start asks for no file at all.
 */
export const restoreLayers = async (
  { database, s3 }: Kept,
  store: Store,
  say: (line: string) => void,
): Promise<void> => {
  for (const module of producto.modules.filter(({ layer }) => layer !== undefined))
    for await (const records of scanRecords(store, module.name))
      for (const record of records.filter(({ estado }) => module.layer?.shown.includes(estado))) {
        const open = async (key: string) => Readable.from([(await s3.get(filesBucket, key)).body]);
        if (await loadKeptLayer(database.owner, module, record, open)) say(`  capa: ${record.codigo}`);
      }
};
