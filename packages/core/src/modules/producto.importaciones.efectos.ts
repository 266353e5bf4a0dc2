import { type EffectHandlers, resolveEffects } from '../kernel/runtime/events/effects.ts';
import { importacionesDePlataforma } from './plataforma/pack.importaciones.efectos.ts';
import { producto } from './producto.ts';
import type { EffectPorts } from './puertos.efectos.ts';

/** What packs register for the queue of imports. */
const packs = [importacionesDePlataforma];

/**
 * What the product does on the queue of imports. It stands apart because reading spreadsheets weighs more than all the
 * other effects together.
 *
 * @throws Error at start-up when a name leads nowhere.
 */
export const importacionesDelProducto = (ports: EffectPorts): EffectHandlers =>
  resolveEffects(producto, Object.assign({}, ...packs.map((register) => register(ports))), 'imports');
