import { plataforma } from '../../../modules/plataforma/pack.ts';
import { parameters } from '../../declare/parameter.ts';
import { composeProduct, definePack } from '../../declare/product.ts';
import { ajuste, ajustes } from './ajuste.ts';
import { caja } from './caja.ts';
import { pago } from './pago.ts';
import { proyecto } from './proyecto.ts';
import { recibo } from './recibo.ts';
import { reparto } from './reparto.ts';
import { tarea } from './tarea.ts';
import { vale } from './vale.ts';

/** A workshop: the toy pack of the kernel's tests. */
export const taller = definePack({
  name: 'taller',
  label: 'Taller',
  roles: { JEFE: 'Jefatura', MIEMBRO: 'Miembro', PATRULLA: 'Patrulla' },
  modules: [proyecto, pago, recibo, caja, vale, reparto, tarea, ajuste],
  parameters: parameters(ajustes, ajuste),
});

/** The toy pack over what every institution has. */
export const productoDeTaller = composeProduct([taller, plataforma]);
