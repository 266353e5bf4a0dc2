import type { PackEffects } from '../puertos.efectos.ts';
import { createFulfilment } from './solicitudDerecho.efectos.ts';
import { cumplirSolicitud } from './solicitudDerecho.ts';
import { createAccessReset } from './usuario.efectos.ts';
import { restablecerIngreso } from './usuario.ts';

/** Effects of the modules every institution has. */
export const efectosDePlataforma: PackEffects = (ports) => ({
  [cumplirSolicitud.effect]: createFulfilment(ports),
  [restablecerIngreso.effect]: createAccessReset(ports.mails),
});
