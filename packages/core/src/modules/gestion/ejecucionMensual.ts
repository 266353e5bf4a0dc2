import { date, longText, money, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { con } from './permisos.ts';

/** What was planned to be spent in a month and what was, of the whole institution, as the annual sheet has it (gestion.md §5.4). */
export const ejecucionMensual = defineModule({
  name: 'ejecucion_mensual',
  label: { one: 'Mes de ejecución', many: 'Ejecución mensual' },
  about: 'Programado y ejecutado de cada mes, de toda la institución',
  icon: 'presupuesto',
  under: 'asignacion_presupuestaria',
  title: 'mes',
  code: { natural: ['mes'], make: ({ mes }) => String(mes).slice(0, 7) },
  documents: false,
  fields: {
    mes: date('Mes', { required: true, fixed: true, help: 'Cualquier día del mes.' }),
    marco: money('Marco vigente', { required: true, min: 0 }),
    programado: money('Programado', { required: true, min: 0 }),
    real: money('Ejecutado', { help: 'Vacío mientras el mes no termine.' }),
    fuente: text('Fuente', { max: 120, help: 'De dónde salen las cifras, por ejemplo SIGFE al 30-11.' }),
    notas: longText('Notas', { max: 2000 }),
  },
  grants: {
    SISTEMA: con('all', 'leer', 'crear', 'importar'),
    ADMIN_SISTEMA: con('all', 'leer', 'importar', 'exportar'),
    ADMIN_REGIONAL: con('all', 'leer', 'crear', 'editar', 'eliminar', 'importar', 'exportar'),
    JEFE_DIVISION: con('all', 'leer', 'exportar'),
    ENCARGADO: { leer: 'all' },
  },
  form: () => [{ title: 'Mes', fields: ['mes', 'marco', 'programado', 'real', 'fuente', 'notas'] }],
  sheets: {
    mensual: {
      label: 'Ejecución por mes',
      recognise: ['MES', 'MARCO VIGENTE M$', 'PROGRAMADO M$', 'EJECUTADO REAL M$'],
      columns: {
        MES: 'mes',
        'MARCO VIGENTE M$': { to: 'marco', unit: 'M$' },
        'PROGRAMADO M$': { to: 'programado', unit: 'M$' },
        'EJECUTADO REAL M$': { to: 'real', unit: 'M$' },
      },
      totals: ['programado', 'real'],
    },
  },
  list: {
    columns: ['codigo', 'mes', 'marco', 'programado', 'real', 'fuente'],
    filters: ['mes'],
    sort: '-mes',
  },
});
