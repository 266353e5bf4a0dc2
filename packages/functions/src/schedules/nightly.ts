import { fechaDeNumero, numeroDeDia } from '@gore/core/kernel/declare/valores/fecha.ts';
import { auditedTenants } from '@gore/core/kernel/readmodel/audit-witness.ts';
import { findOrphans } from '@gore/core/kernel/readmodel/orphans.ts';
import type { Projector } from '@gore/core/kernel/readmodel/project.ts';
import { reviewAudit } from '@gore/core/kernel/runtime/audit/powers.ts';
import { systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import type { DigestStore } from '@gore/core/ports/digests.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import { sealDays } from '../audit/digests.ts';
import type { Log } from '../http/log.ts';
import { sweepReadModel } from './sweep.ts';

/** What the nightly check needs. */
export interface NightlyPorts {
  readonly pool: SqlPool;
  readonly write: WriteDeps;
  readonly projector: Projector;
  readonly digests: DigestStore;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What a night found and did. */
export interface Night {
  /** Records whose copy in the read model was behind, and is not any more. */
  readonly swept: number;
  readonly orphans: number;
  /** Days sealed, of all institutions. */
  readonly sealed: number;
  /** Verifications begun, one for each institution. */
  readonly verifications: number;
}

/** Milliseconds after which a change that is not in the read model is not merely on its way. */
const settlesIn = 15 * 60_000;

/**
 * Checks, once a night, what no single write can: what the read model lost is brought to it; references that lead
 * nowhere are told to the log, one by one; the days that are over are sealed; and the verification of the night is asked
 * for, which the auditor carries out.
 */
export const createNightly = ({ pool, write, projector, digests, log, now }: NightlyPorts) => {
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
    const settled = new Date(now() - settlesIn).toISOString();
    const swept = await sweepReadModel({ pool, write, projector, log }, settled);
    const orphans = await reportOrphans();
    const tenants = await auditedTenants(pool);
    let sealed = 0;
    for (const tenant of tenants) {
      const days = await sealDays({ store, pool, digests }, tenant, fechaDeNumero(numeroDeDia(today) - 1));
      sealed += days.length;
      await askForVerification(tenant, today);
    }
    log.info('revision_nocturna', { recuperados: swept, huerfanas: orphans, dias_sellados: sealed });
    return { swept, orphans, sealed, verifications: tenants.length };
  };
};
