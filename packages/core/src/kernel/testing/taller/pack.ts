import { plataforma } from '../../../modules/plataforma/pack.ts';
import { composeProduct, definePack } from '../../declare/product.ts';
import { pago } from './pago.ts';
import { proyecto } from './proyecto.ts';
import { recibo } from './recibo.ts';
import { tarea } from './tarea.ts';

/** A workshop: the toy pack of the kernel's tests. */
export const taller = definePack({
  name: 'taller',
  label: 'Taller',
  roles: { JEFE: 'Jefatura', MIEMBRO: 'Miembro', PATRULLA: 'Patrulla' },
  modules: [proyecto, pago, recibo, tarea],
});

/** The toy pack over what every institution has. */
export const productoDeTaller = composeProduct([taller, plataforma]);
