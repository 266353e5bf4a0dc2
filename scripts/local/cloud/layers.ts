import { Readable } from 'node:stream';
import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import { producto } from '@gore/core/modules/producto.ts';
import * as migrations from '@gore/functions/migrations/layers.ts';
import { type Engines, filesBucket } from './engines.ts';

type Kept = Pick<Engines, 'database' | 's3'>;

/** Brings every layer of the map back from the embedded bucket into a read model that lacks it. */
export const restoreLayers = (
  { database, s3 }: Kept,
  store: Store,
  say: (line: string) => void,
): Promise<void> =>
  migrations.restoreLayers({
    owner: database.owner,
    store,
    product: producto,
    open: async (key) => Readable.from([(await s3.get(filesBucket, key)).body]),
    say,
  });
