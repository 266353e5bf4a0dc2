import { defineReport } from '../../../kernel/declare/report.ts';
import { anio, division, fondo, mecanismo } from './parametros.ts';

const ties = [
  { field: 'division', is: 'division' },
  { field: 'fondo', is: 'fondo' },
  { field: 'mecanismo', is: 'mecanismo' },
  { field: 'anioPresupuestario', is: 'anio' },
] as const;

/** The whole portfolio (gestion.md §5.3). */
export const cartera = defineReport({
  name: 'cartera',
  label: 'Cartera de iniciativas',
  about: 'Las iniciativas con su estado, responsables, avance y montos.',
  params: { division, fondo, mecanismo, anio },
  formats: ['xlsx', 'pdf'],
  landscape: true,
  sections: [
    {
      kind: 'figures',
      title: 'Resumen',
      figures: [
        { label: 'Iniciativas', module: 'ipr', ties },
        { label: 'Monto de la cartera', module: 'ipr', ties, sum: 'montoIniciativa' },
        { label: 'Gasto vigente', module: 'ipr', ties, sum: 'gastoVigente' },
        { label: 'Con problemas', module: 'ipr', filter: 'conProblemas', ties },
      ],
    },
    { kind: 'chart', title: 'Por estado', module: 'ipr', by: 'estado', ties },
    { kind: 'chart', title: 'Monto por fondo', module: 'ipr', by: 'fondo', sum: 'montoIniciativa', ties },
    {
      kind: 'list',
      title: 'Iniciativas',
      module: 'ipr',
      ties,
      columns: [
        'codigo',
        'nombre',
        'estado',
        'mecanismo',
        'division',
        'responsable',
        'comunas',
        'avanceFisico',
        'montoIniciativa',
      ],
      sort: 'codigo',
    },
  ],
});
