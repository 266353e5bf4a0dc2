import { division } from './division.ts';
import { ejecutivo } from './ejecutivo.ts';
import { personal } from './personal.ts';
import { plazos } from './plazos.ts';
import { presupuesto } from './presupuesto.ts';

/** Dashboards of regional management; the first somebody may see is their front page. */
export const tableros = [ejecutivo, division, personal, plazos, presupuesto];
