import type { PackEffects } from '../puertos.efectos.ts';
import { createImporter } from './importacion.efectos.ts';
import { procesarImportacion } from './importacion.ts';

/** What the modules every institution has do on the queue of imports. */
export const importacionesDePlataforma: PackEffects = (ports) => ({
  [procesarImportacion.effect]: createImporter(ports),
});
