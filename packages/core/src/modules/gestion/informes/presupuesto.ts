import { defineReport } from '../../../kernel/declare/report.ts';
import { anio, division } from './parametros.ts';

const ties = [
  { field: 'anio', is: 'anio' },
  { field: 'division', is: 'division' },
] as const;

/** The annual execution sheet: frame, programmed and real by month and accumulated (gestion.md §5.4). */
export const resumenPresupuestario = defineReport({
  name: 'resumen_presupuestario',
  label: 'Resumen presupuestario',
  about: 'Marco vigente del año, lo programado y lo pagado por mes y acumulado, con su porcentaje.',
  params: { anio, division },
  formats: ['pdf', 'xlsx'],
  landscape: true,
  sections: [
    {
      kind: 'year',
      title: 'Ejecución mensual de la institución',
      of: 'anio',
      frame: { label: 'Marco vigente', module: 'ejecucion_mensual', date: 'mes', sum: 'marco' },
      lines: [
        { label: 'Programado', module: 'ejecucion_mensual', date: 'mes', sum: 'programado' },
        { label: 'Real', module: 'ejecucion_mensual', date: 'mes', sum: 'real' },
      ],
    },
    {
      kind: 'year',
      title: 'Cuotas de convenios',
      of: 'anio',
      frame: { label: 'Marco vigente', module: 'asignacion_presupuestaria', ties, sum: 'vigente' },
      lines: [
        { label: 'Programado', module: 'cuota', date: 'vence', sum: 'monto' },
        { label: 'Real', module: 'cuota', filter: 'pagadas', date: 'pagadaEl', sum: 'montoPagado' },
      ],
    },
    {
      kind: 'figures',
      title: 'Marco del año',
      figures: [
        { label: 'Marco vigente', module: 'asignacion_presupuestaria', ties, sum: 'vigente' },
        { label: 'Precomprometido', module: 'asignacion_presupuestaria', ties, sum: 'precomprometido' },
        { label: 'Comprometido', module: 'asignacion_presupuestaria', ties, sum: 'comprometido' },
        { label: 'Disponible', module: 'asignacion_presupuestaria', ties, sum: 'disponible' },
      ],
    },
    {
      kind: 'chart',
      title: 'Marco vigente por subtítulo',
      module: 'asignacion_presupuestaria',
      by: 'subtitulo',
      sum: 'vigente',
      ties,
    },
    {
      kind: 'list',
      title: 'Asignaciones',
      module: 'asignacion_presupuestaria',
      ties,
      columns: [
        'codigo',
        'denominacion',
        'division',
        'montoInicial',
        'vigente',
        'precomprometido',
        'comprometido',
        'disponible',
      ],
      sort: 'codigo',
    },
  ],
});
