import type { Actors } from '@gore/core/identity/actors.ts';
import { type DomainEvent, type EffectHandler, eventName } from '@gore/core/kernel/runtime/events/effects.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import {
  type Command,
  ruleClock,
  systemActor,
  type WriteDeps,
} from '@gore/core/kernel/runtime/write/context.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import { moduleOf } from '../api/command.ts';
import { createJob, moveJob } from '../jobs/job-record.ts';

/** What handing out scheduled reports needs. */
export interface DistributorPorts {
  readonly write: WriteDeps;
  readonly actors: Actors;
}

/** Somebody a report goes to. */
interface Recipient {
  readonly id: string;
  readonly outside: boolean;
}

const idsOf = (raw: unknown): readonly string[] => (Array.isArray(raw) ? raw.map(String) : []);

const recipientsOf = ({ data }: StoredRecord): readonly Recipient[] => [
  ...idsOf(data.destinatarios).map((id) => ({ id, outside: false })),
  ...idsOf(data.externos).map((id) => ({ id, outside: true })),
];

/**
 * Begins what a schedule delivers: for each recipient a delivery, and a job of their own that makes the report with what
 * they may see. Doing it again begins nothing twice. A recipient who cannot receive it is told of in their delivery and
 * stops no other.
 */
export const createDistributor = ({ write, actors }: DistributorPorts): EffectHandler => {
  const { store, product } = write;
  const deliveries = moduleOf(product, 'entrega_informe');

  const occasionOf = (event: DomainEvent, record: StoredRecord): string =>
    event.verb === 'repartir' ? String(record.data.ultima ?? event.at) : event.at;

  /** Under whose name the report is made, or why it is not. */
  const makerOf = async (
    { tenant, creadoPor }: StoredRecord,
    { id, outside }: Recipient,
  ): Promise<{ readonly maker: string } | { readonly refusal: string }> => {
    const maker = outside ? creadoPor : id;
    if (outside) {
      const approved = await store.get({ tenant, module: 'destinatario_externo', id });
      const { today } = ruleClock(write.clockOf(tenant));
      const until = String(approved?.data.hasta ?? '9999');
      if (approved?.estado !== 'VIGENTE' || approved.eliminadoEn || until < today)
        return { refusal: 'La aprobación de esta dirección ya no rige: pida otra a la administración.' };
    }
    if (await actors.current(tenant, maker)) return { maker };
    return {
      refusal: outside
        ? 'Quien programó el informe ya no tiene acceso al portal.'
        : 'Ya no tiene acceso al portal.',
    };
  };

  const deliver = async (event: DomainEvent, record: StoredRecord, recipient: Recipient): Promise<void> => {
    const { tenant } = record;
    const key = `${eventName(event)}>${recipient.id}`;
    const base: Command = {
      actor: systemActor(tenant, 'informes'),
      requestId: key,
      cause: eventName(event),
      depth: event.depth + 1,
    };
    const { titulo, informe, parametros, formato } = record.data;
    const { id, version } = await createRecord(
      write,
      { ...base, idempotency: { key: `entrega ${key}`, request: key } },
      deliveries,
      {
        values: {
          programado: record.id,
          asunto: `${String(record.data.nombre)} · ${String(titulo)}`.slice(0, 300),
          [recipient.outside ? 'externo' : 'destinatario']: recipient.id,
          ocasion: occasionOf(event, record),
        },
      },
    );
    const made = await makerOf(record, recipient);
    if ('refusal' in made) {
      const known = await store.get({ tenant, module: deliveries.name, id });
      if (known?.estado === 'PENDIENTE')
        await runTransition(write, base, deliveries, id, 'fallar', {
          version,
          input: { motivo: made.refusal },
        });
      return;
    }
    const asked = {
      informe,
      parametros: parametros ?? {},
      registro: null,
      formato: formato === 'XLSX' ? 'xlsx' : 'pdf',
      externo: recipient.outside,
      finalidad: null,
      entrega: id,
    };
    const job = await createJob(
      write,
      {
        ...base,
        actor: { ...base.actor, id: made.maker },
        idempotency: { key: `informe ${key}`, request: key },
      },
      {
        nombre: `${String(titulo)} · ${String(record.data.nombre)}`.slice(0, 300),
        tipo: 'INFORME',
        modulo: record.module,
        pedido: asked,
        porCorreo: true,
      },
    );
    if (job.version === 1) await moveJob(write, { tenant, id: job.id }, 'encolar');
  };

  return async (event) => {
    const record = await store.get(event);
    if (!record || record.eliminadoEn) return;
    const failures: unknown[] = [];
    for (const recipient of recipientsOf(record))
      await deliver(event, record, recipient).catch((error: unknown) => failures.push(error));
    // The message comes back for those that failed; what was begun is not begun again.
    if (failures.length) throw new AggregateError(failures, `${failures.length} recipients were not reached`);
  };
};
