import { choice, date, integer, ref } from '../../../kernel/declare/fields.ts';
import { fondos, mecanismos } from '../ipr.catalogos.ts';

/** Whose records it is about. */
export const division = ref('División', 'division');
/** Fund the money comes from. */
export const fondo = choice('Fondo', fondos);
/** Way an initiative is financed. */
export const mecanismo = choice('Mecanismo', mecanismos);
/** Budget year. */
export const anio = integer('Año', { min: 2018, max: 2100 });
/** First day of the period. */
export const desde = date('Desde');
/** Last day of the period. */
export const hasta = date('Hasta');
