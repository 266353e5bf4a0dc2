import type { Dashboard } from '../../../kernel/declare/dashboard.ts';

/** What the regional administrator looks at first (gestion.md §5.1). */
export const ejecutivo: Dashboard = {
  name: 'ejecutivo',
  label: 'Ejecutivo',
  about: 'Cómo está la institución y qué no puede esperar',
  power: 'tableroEjecutivo',
  wall: true,
  sections: [
    {
      kind: 'cards',
      title: 'Situación',
      wide: true,
      figures: [
        { label: 'IPR activas', of: { module: 'ipr', filter: 'activas' } },
        { label: 'IPR con problemas', of: { module: 'ipr', filter: 'conProblemas' }, tone: 'warn' },
        { label: 'Problemas abiertos', of: { module: 'problema', filter: 'abiertos' } },
        { label: 'Problemas críticos', of: { module: 'problema', filter: 'criticos' }, tone: 'bad' },
        { label: 'Alertas críticas', of: { module: 'alerta', filter: 'criticas' }, tone: 'bad' },
        { label: 'Trabajo vencido', of: { module: 'trabajo', filter: 'vencidos' }, tone: 'bad' },
        {
          label: 'Trabajo bloqueado',
          of: { module: 'trabajo', having: { estado: 'BLOQUEADO' } },
          tone: 'warn',
        },
        { label: 'Trabajo por verificar', of: { module: 'trabajo', filter: 'porVerificar' }, tone: 'info' },
      ],
    },
    {
      kind: 'list',
      title: 'Alertas críticas',
      of: { module: 'alerta', filter: 'criticas' },
      columns: ['titulo', 'registro', 'dias'],
      sort: 'orden',
      most: 8,
      wall: ['titulo', 'dias'],
    },
    {
      kind: 'list',
      title: 'Problemas críticos',
      of: { module: 'problema', filter: 'criticos' },
      columns: ['iniciativa', 'descripcion', 'diasAbierto'],
      sort: 'fechaDeteccion',
      most: 8,
      wall: ['iniciativa', 'diasAbierto'],
    },
    {
      kind: 'trend',
      title: 'Problemas nuevos y resueltos',
      help: 'Por semana, según cuándo se detectaron y cuándo se resolvieron.',
      every: 'week',
      last: 12,
      shape: 'lines',
      series: [
        { label: 'Nuevos', of: { module: 'problema' }, on: 'fechaDeteccion', tone: 'bad' },
        {
          label: 'Resueltos',
          of: { module: 'problema', having: { estado: 'RESUELTO' } },
          on: 'resueltoEn',
          tone: 'ok',
        },
      ],
    },
    {
      kind: 'trend',
      title: 'Trabajo completado por día',
      every: 'day',
      last: 14,
      shape: 'bars',
      series: [{ label: 'Completado', of: { module: 'trabajo' }, on: 'completadoEn', tone: 'ok' }],
    },
  ],
};
