import { commandBecauseOf } from '../../kernel/runtime/events/command.ts';
import type { EffectHandler } from '../../kernel/runtime/events/effects.ts';
import { pointingAt } from '../../kernel/runtime/store/pointing.ts';
import type { WriteDeps } from '../../kernel/runtime/write/context.ts';
import { runTransition } from '../../kernel/runtime/write/transition.ts';
import { terminados } from './trabajo.reglas.ts';
import { trabajo } from './trabajo.ts';

/** Work that waited for a piece of work goes on once that one is over; what no longer waits is left alone. */
export const liberarQuienes =
  (write: WriteDeps): EffectHandler =>
  async (event) => {
    const { product, store } = write;
    const module = product.find(trabajo.name);
    const esperado = await store.get(event);
    if (!module || !esperado) return;
    if (!esperado.eliminadoEn && !terminados.includes(esperado.estado)) return;
    const waiting = await pointingAt(store, event, { module: module.name, field: 'espera' });
    for (const { id, version, estado, data, eliminadoEn } of await store.getMany(waiting)) {
      if (eliminadoEn || estado !== 'BLOQUEADO' || data.espera !== event.id) continue;
      const command = commandBecauseOf(event, 'trabajo');
      await runTransition(write, command, module, id, 'desbloquear', { version, input: {} });
    }
  };
