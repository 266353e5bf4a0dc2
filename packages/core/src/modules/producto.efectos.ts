import { type EffectHandlers, resolveEffects } from '../kernel/runtime/events/effects.ts';
import { efectosDeGestion } from './gestion/pack.efectos.ts';
import { efectosDePlataforma } from './plataforma/pack.efectos.ts';
import { producto } from './producto.ts';
import type { EffectPorts } from './puertos.efectos.ts';

/** What packs register for the queue of effects. */
const packs = [efectosDeGestion, efectosDePlataforma];

/**
 * What the effects of the product do, as its packs register them; server only. Effects too heavy for that queue
 * (spreadsheets, verifications) have queues and functions of their own.
 *
 * @throws Error at start-up when a declaration names an effect no pack registers, or a pack registers one nobody names.
 */
export const efectosDelProducto = (ports: EffectPorts): EffectHandlers =>
  resolveEffects(producto, Object.assign({}, ...packs.map((register) => register(ports))), 'effects');
