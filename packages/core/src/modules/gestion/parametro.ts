import { choice, date, number, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { parameterChoices } from '../../kernel/declare/parameter.ts';
import { parametros } from './parametros.ts';
import { con } from './permisos.ts';

/** A value the institution sets for a threshold, from a date on (gestion.md §1.6). */
export const parametro = defineModule({
  name: 'parametro',
  label: { one: 'Parámetro', many: 'Parámetros' },
  about: 'Umbrales y plazos vigentes por fecha',
  icon: 'sliders',
  title: 'parametro',
  code: { natural: ['parametro', 'desde'], make: ({ parametro, desde }) => `${parametro} desde ${desde}` },
  fields: {
    parametro: choice('Parámetro', parameterChoices(parametros), { required: true }),
    desde: date('Rige desde', {
      required: true,
      help: 'Desde su primer valor propio, la institución deja de usar los de origen.',
    }),
    valor: number('Valor', { required: true, min: 0, help: 'En la unidad que indica el parámetro.' }),
    fundamento: text('Fundamento', {
      required: true,
      min: 5,
      max: 300,
      help: 'Ley, resolución u oficio que lo fija.',
    }),
  },
  grants: {
    SISTEMA: con('all', 'leer', 'crear'),
    ADMIN_SISTEMA: con('all', 'leer', 'crear', 'editar', 'eliminar', 'restaurar', 'exportar'),
    ADMIN_REGIONAL: { leer: 'all' },
    JEFE_DIVISION: { leer: 'all' },
    ENCARGADO: { leer: 'all' },
  },
  list: { columns: ['parametro', 'desde', 'valor', 'fundamento'], filters: ['parametro'], sort: '-desde' },
});
