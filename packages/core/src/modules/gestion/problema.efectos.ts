import { commandBecauseOf } from '../../kernel/runtime/events/command.ts';
import type { EffectHandler } from '../../kernel/runtime/events/effects.ts';
import { pointingAt } from '../../kernel/runtime/store/pointing.ts';
import type { WriteDeps } from '../../kernel/runtime/write/context.ts';
import { settleRecord } from '../../kernel/runtime/write/settle.ts';
import { situacionDe } from './problema.reglas.ts';
import { problema } from './problema.ts';

/** Says again, from every problem it has now, how the initiative of a problem stands. */
export const recalcular =
  (write: WriteDeps): EffectHandler =>
  async (event) => {
    const { product, store } = write;
    const key = await store.get(event);
    const target = product.find(problema.fields.iniciativa.module ?? '');
    const iniciativa = key?.data.iniciativa;
    if (!target || typeof iniciativa !== 'string') return;
    await settleRecord(write, commandBecauseOf(event, 'problemas'), target, iniciativa, async (record) => {
      const keys = await pointingAt(store, record, { module: problema.name, field: 'iniciativa' });
      const problemas = await store.getMany(keys);
      const vivos = problemas.filter(({ eliminadoEn }) => !eliminadoEn);
      return situacionDe(vivos.map(({ estado, data }) => ({ estado, impacto: data.impacto })));
    });
  };
