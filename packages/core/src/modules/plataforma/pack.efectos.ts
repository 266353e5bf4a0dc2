import type { PackEffects } from '../puertos.efectos.ts';
import { createFulfilment } from './solicitudDerecho.efectos.ts';
import { cumplirSolicitud } from './solicitudDerecho.ts';

/** Effects of the modules every institution has. */
export const efectosDePlataforma: PackEffects = (ports) => ({
  [cumplirSolicitud.effect]: createFulfilment(ports),
});
