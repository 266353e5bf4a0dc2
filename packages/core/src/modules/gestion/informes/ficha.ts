import { defineReport } from '../../../kernel/declare/report.ts';

const ties = [{ field: 'iniciativa', is: 'registro' }] as const;

/** Everything of an initiative on paper (gestion.md §5.3, RF-072). */
export const fichaIpr = defineReport({
  name: 'ficha_ipr',
  label: 'Ficha de la iniciativa',
  about: 'Todos los datos de una iniciativa, con sus convenios, pagos, problemas y trabajo.',
  of: 'ipr',
  formats: ['pdf', 'xlsx'],
  sections: [
    { kind: 'record', title: 'Iniciativa' },
    {
      kind: 'list',
      title: 'Convenios',
      module: 'convenio',
      ties,
      columns: ['codigo', 'materia', 'contraparte', 'montoTotal', 'vigenteHasta', 'estado'],
      sort: 'codigo',
    },
    {
      kind: 'list',
      title: 'Cuotas',
      module: 'cuota',
      ties,
      columns: ['codigo', 'numero', 'monto', 'vence', 'montoPagado', 'estado'],
      sort: 'vence',
    },
    {
      kind: 'list',
      title: 'Rendiciones',
      module: 'rendicion',
      ties,
      columns: ['codigo', 'convenio', 'plazo', 'presentada', 'montoRendido', 'estado'],
      sort: 'plazo',
    },
    {
      kind: 'list',
      title: 'Resoluciones',
      module: 'resolucion',
      ties,
      columns: ['codigo', 'identificacion', 'materia', 'subtipo', 'montoAfecto', 'fechaNumero', 'estado'],
      sort: 'codigo',
    },
    {
      kind: 'list',
      title: 'Alertas activas',
      module: 'alerta',
      filter: 'activas',
      ties: [{ field: 'sobre', is: 'registro' }],
      columns: ['titulo', 'nivel', 'explicacion', 'fecha'],
      sort: 'orden',
    },
    {
      kind: 'list',
      title: 'Certificados de disponibilidad presupuestaria',
      module: 'cdp',
      ties,
      columns: ['codigo', 'monto', 'emitidoEl', 'vence', 'estado'],
      sort: 'codigo',
    },
    {
      kind: 'list',
      title: 'Problemas',
      module: 'problema',
      ties,
      columns: ['codigo', 'descripcion', 'impacto', 'fechaDeteccion', 'estado'],
      sort: '-fechaDeteccion',
    },
    {
      kind: 'list',
      title: 'Trabajo',
      module: 'trabajo',
      ties,
      columns: ['codigo', 'titulo', 'responsable', 'vence', 'estado'],
      sort: 'vence',
    },
  ],
});
