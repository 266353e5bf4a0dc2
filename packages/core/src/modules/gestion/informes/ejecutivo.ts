import { defineReport } from '../../../kernel/declare/report.ts';
import { division } from './parametros.ts';

const ties = [{ field: 'division', is: 'division' }] as const;
const deSuIniciativa = [{ field: 'iniciativa.division', is: 'division' }] as const;
const unidad = [{ field: 'unidad', is: 'division' }] as const;

/** The week of whoever runs the region (gestion.md §5.3, RF-070). */
export const informeEjecutivo = defineReport({
  name: 'ejecutivo_semanal',
  label: 'Informe ejecutivo semanal',
  about: 'Cómo está la cartera, qué está en problemas y qué trabajo está atrasado.',
  params: { division },
  formats: ['pdf', 'xlsx'],
  landscape: true,
  sections: [
    {
      kind: 'figures',
      title: 'La semana en cifras',
      figures: [
        { label: 'Iniciativas', module: 'ipr', ties },
        { label: 'En ejecución', module: 'ipr', filter: 'enEjecucion', ties },
        { label: 'Con problemas abiertos', module: 'ipr', filter: 'conProblemas', ties },
        { label: 'Atrasadas', module: 'ipr', filter: 'atrasadas', ties },
        { label: 'Problemas abiertos', module: 'problema', filter: 'abiertos', ties: deSuIniciativa },
        { label: 'Problemas críticos', module: 'problema', filter: 'criticos', ties: deSuIniciativa },
        { label: 'Alertas críticas', module: 'alerta', filter: 'criticas', ties: unidad },
        { label: 'Alertas sin cerrar', module: 'alerta', filter: 'abiertas', ties: unidad },
        { label: 'Convenios vigentes', module: 'convenio', filter: 'vigentes', ties },
        { label: 'Trabajos abiertos', module: 'trabajo', filter: 'abiertos', ties },
        { label: 'Trabajos vencidos', module: 'trabajo', filter: 'vencidos', ties },
        { label: 'Trabajos por verificar', module: 'trabajo', filter: 'porVerificar', ties },
      ],
    },
    {
      kind: 'trend',
      title: 'Problemas nuevos y resueltos por semana',
      weeks: 12,
      lines: [
        { label: 'Nuevos', module: 'problema', date: 'fechaDeteccion', ties: deSuIniciativa },
        {
          label: 'Resueltos',
          module: 'problema',
          filter: 'resueltos',
          date: 'resueltoEn',
          ties: deSuIniciativa,
        },
      ],
    },
    {
      kind: 'trend',
      title: 'Trabajo creado y completado por semana',
      weeks: 12,
      lines: [
        { label: 'Creado', module: 'trabajo', date: 'creadoEn', ties },
        { label: 'Completado', module: 'trabajo', date: 'completadoEn', ties },
      ],
    },
    { kind: 'chart', title: 'Cartera por estado', module: 'ipr', by: 'estado', ties },
    {
      kind: 'chart',
      title: 'Monto por división',
      module: 'ipr',
      by: 'division',
      sum: 'montoIniciativa',
      ties,
    },
    {
      kind: 'list',
      title: 'Alertas críticas',
      module: 'alerta',
      filter: 'criticas',
      ties: unidad,
      columns: ['titulo', 'registro', 'explicacion', 'unidad', 'fecha', 'dias'],
      sort: '-fecha',
      most: 100,
    },
    {
      kind: 'list',
      title: 'Iniciativas críticas',
      module: 'ipr',
      filter: 'criticas',
      ties,
      columns: ['codigo', 'nombre', 'estado', 'division', 'avanceFisico', 'fechaTermino', 'montoIniciativa'],
      sort: '-montoIniciativa',
      most: 100,
    },
    {
      kind: 'list',
      title: 'Problemas críticos abiertos',
      module: 'problema',
      filter: 'criticos',
      ties: deSuIniciativa,
      columns: ['codigo', 'iniciativa', 'descripcion', 'impacto', 'diasAbierto', 'estado'],
      sort: 'fechaDeteccion',
      most: 100,
    },
    {
      kind: 'list',
      title: 'Trabajo vencido',
      module: 'trabajo',
      filter: 'vencidos',
      ties,
      columns: ['codigo', 'titulo', 'responsable', 'division', 'vence', 'diasDesdeVencimiento', 'estado'],
      sort: 'vence',
      most: 200,
    },
    {
      kind: 'list',
      title: 'Iniciativas sin avance en 30 días',
      module: 'ipr',
      filter: 'sinAvance',
      ties,
      columns: ['codigo', 'nombre', 'division', 'responsable', 'avanceFisico', 'fechaAvance'],
      sort: 'fechaAvance',
      most: 100,
    },
  ],
});
