import type { Product } from '@gore/core/kernel/declare/product.ts';
import { scanRecords } from '@gore/core/kernel/runtime/store/scan.ts';
import type { FileStore } from '@gore/core/ports/files.ts';
import { loadKeptLayer } from '@gore/core/spatial/keep-layer.ts';
import type { ReadModelPorts } from './read-model.ts';

const layersOf = ({ modules }: Product) =>
  modules.flatMap((module) => (module.layer ? [{ module, shown: module.layer.shown }] : []));

/**
 * Brings every layer of the map back from the files bucket into a read model that lacks it; what is there already is
 * left alone, so that ordinarily no file is asked for.
 */
export const restoreLayers = async (
  { owner, store, product, say }: ReadModelPorts,
  files: Pick<FileStore, 'open'>,
): Promise<void> => {
  for (const { module, shown } of layersOf(product))
    for await (const records of scanRecords(store, module.name))
      for (const record of records.filter(({ estado }) => shown.includes(estado)))
        if (await loadKeptLayer(owner, module, record, files.open)) say(`  capa: ${record.codigo}`);
};
