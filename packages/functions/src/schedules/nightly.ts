import { fechaDeNumero, numeroDeDia } from '@gore/core/kernel/declare/valores/fecha.ts';
import { auditedTenants } from '@gore/core/kernel/readmodel/audit-witness.ts';
import { findOrphans } from '@gore/core/kernel/readmodel/orphans.ts';
import { reviewAudit } from '@gore/core/kernel/runtime/audit/powers.ts';
import { systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import type { DigestStore } from '@gore/core/ports/digests.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import { sealDays } from '../audit/digests.ts';
import type { Log } from '../http/log.ts';

/** What the nightly check needs. */
export interface NightlyPorts {
  readonly pool: SqlPool;
  readonly write: WriteDeps;
  readonly digests: DigestStore;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What a night found and did. */
export interface Night {
  readonly orphans: number;
  /** Days sealed, of all institutions. */
  readonly sealed: number;
  /** Verifications begun, one for each institution. */
  readonly verifications: number;
}

/**
 * Checks, once a night, what no single write can: references that lead nowhere are told to the log, one by one; the
 * days that are over are sealed; and the verification of the night is asked for, which the auditor carries out.
 */
export const createNightly = ({ pool, write, digests, log, now }: NightlyPorts) => {
  const { product, store } = write;

  const reportOrphans = async (): Promise<number> => {
    const orphans = await findOrphans(pool, product);
    for (const { tenant, module, id, field, target } of orphans)
      log.warn('referencia_huerfana', { tenant, module, registro: id, field, target });
    return orphans.length;
  };

  const askForVerification = async (tenant: string, today: string): Promise<void> => {
    const module = product.find(product.powers.get(reviewAudit) ?? '');
    if (!module) throw new Error('The product has no module for verifications');
    const requestId = `nocturna-${tenant}-${today}`;
    const command = {
      actor: systemActor(tenant, 'revision-nocturna'),
      requestId,
      idempotency: { key: requestId, request: requestId },
    };
    await createRecord(write, command, module, { values: { alcance: 'NOCTURNA' } });
  };

  return async (): Promise<Night> => {
    const today = new Date(now()).toISOString().slice(0, 10);
    const orphans = await reportOrphans();
    const tenants = await auditedTenants(pool);
    let sealed = 0;
    for (const tenant of tenants) {
      const days = await sealDays({ store, pool, digests }, tenant, fechaDeNumero(numeroDeDia(today) - 1));
      sealed += days.length;
      await askForVerification(tenant, today);
    }
    log.info('revision_nocturna', { huerfanas: orphans, dias_sellados: sealed });
    return { orphans, sealed, verifications: tenants.length };
  };
};
