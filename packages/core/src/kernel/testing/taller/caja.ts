import { integer, money, text } from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';
import { balance, rollup, share, shareOfRows, tally } from '../../declare/rollup.ts';
import { reparto } from './reparto.ts';
import { vale } from './vale.ts';

/** A cash box, which never holds less than nothing. */
export const caja = defineModule({
  name: 'caja',
  label: { one: 'Caja', many: 'Cajas', feminine: true },
  title: 'nombre',
  code: { natural: ['nombre'], make: ({ nombre }) => String(nombre) },
  fields: {
    nombre: text('Nombre', { required: true }),
    apertura: money('Apertura', { min: 0 }),
    cupo: integer('Cupo de vales', { min: 0 }),
  },
  rollups: {
    queda: balance({
      label: 'En caja',
      from: 'apertura',
      adds: [
        share(vale, {
          by: 'caja',
          sum: 'monto',
          where: (q) => q.and(q.eq('estado', 'EMITIDO'), q.eq('tipo', 'ENTRADA')),
        }),
        shareOfRows(reparto, 'lineas', { by: 'caja', sum: 'monto', where: (q) => q.eq('estado', 'HECHO') }),
      ],
      takes: [
        share(vale, {
          by: 'caja',
          sum: 'monto',
          where: (q) => q.and(q.eq('estado', 'EMITIDO'), q.eq('tipo', 'SALIDA')),
        }),
      ],
    }),
    repartido: tally({
      label: 'Repartido',
      adds: [shareOfRows(reparto, 'lineas', { by: 'caja', sum: 'monto' })],
    }),
    vales: rollup(vale, { label: 'El número de vales', by: 'caja', max: 'cupo' }),
  },
  derived: (q) => ({ vacia: { label: 'Vacía', flag: q.eq('queda', 0) } }),
  filters: (q) => ({ vacias: { label: 'Vacías', where: q.eq('queda', 0) } }),
  grants: {
    ADMIN_SISTEMA: { leer: 'all', crear: 'all', editar: 'all', eliminar: 'all', restaurar: 'all' },
    MIEMBRO: { leer: 'all' },
  },
  list: { columns: ['nombre', 'apertura', 'queda'], filters: [], sort: 'nombre' },
});
