import { choice, date, integer, ref } from '../../../kernel/declare/fields.ts';
import { fondos, mecanismos } from '../ipr.catalogos.ts';

/** What people say before a report of the portfolio is made. */
export const division = ref('División', 'division');
export const fondo = choice('Fondo', fondos);
export const mecanismo = choice('Mecanismo', mecanismos);
export const anio = integer('Año', { min: 2018, max: 2100 });
export const desde = date('Desde');
export const hasta = date('Hasta');
