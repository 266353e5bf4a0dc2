import { GoreError } from '../../kernel/runtime/error.ts';
import { type EffectHandler, eventName } from '../../kernel/runtime/events/effects.ts';
import { systemActor, type WriteDeps } from '../../kernel/runtime/write/context.ts';
import { runTransition } from '../../kernel/runtime/write/transition.ts';

const moduleName = 'entrega_informe';

/** The delivery a job was made for, of a job that was. */
const deliveryOf = (pedido: unknown): string | undefined =>
  typeof pedido === 'object' && pedido !== null && 'entrega' in pedido && typeof pedido.entrega === 'string'
    ? pedido.entrega
    : undefined;

/** Once the job a delivery waits for is over, the delivery goes on, or says why it does not. */
export const createConclusion =
  ({ write }: { readonly write: WriteDeps }): EffectHandler =>
  async (event) => {
    const { product, store } = write;
    const job = await store.get(event);
    const id = deliveryOf(job?.data.pedido);
    const module = product.find(moduleName);
    if (!job || !id || !module) return;
    const delivery = await store.get({ tenant: event.tenant, module: moduleName, id });
    if (delivery?.estado !== 'PENDIENTE') return;
    const done = job.estado === 'TERMINADO';
    const motivo = String(job.data.mensaje ?? 'El informe no se completó.');
    const command = {
      actor: systemActor(event.tenant, 'informes'),
      requestId: eventName(event),
      cause: eventName(event),
      depth: event.depth + 1,
    };
    try {
      await runTransition(write, command, module, id, done ? 'alistar' : 'fallar', {
        version: delivery.version,
        input: done ? { proceso: job.id } : { motivo },
      });
    } catch (error) {
      // Somebody else has moved it on: it no longer waits.
      if (!(error instanceof GoreError) || error.kind !== 'conflicto') throw error;
    }
  };
