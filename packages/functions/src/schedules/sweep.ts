import type { Projector } from '@gore/core/kernel/readmodel/project.ts';
import { findBehind } from '@gore/core/kernel/readmodel/sweep.ts';
import { readEntries } from '@gore/core/kernel/runtime/audit/entries.ts';
import { scanRecords } from '@gore/core/kernel/runtime/store/scan.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import type { Log } from '../http/log.ts';

/** What a sweep needs. */
export interface SweepPorts {
  readonly pool: SqlPool;
  readonly write: Pick<WriteDeps, 'store' | 'product'>;
  readonly projector: Projector;
  readonly log: Log;
}

/** Entries read and written at once. */
const chunk = 100;

/**
 * Brings into the read model what its consumer of the stream lost or gave up: records whose copy is older than they
 * are, with the totals over their children, and the entries missing from their history. What is there stays as it is.
 *
 * @param settled records changed after this instant are still on their way and let be.
 * @returns how many records were behind.
 */
export const sweepReadModel = async (
  { pool, write: { store, product }, projector, log }: SweepPorts,
  settled: string,
): Promise<number> => {
  const bringHistory = async (record: StoredRecord): Promise<void> => {
    for (let first = 1; first <= record.version; first += chunk) {
      const seqs = Array.from({ length: Math.min(chunk, record.version - first + 1) }, (_, at) => first + at);
      const links = await readEntries(
        store,
        seqs.map((seq) => ({ ...record, seq })),
      );
      await projector.projectEntries([...links.values()].map(({ entry }) => entry));
    }
  };

  let found = 0;
  for await (const records of scanRecords(store)) {
    const due = records.filter(({ actualizadoEn }) => actualizadoEn < settled);
    for (const record of await findBehind(pool, product, due)) {
      const { tenant, module, id } = record;
      found += 1;
      log.warn('registro_recuperado', { tenant, module, registro: id });
      const totals = await store.balance({ tenant, module, id });
      await projector.project([record, ...(totals ? [{ tenant, module, id, ...totals }] : [])]);
      await bringHistory(record);
    }
  }
  return found;
};
