import type { Dashboard } from '../../../kernel/declare/dashboard.ts';

/** What somebody who does the work looks at first (gestion.md §5.1). */
export const personal: Dashboard = {
  name: 'personal',
  label: 'Personal',
  about: 'Lo que tiene a su cargo y cómo va',
  power: 'tableroPersonal',
  sections: [
    {
      kind: 'cards',
      title: 'Mi situación',
      wide: true,
      figures: [
        {
          label: 'Pendientes',
          of: { module: 'trabajo', having: { responsable: '@yo', estado: 'PENDIENTE' } },
        },
        {
          label: 'En progreso',
          of: { module: 'trabajo', having: { responsable: '@yo', estado: 'EN_PROGRESO' } },
          tone: 'info',
        },
        {
          label: 'Bloqueados',
          of: { module: 'trabajo', having: { responsable: '@yo', estado: 'BLOQUEADO' } },
          tone: 'warn',
        },
        {
          label: 'Vencidos',
          of: { module: 'trabajo', filter: 'vencidos', having: { responsable: '@yo' } },
          tone: 'bad',
        },
        {
          label: 'Completados esta semana',
          of: { module: 'trabajo', having: { responsable: '@yo', 'completadoEn.min': '@semana' } },
          tone: 'ok',
        },
        { label: 'Mis IPR', of: { module: 'ipr', filter: 'mias' } },
      ],
    },
    {
      kind: 'list',
      title: 'Mi trabajo',
      of: { module: 'trabajo', filter: 'mios' },
      columns: ['titulo', 'estado', 'vence'],
      sort: 'vence',
      most: 10,
    },
    {
      kind: 'list',
      title: 'Mis iniciativas',
      of: { module: 'ipr', filter: 'mias' },
      columns: ['nombre', 'estado', 'avanceFisico'],
      sort: 'actualizadoEn',
      most: 10,
    },
  ],
};
