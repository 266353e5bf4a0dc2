import type { Readable } from 'node:stream';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import { scanRecords } from '@gore/core/kernel/runtime/store/scan.ts';
import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import { loadKeptLayer } from '@gore/core/spatial/keep-layer.ts';

/** Where layers come back to, and where they lie. */
export interface LayerPorts {
  readonly owner: SqlPool;
  readonly store: Store;
  readonly product: Product;
  /** The packed file under a key. */
  readonly open: (key: string) => Promise<Readable>;
  readonly say: (line: string) => void;
}

/**
 * Brings every layer of the map back from the files bucket into a read model that lacks it; what is there already is
 * left alone, so a start asks for no file at all.
 */
export const restoreLayers = async ({ owner, store, product, open, say }: LayerPorts): Promise<void> => {
  for (const module of product.modules.filter(({ layer }) => layer !== undefined))
    for await (const records of scanRecords(store, module.name))
      for (const record of records.filter(({ estado }) => module.layer?.shown.includes(estado)))
        if (await loadKeptLayer(owner, module, record, open)) say(`  capa: ${record.codigo}`);
};
