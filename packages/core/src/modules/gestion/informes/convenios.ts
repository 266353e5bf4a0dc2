import { defineReport } from '../../../kernel/declare/report.ts';
import { desde, division, hasta } from './parametros.ts';

const ties = [
  { field: 'division', is: 'division' },
  { field: 'firmadoEl', from: 'desde', to: 'hasta' },
] as const;

/** The register of agreements, with the papers each went through (gestion.md §5.3, §5.4). */
export const registroConvenios = defineReport({
  name: 'registro_convenios',
  label: 'Registro de convenios',
  about: 'Los convenios con sus hitos, montos y plazos.',
  params: { division, desde, hasta },
  formats: ['xlsx', 'pdf'],
  landscape: true,
  sections: [
    {
      kind: 'figures',
      title: 'Resumen',
      figures: [
        { label: 'Convenios', module: 'convenio', ties },
        { label: 'Vigentes', module: 'convenio', filter: 'vigentes', ties },
        { label: 'Monto convenido', module: 'convenio', ties, sum: 'montoTotal' },
        { label: 'Pagado', module: 'convenio', ties, sum: 'pagado' },
      ],
    },
    { kind: 'chart', title: 'Por estado', module: 'convenio', by: 'estado', ties },
    {
      kind: 'list',
      title: 'Registro',
      module: 'convenio',
      ties,
      columns: [
        'codigo',
        'materia',
        'contraparte',
        'montoTotal',
        'fechaCore',
        'firmadoGoreEl',
        'firmadoEl',
        'fechaTomaRazon',
        'fechaEnvio',
        'vigenteHasta',
        'estado',
      ],
      sort: 'codigo',
    },
  ],
});

/** Accounts that are due, by who owes them (gestion.md §5.3). */
export const rendicionesPendientes = defineReport({
  name: 'rendiciones_pendientes',
  label: 'Rendiciones pendientes',
  about: 'Las rendiciones que faltan, por entidad y con sus plazos.',
  params: { desde, hasta },
  formats: ['pdf', 'xlsx'],
  landscape: true,
  sections: [
    {
      kind: 'figures',
      title: 'Resumen',
      figures: [
        { label: 'Por presentar', module: 'rendicion', filter: 'pendientes' },
        { label: 'Por revisar', module: 'rendicion', filter: 'porRevisar' },
        { label: 'En control financiero', module: 'rendicion', filter: 'enUcr' },
      ],
    },
    {
      kind: 'chart',
      title: 'Por presentar, por entidad',
      module: 'rendicion',
      filter: 'pendientes',
      by: 'entidad',
    },
    {
      kind: 'list',
      title: 'Por presentar',
      module: 'rendicion',
      filter: 'pendientes',
      ties: [{ field: 'plazo', from: 'desde', to: 'hasta' }],
      columns: ['codigo', 'entidad', 'convenio', 'numero', 'plazo', 'atrasada', 'montoRendido'],
      sort: 'plazo',
    },
    {
      kind: 'list',
      title: 'En revisión',
      module: 'rendicion',
      filter: 'porRevisar',
      ties: [{ field: 'plazo', from: 'desde', to: 'hasta' }],
      columns: ['codigo', 'entidad', 'convenio', 'presentada', 'habilesEnRevision', 'montoRendido', 'estado'],
      sort: 'presentada',
    },
  ],
});
