import type { PackEffects } from '../puertos.efectos.ts';
import { recalcular } from './problema.efectos.ts';
import { recalcularIniciativa } from './problema.ts';
import { liberarQuienes } from './trabajo.efectos.ts';
import { liberarQuienesEsperan } from './trabajo.ts';

/** Effects of the modules of regional management. */
export const efectosDeGestion: PackEffects = ({ write }) => ({
  [liberarQuienesEsperan.effect]: liberarQuienes(write),
  [recalcularIniciativa.effect]: recalcular(write),
});
