import { choices } from '../../../kernel/declare/fields.ts';
import { defineReport } from '../../../kernel/declare/report.ts';
import { desde, division, hasta } from './parametros.ts';

const columnas = {
  codigo: 'Código',
  titulo: 'Título',
  estado: 'Estado',
  prioridad: 'Prioridad',
  responsable: 'Responsable',
  division: 'División',
  vence: 'Vence',
  diasDesdeVencimiento: 'Días desde que venció',
  iniciativa: 'Iniciativa',
  problema: 'Problema',
  creadoEn: 'Creado',
  completadoEn: 'Completado',
  descripcion: 'Descripción',
};

/** The work list with the columns somebody chose (gestion.md §5.3, RF-071). */
export const listaTrabajo = defineReport({
  name: 'lista_trabajo',
  label: 'Lista de trabajo',
  about: 'El trabajo de un período, con las columnas que elija.',
  params: { division, desde, hasta, columnas: choices('Columnas', columnas) },
  formats: ['xlsx', 'pdf'],
  landscape: true,
  sections: [
    {
      kind: 'list',
      title: 'Trabajo',
      module: 'trabajo',
      ties: [
        { field: 'division', is: 'division' },
        { field: 'vence', from: 'desde', to: 'hasta' },
      ],
      columns: ['codigo', 'titulo', 'estado', 'prioridad', 'responsable', 'division', 'vence'],
      columnsFrom: 'columnas',
      sort: 'vence',
    },
  ],
});
