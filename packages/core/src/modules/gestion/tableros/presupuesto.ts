import type { Dashboard } from '../../../kernel/declare/dashboard.ts';

const lineas = { module: 'asignacion_presupuestaria', having: { anio: '@ejercicio' } } as const;

const obras = { module: 'ipr', filter: 'frilY31' } as const;

/** The execution of the year as the annual sheet shows it, and where the portfolio's money is (gestion.md §5.4). */
export const presupuesto: Dashboard = {
  name: 'presupuesto',
  label: 'Ejecución',
  about: 'Lo programado y lo ejecutado de cada mes, y dónde está la cartera',
  power: 'tableroPresupuesto',
  wall: true,
  sections: [
    {
      kind: 'cards',
      title: 'Presupuesto del año',
      wide: true,
      figures: [
        { label: 'Vigente', of: lineas, sum: 'vigente' },
        { label: 'Precomprometido', of: lineas, sum: 'precomprometido', tone: 'info' },
        { label: 'Comprometido', of: lineas, sum: 'comprometido', tone: 'ok' },
        { label: 'Disponible', of: lineas, sum: 'disponible', tone: 'warn' },
      ],
    },
    {
      kind: 'curve',
      title: 'Ejecución mensual',
      wide: true,
      planned: { label: 'Programado', of: { module: 'ejecucion_mensual' }, sum: 'programado', on: 'mes' },
      actual: { label: 'Real', of: { module: 'ejecucion_mensual' }, sum: 'real', on: 'mes' },
      frame: { label: 'Marco vigente', of: { module: 'ejecucion_mensual' }, sum: 'marco', on: 'mes' },
    },
    {
      kind: 'years',
      title: 'Ejecución de cada año',
      help: 'Lo ejecutado hasta cada mes, como parte del marco de ese mes.',
      wide: true,
      actual: { label: 'Real', of: { module: 'ejecucion_mensual' }, sum: 'real', on: 'mes' },
      frame: { label: 'Marco vigente', of: { module: 'ejecucion_mensual' }, sum: 'marco', on: 'mes' },
      last: 6,
    },
    {
      kind: 'curve',
      title: 'Cuotas de convenios',
      help: 'Programado según la fecha de cada cuota; real, según cuándo se pagó.',
      wide: true,
      planned: {
        label: 'Programado',
        of: { module: 'cuota', having: { estado: 'PENDIENTE,DIFERIDO,EN_PROCESO,PAGADO' } },
        sum: 'monto',
        on: 'vence',
      },
      actual: {
        label: 'Real',
        of: { module: 'cuota', filter: 'pagadas' },
        sum: 'montoPagado',
        on: 'pagadaEl',
      },
    },
    {
      kind: 'groups',
      title: 'Cartera activa por estado',
      wide: true,
      by: 'estado',
      shape: 'bars',
      series: [{ label: 'Iniciativas', of: { module: 'ipr', filter: 'activas' } }],
    },
    {
      kind: 'groups',
      title: 'FRIL y subtítulo 31 por estado',
      help: 'Lo que queda por gastar de cada iniciativa, en el año y en los siguientes.',
      wide: true,
      by: 'estado',
      shape: 'table',
      series: [
        { label: 'Iniciativas', of: obras },
        { label: 'Saldo del año', of: obras, sum: 'gastoVigente' },
        { label: 'Saldo de los años siguientes', of: obras, sum: 'gastoSiguientes' },
      ],
    },
    {
      kind: 'matrix',
      title: 'Cartera por división y subtítulo',
      help: 'Montos de las iniciativas activas.',
      wide: true,
      of: { module: 'ipr', filter: 'activas' },
      rows: 'division',
      columns: 'subtitulo',
      sum: 'montoIniciativa',
    },
  ],
};
