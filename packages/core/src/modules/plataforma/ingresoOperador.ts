import { instant, integer, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { plazoGeneral } from './conservacion.ts';
import * as regla from './ingresoOperador.reglas.ts';

/**
 * An operator of the platform inside the institution: why, since when and until when. The record is who acts, so
 * whatever the operator does names it, and ending it ends their access at the next request.
 */
export const ingresoOperador = defineModule({
  name: 'ingreso_operador',
  label: { one: 'Ingreso de operación', many: 'Ingresos de operación' },
  about: 'Cada vez que alguien que opera la plataforma entró a la institución, y por qué',
  icon: 'lock',
  title: 'operador',
  code: { sequence: 'OPE' },
  fields: {
    operador: text('Quién', { required: true, max: 160, search: 'A' }),
    operadorId: text('Cuenta de operación', { required: true, max: 60 }),
    motivo: text('Motivo', { required: true, max: 300, search: 'B' }),
    solicitud: text('Solicitud o caso', { max: 120 }),
    horas: integer('Horas', { required: true, min: 1, max: regla.horasMaximas, default: 1 }),
    hasta: instant('Hasta', { system: true }),
  },
  derived: (q) => ({
    dentro: {
      label: 'Dentro ahora',
      tone: 'warn',
      flag: q.and(q.eq('estado', 'VIGENTE'), q.lt(q.now, q.field('hasta'))),
    },
  }),
  states: {
    VIGENTE: { label: 'Vigente', tone: 'warn' },
    TERMINADO: { label: 'Terminado', tone: 'mute', frozen: true },
  },
  initial: 'VIGENTE',
  retention: { ...plazoGeneral, from: 'creadoEn' },
  create: (rules) =>
    rules({ set: ({ input, clock }) => ({ hasta: regla.terminoDe(clock.now, input.horas ?? 1) }) }),
  transitions: (verb) => ({
    terminar: verb({
      label: 'Terminar el ingreso',
      help: 'Quien opera la plataforma queda fuera desde su próxima acción.',
      from: ['VIGENTE'],
      to: 'TERMINADO',
      tone: 'danger',
    }),
  }),
  grants: {
    SISTEMA: { leer: 'all', crear: 'all', terminar: 'all' },
    ADMIN_SISTEMA: { leer: 'all', exportar: 'all', terminar: 'all' },
    OPERADOR: { leer: 'all', terminar: 'all' },
  },
  list: {
    columns: ['codigo', 'operador', 'motivo', 'creadoEn', 'hasta', 'estado'],
    filters: ['estado'],
    sort: '-creadoEn',
  },
});
