import type { Dashboard } from '../../../kernel/declare/dashboard.ts';

const sinCancelar = 'PENDIENTE,EN_PROGRESO,BLOQUEADO,COMPLETADO,VERIFICADO';

/** What the head of a division looks at first (gestion.md §5.1). */
export const division: Dashboard = {
  name: 'division',
  label: 'División',
  about: 'El trabajo de la división, quién lo tiene y qué espera una decisión',
  power: 'tableroDivision',
  wall: true,
  unit: {
    module: 'division',
    above: 'superior',
    by: {
      trabajo: 'division',
      ipr: 'division',
      problema: 'iniciativa.division',
    },
  },
  sections: [
    {
      kind: 'cards',
      title: 'Situación',
      wide: true,
      figures: [
        { label: 'IPR activas', of: { module: 'ipr', filter: 'activas' } },
        { label: 'IPR con problemas', of: { module: 'ipr', filter: 'conProblemas' }, tone: 'warn' },
        { label: 'Trabajo abierto', of: { module: 'trabajo', filter: 'abiertos' } },
        { label: 'Trabajo vencido', of: { module: 'trabajo', filter: 'vencidos' }, tone: 'bad' },
        { label: 'Por verificar', of: { module: 'trabajo', filter: 'porVerificar' }, tone: 'info' },
        { label: 'Problemas abiertos', of: { module: 'problema', filter: 'abiertos' }, tone: 'warn' },
      ],
    },
    {
      kind: 'groups',
      title: 'Trabajo por estado',
      by: 'estado',
      shape: 'ring',
      series: [{ label: 'Trabajos', of: { module: 'trabajo', having: { estado: sinCancelar } } }],
    },
    {
      kind: 'groups',
      title: 'Trabajo por responsable',
      by: 'responsable',
      shape: 'bars',
      most: 15,
      series: [
        { label: 'Abierto', of: { module: 'trabajo', filter: 'abiertos' }, tone: 'info' },
        { label: 'Vencido', of: { module: 'trabajo', filter: 'vencidos' }, tone: 'bad' },
      ],
    },
    {
      kind: 'list',
      title: 'Vencido',
      of: { module: 'trabajo', filter: 'vencidos' },
      columns: ['titulo', 'responsable', 'diasDesdeVencimiento'],
      sort: 'vence',
      most: 10,
    },
    {
      kind: 'list',
      title: 'Por verificar',
      of: { module: 'trabajo', filter: 'porVerificar' },
      columns: ['titulo', 'responsable', 'completadoEn'],
      sort: 'vence',
      most: 10,
    },
    {
      kind: 'list',
      title: 'Problemas abiertos',
      of: { module: 'problema', filter: 'abiertos' },
      columns: ['iniciativa', 'descripcion', 'impacto', 'diasAbierto'],
      sort: 'gravedad',
      most: 10,
      wall: ['iniciativa', 'impacto', 'diasAbierto'],
    },
  ],
};
