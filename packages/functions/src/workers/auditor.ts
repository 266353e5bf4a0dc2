import { type DomainEvent, type EffectHandler, eventName } from '@gore/core/kernel/runtime/events/effects.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import type { DigestStore } from '@gore/core/ports/digests.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import type { Scope } from '../audit/chains.ts';
import { type Verified, verifyAudit } from '../audit/verifier.ts';
import type { Log } from '../http/log.ts';

/** What the auditor needs. */
export interface AuditorPorts {
  readonly write: WriteDeps;
  readonly pool: SqlPool;
  readonly digests: DigestStore;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const finished = new Set(['CONFORME', 'CON_FALLAS', 'FALLIDA']);

const scopeOf = ({ data }: StoredRecord): Scope => {
  const [alcance, modulo, registro, dia] = [data.alcance, data.modulo, data.registro, data.dia].map(String);
  if (alcance === 'REGISTRO') return { alcance, modulo: modulo ?? '', registro: registro ?? '' };
  if (alcance === 'DIA') return { alcance, dia: dia ?? '' };
  return { alcance: alcance === 'NOCTURNA' ? alcance : 'COMPLETA' };
};

const resultOf = ({ cadenas, entradas, fallas, hallazgos }: Verified): string =>
  fallas
    ? `Se encontraron ${fallas} fallas en ${cadenas} historiales. Avise a quien responde por la seguridad.`
    : hallazgos.length === 0 && cadenas === 0
      ? 'No había historiales que revisar.'
      : `${cadenas} historiales y ${entradas} entradas: todo está como se escribió.`;

/** Carries out the verifications people ask for and those of each night; a crash only means starting again. */
export const createAuditor = ({ write, pool, digests, log, now }: AuditorPorts): EffectHandler => {
  const { product, store } = write;

  const current = async ({ tenant, module, id }: DomainEvent): Promise<StoredRecord> => {
    const record = await store.get({ tenant, module, id });
    if (!record) throw new Error('The verification has no record');
    return record;
  };
  const advance = async (event: DomainEvent, verb: string, input: Readonly<Record<string, unknown>> = {}) => {
    const module = product.find(event.module);
    if (!module) throw new Error(`The product has no ${event.module}`);
    const command = {
      actor: systemActor(event.tenant, 'auditoria'),
      requestId: eventName(event),
      cause: eventName(event),
      depth: event.depth + 1,
    };
    const { version } = await current(event);
    await runTransition(write, command, module, event.id, verb, { version, input });
  };

  const verify = async (event: DomainEvent) => {
    const record = await current(event);
    if (finished.has(record.estado)) return;
    await advance(event, 'comenzar');
    const today = new Date(now()).toISOString().slice(0, 10);
    const ports = { store, product, pool, digests };
    const verified = await verifyAudit(ports, event.tenant, scopeOf(record), today, (progress) =>
      advance(event, 'avanzar', { ...progress }),
    );
    const { hallazgos, ...counts } = verified;
    const mensaje = resultOf(verified);
    if (!verified.fallas) return advance(event, 'aprobar', { ...counts, mensaje });
    // The alarm of the cloud counts lines with this metric.
    log.error('auditoria_cadena_rota', {
      metrica: 'AuditoriaCadenaRota',
      tenant: event.tenant,
      verificacion: record.codigo,
      fallas: verified.fallas,
    });
    await advance(event, 'observar', { ...counts, hallazgos, mensaje });
  };

  return async (event, { last }) => {
    try {
      await verify(event);
    } catch (error) {
      if (last)
        await advance(event, 'fallar', {
          mensaje: 'No se pudo completar por una falla nuestra. Pídala de nuevo o avise a soporte.',
        });
      throw error;
    }
  };
};
