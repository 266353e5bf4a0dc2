import type { Product } from '@gore/core/kernel/declare/product.ts';
import { findOrphans } from '@gore/core/kernel/readmodel/orphans.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import type { Log } from '../http/log.ts';

/** What the nightly check needs. */
export interface NightlyPorts {
  readonly pool: SqlPool;
  readonly product: Product;
  readonly log: Log;
}

/** Checks, once a night, what no single write can: references that lead nowhere are told to the log, one by one. */
export const createNightly =
  ({ pool, product, log }: NightlyPorts) =>
  async (): Promise<{ readonly orphans: number }> => {
    const orphans = await findOrphans(pool, product);
    for (const { tenant, module, id, field, target } of orphans)
      log.warn('referencia_huerfana', { tenant, module, registro: id, field, target });
    log.info('revision_nocturna', { huerfanas: orphans.length });
    return { orphans: orphans.length };
  };
