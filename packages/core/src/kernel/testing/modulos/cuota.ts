import { boolean, date, integer, money, ref, text } from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';

/** An instalment of an agreement: it has its own state, deadline and money, so it is a module (gestion.md §1.8). */
export const cuota = defineModule({
  name: 'cuota',
  label: { one: 'Cuota', many: 'Cuotas', feminine: true },
  title: 'glosa',
  code: { sequence: 'CUO' },
  parent: 'convenio',
  unique: [['convenio', 'numero']],
  fields: {
    convenio: ref('Convenio', 'convenio', { required: true }),
    numero: integer('Número', { required: true, min: 1 }),
    glosa: text('Glosa'),
    monto: money('Monto', { required: true, min: 1 }),
    vence: date('Vence', { required: true }),
    esAnticipo: boolean('Es anticipo'),
    comprobante: text('Comprobante', { max: 60 }),
    pagadaEl: date('Pagada el', { system: true }),
  },
  states: {
    PENDIENTE: { label: 'Pendiente' },
    DIFERIDO: { label: 'Diferida', tone: 'warn' },
    EN_PROCESO: { label: 'En proceso', tone: 'info' },
    PAGADO: { label: 'Pagada', tone: 'ok', frozen: true },
    RECHAZADO: { label: 'Rechazada', tone: 'mute', frozen: true },
  },
  initial: 'PENDIENTE',
  transitions: (verb) => ({
    diferir: verb({
      label: 'Diferir',
      from: ['PENDIENTE'],
      to: 'DIFERIDO',
      edits: ['vence'],
      needs: ['vence'],
    }),
    tramitar: verb({ label: 'Tramitar', from: ['PENDIENTE', 'DIFERIDO'], to: 'EN_PROCESO' }),
    pagar: verb({
      label: 'Registrar pago',
      from: ['EN_PROCESO'],
      to: 'PAGADO',
      edits: ['comprobante'],
      needs: ['comprobante'],
      fourEyes: ['tramitar'],
      set: ({ clock }) => ({ pagadaEl: clock.today }),
    }),
    rechazar: verb({ label: 'Rechazar', tone: 'danger', from: ['EN_PROCESO'], to: 'RECHAZADO' }),
  }),
  grants: {
    ADMIN_REGIONAL: {
      leer: 'parent',
      crear: 'parent',
      editar: 'parent',
      diferir: 'parent',
      tramitar: 'parent',
      pagar: 'parent',
      rechazar: 'parent',
    },
    ENCARGADO: { leer: 'parent' },
  },
  list: { columns: ['convenio', 'numero', 'monto', 'vence', 'estado'], filters: ['estado'], sort: 'vence' },
});
