import { choice, integer, money, ref, text } from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';

/** A slip of a cash box: what moves in or out of it, by number. */
export const vale = defineModule({
  name: 'vale',
  label: { one: 'Vale', many: 'Vales' },
  title: 'glosa',
  code: { sequence: 'VA' },
  parent: 'caja',
  unique: [['tipo', 'numero', 'anio']],
  fields: {
    caja: ref('Caja', 'caja', { required: true, fixed: true }),
    glosa: text('Glosa'),
    tipo: choice('Tipo', { ENTRADA: 'Entrada', SALIDA: 'Salida' }, { required: true }),
    monto: money('Monto', { required: true, min: 1 }),
    numero: integer('Número', { system: true }),
    anio: integer('Año', { system: true }),
  },
  states: {
    BORRADOR: { label: 'Borrador' },
    EMITIDO: { label: 'Emitido', tone: 'ok' },
    ANULADO: { label: 'Anulado', tone: 'mute', frozen: true },
  },
  initial: 'BORRADOR',
  transitions: (verb) => ({
    emitir: verb({
      label: 'Emitir',
      from: ['BORRADOR'],
      to: 'EMITIDO',
      ask: { firma: text('Firma', { max: 60 }) },
      folio: { number: 'numero', year: 'anio', series: ['tipo'] },
      auditRefusals: true,
      check: ({ item, param }) =>
        item.monto > param('topeVale') && `El vale pasa el tope de $${param('topeVale')}.`,
    }),
    retirar: verb({ label: 'Retirar', from: ['EMITIDO'], to: 'BORRADOR' }),
    anular: verb({ label: 'Anular', from: ['EMITIDO'], to: 'ANULADO' }),
  }),
  grants: {
    ADMIN_SISTEMA: { leer: 'all', crear: 'all', editar: 'all', emitir: 'all', retirar: 'all', anular: 'all' },
    MIEMBRO: { leer: 'parent' },
  },
  list: { columns: ['codigo', 'tipo', 'monto', 'estado'], filters: ['estado'], sort: '-creadoEn' },
});
