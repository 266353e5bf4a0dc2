import type { PackEffects } from '../puertos.efectos.ts';
import { createReview } from './documento.efectos.ts';
import { revisarDocumento } from './documento.ts';
import { createConclusion } from './entregaInforme.efectos.ts';
import { concluirProceso } from './proceso.ts';
import { createFulfilment } from './solicitudDerecho.efectos.ts';
import { cumplirSolicitud } from './solicitudDerecho.ts';
import { createAccessReset } from './usuario.efectos.ts';
import { restablecerIngreso } from './usuario.ts';

/** Effects of the modules every institution has. */
export const efectosDePlataforma: PackEffects = (ports) => ({
  [concluirProceso.effect]: createConclusion(ports),
  [revisarDocumento.effect]: createReview(ports),
  [cumplirSolicitud.effect]: createFulfilment(ports),
  [restablecerIngreso.effect]: createAccessReset(ports.mails),
});
