import { boolean, choice, date, longText, money, ref } from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';
import { rollup } from '../../declare/rollup.ts';
import { reads } from '../../declare/verb.ts';
import { recibo } from './recibo.ts';

/** What the rules of a payment read of the project it belongs to. */
interface ProyectoLeido {
  readonly estado: string;
  readonly monto?: number;
}

/** A payment of a project: whoever may read the project may read it. */
export const pago = defineModule({
  name: 'pago',
  label: { one: 'Pago', many: 'Pagos' },
  title: 'glosa',
  code: { sequence: 'PG' },
  parent: 'proyecto',
  fields: {
    proyecto: ref('Proyecto', 'proyecto', { required: true }),
    monto: money('Monto', { required: true, min: 0 }),
    glosa: longText('Glosa', { max: 300 }),
    vence: date('Vence'),
    urgente: boolean('Urgente'),
    medio: choice('Medio', { CHEQUE: 'Cheque', TRANSFERENCIA: 'Transferencia' }),
  },
  states: {
    PENDIENTE: { label: 'Pendiente' },
    PAGADO: { label: 'Pagado', tone: 'ok', frozen: true },
    ANULADO: { label: 'Anulado', tone: 'mute', frozen: true },
  },
  initial: 'PENDIENTE',
  rollups: { copias: rollup(recibo, { label: 'Copias', by: 'pago', sum: 'copias' }) },
  create: (rules) =>
    rules({
      reads: { proyecto: reads<ProyectoLeido>({ name: 'proyecto' }, 'proyecto') },
      check: ({ related }) =>
        related.proyecto?.estado === 'ANULADO' && 'El proyecto está anulado: no admite pagos.',
    }),
  transitions: (verb) => ({
    pagar: verb({
      label: 'Pagar',
      from: ['PENDIENTE'],
      to: 'PAGADO',
      edits: ['medio'],
      needs: ['medio'],
      reads: { proyecto: reads<ProyectoLeido>({ name: 'proyecto' }, 'proyecto') },
      guard: ({ related }) =>
        related.proyecto?.estado !== 'EN_CURSO' && 'Solo se paga mientras el proyecto está en curso.',
    }),
    anular: verb({
      label: 'Anular',
      from: ['PENDIENTE', 'PAGADO'],
      to: 'ANULADO',
      reads: { proyecto: reads<ProyectoLeido>({ name: 'proyecto' }, 'proyecto') },
      guard: ({ related }) => related.proyecto?.estado === 'CERRADO' && 'El proyecto ya está cerrado.',
    }),
    reabrir: verb({ label: 'Reabrir', from: ['ANULADO'], to: 'PENDIENTE' }),
  }),
  grants: {
    ADMIN_SISTEMA: {
      leer: 'all',
      crear: 'all',
      editar: 'all',
      eliminar: 'all',
      restaurar: 'all',
      importar: 'all',
      pagar: 'all',
      anular: 'all',
      reabrir: 'all',
    },
    JEFE: { leer: 'parent', crear: 'parent', editar: 'parent', pagar: 'parent' },
    MIEMBRO: { leer: 'parent' },
  },
  list: {
    columns: ['codigo', 'proyecto', 'monto', 'estado'],
    filters: ['estado', 'proyecto'],
    sort: '-creadoEn',
  },
});
