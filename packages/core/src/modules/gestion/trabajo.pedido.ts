import { choice, date, ref, text } from '../../kernel/declare/fields.ts';
import type { ValuesOf } from '../../kernel/declare/module.ts';
import { prioridades } from './trabajo.catalogos.ts';
import type { trabajo } from './trabajo.ts';

/** What a verb asks in order to open work. */
export const pedido = {
  titulo: text('Qué hay que hacer', { required: true, max: 500 }),
  responsable: ref('Responsable', 'usuario', { help: 'Si lo deja vacío, usted.' }),
  vence: date('Vence'),
  prioridad: choice('Prioridad', prioridades),
};

type Trabajo = ValuesOf<typeof trabajo>;

/** The work a verb opens from what it asked and from the record it was asked on. */
export const trabajoPedido = (
  { titulo, responsable, vence, prioridad }: Pick<Trabajo, 'titulo' | 'responsable' | 'vence' | 'prioridad'>,
  desde: Pick<
    Trabajo,
    'origen' | 'iniciativa' | 'convenio' | 'resolucion' | 'problema' | 'reunion' | 'compromiso'
  >,
): Trabajo => ({
  ...(titulo ? { titulo } : {}),
  ...(responsable ? { responsable } : {}),
  ...(vence ? { vence } : {}),
  ...(prioridad ? { prioridad } : {}),
  ...desde,
});
