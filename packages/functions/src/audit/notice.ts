import type { Actor } from '@gore/core/kernel/declare/record.ts';
import { holds, reviewAudit } from '@gore/core/kernel/runtime/audit/powers.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';

/** Verifications looked at: more than a month of nights. */
const looked = 40;

/** What everybody who reviews the audit has to know at once, and where it is told. */
export interface AuditNotice {
  readonly text: string;
  readonly href: string;
}

/**
 * The last verification that found something broken, until one of everything finds all in order; for those who review
 * the audit, nothing for others.
 */
export const auditNotice = async (
  { product, store, access }: WriteDeps,
  actor: Actor,
): Promise<AuditNotice | undefined> => {
  const module = product.powers.get(reviewAudit);
  if (!module || !holds(product, access(actor), reviewAudit)) return undefined;
  const { keys } = await store.newest(actor.tenant, module, looked);
  const records = (await store.getMany(keys)).toSorted((a, b) => (a.id < b.id ? 1 : -1));
  for (const { id, codigo, estado, data } of records) {
    if (estado === 'CONFORME' && data.alcance === 'COMPLETA') return undefined;
    if (estado === 'CON_FALLAS')
      return {
        text: `La verificación ${codigo} encontró fallas en el historial: revísela y avise a seguridad.`,
        href: `/${module}/${id}`,
      };
  }
  return undefined;
};
