import type { Dashboard } from '../../../kernel/declare/dashboard.ts';

/** Work whose day has come and was not called off, and what of it is done. */
const exigible = {
  module: 'trabajo',
  having: { 'vence.max': '@hace-1', estado: 'PENDIENTE,EN_PROGRESO,BLOQUEADO,COMPLETADO,VERIFICADO' },
} as const;
const hecho = {
  module: 'trabajo',
  having: { 'vence.max': '@hace-1', estado: 'COMPLETADO,VERIFICADO' },
} as const;

/** How long things take, how well each division keeps its dates and how much each person has (gestion.md §5.2, AR-08). */
export const plazos: Dashboard = {
  name: 'plazos',
  label: 'Plazos y carga',
  about: 'Cuánto demora cada fase, cuánto cumple cada división y cuánto tiene cada persona',
  power: 'tableroPlazos',
  wall: true,
  sections: [
    {
      kind: 'groups',
      title: 'Cumplimiento por división',
      help: 'De los trabajos cuyo plazo ya pasó, los que están hechos.',
      wide: true,
      by: 'division',
      shape: 'table',
      series: [
        { label: 'Con plazo cumplido o vencido', of: exigible },
        { label: 'Hechos', of: hecho, tone: 'ok' },
        { label: 'Cumplimiento', of: hecho, whole: exigible },
        { label: 'Vencidos', of: { module: 'trabajo', filter: 'vencidos' }, tone: 'bad' },
        { label: 'Bloqueados', of: { module: 'trabajo', having: { estado: 'BLOQUEADO' } }, tone: 'warn' },
        { label: 'Por verificar', of: { module: 'trabajo', filter: 'porVerificar' }, tone: 'info' },
      ],
    },
    {
      kind: 'phases',
      title: 'Días en cada fase',
      help: 'De las iniciativas que salieron de cada fase en los últimos 365 días, según su historial.',
      wide: true,
      module: 'ipr',
      by: 'division',
      last: 365,
    },
    {
      kind: 'groups',
      title: 'Carga por persona',
      wide: true,
      by: 'responsable',
      shape: 'stack',
      most: 20,
      series: [
        { label: 'Pendiente', of: { module: 'trabajo', having: { estado: 'PENDIENTE' } }, tone: 'mute' },
        { label: 'En progreso', of: { module: 'trabajo', having: { estado: 'EN_PROGRESO' } }, tone: 'info' },
        { label: 'Bloqueado', of: { module: 'trabajo', having: { estado: 'BLOQUEADO' } }, tone: 'warn' },
      ],
    },
  ],
};
