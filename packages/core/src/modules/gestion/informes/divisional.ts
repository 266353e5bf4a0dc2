import { defineReport } from '../../../kernel/declare/report.ts';
import { desde, division, fondo, hasta } from './parametros.ts';

const suyas = [
  { field: 'division', is: 'division' },
  { field: 'fondo', is: 'fondo' },
] as const;
const ties = [{ field: 'division', is: 'division' }] as const;

/** A division by period and fund (gestion.md §5.3). */
export const informeDivisional = defineReport({
  name: 'divisional',
  label: 'Informe divisional',
  about: 'La cartera, el trabajo y los compromisos de una división, por período y fondo.',
  params: { division, fondo, desde, hasta },
  formats: ['pdf', 'xlsx'],
  landscape: true,
  sections: [
    {
      kind: 'figures',
      title: 'Resumen',
      figures: [
        { label: 'Iniciativas', module: 'ipr', ties: suyas },
        { label: 'Monto de la cartera', module: 'ipr', ties: suyas, sum: 'montoIniciativa' },
        { label: 'En ejecución', module: 'ipr', filter: 'enEjecucion', ties: suyas },
        { label: 'Atrasadas', module: 'ipr', filter: 'atrasadas', ties: suyas },
        { label: 'Trabajos abiertos', module: 'trabajo', filter: 'abiertos', ties },
        { label: 'Trabajos vencidos', module: 'trabajo', filter: 'vencidos', ties },
      ],
    },
    { kind: 'chart', title: 'Cartera por estado', module: 'ipr', by: 'estado', ties: suyas },
    {
      kind: 'chart',
      title: 'Trabajo por responsable',
      module: 'trabajo',
      filter: 'abiertos',
      by: 'responsable',
      ties,
    },
    {
      kind: 'list',
      title: 'Iniciativas',
      module: 'ipr',
      ties: suyas,
      columns: ['codigo', 'nombre', 'estado', 'fondo', 'responsable', 'avanceFisico', 'montoIniciativa'],
      sort: '-montoIniciativa',
    },
    {
      kind: 'list',
      title: 'Compromisos que vencen en el período',
      module: 'compromiso',
      ties: [...ties, { field: 'vence', from: 'desde', to: 'hasta' }],
      columns: ['codigo', 'descripcion', 'responsable', 'vence', 'estado'],
      sort: 'vence',
    },
    {
      kind: 'list',
      title: 'Trabajo que vence en el período',
      module: 'trabajo',
      ties: [...ties, { field: 'vence', from: 'desde', to: 'hasta' }],
      columns: ['codigo', 'titulo', 'responsable', 'vence', 'estado'],
      sort: 'vence',
    },
  ],
});
