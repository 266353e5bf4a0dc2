import type { EffectHandlers } from '../kernel/runtime/events/effects.ts';
import type { FulfilPorts } from './plataforma/solicitudDerecho.efectos.ts';

/** What the effects of the modules may reach. */
export type EffectPorts = FulfilPorts;

/** What a pack registers: the effects its declarations name, over the ports of whoever runs them. */
export type PackEffects = (ports: EffectPorts) => EffectHandlers;
