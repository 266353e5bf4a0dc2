import { ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';

/** A unit of the institution; units form a tree, and scopes follow it downwards. */
export const division = defineModule({
  name: 'division',
  label: { one: 'División', many: 'Divisiones', feminine: true },
  about: 'Unidades de la institución',
  icon: 'organigrama',
  title: 'nombre',
  policy: true,
  trees: ['superior'],
  code: { natural: ['sigla'], make: ({ sigla }) => String(sigla) },
  fields: {
    sigla: text('Sigla', { required: true, max: 20, search: 'A' }),
    nombre: text('Nombre', { required: true, max: 160, search: 'A' }),
    superior: ref('Depende de', 'division'),
    jefatura: ref('Jefatura', 'usuario'),
  },
  grants: {
    SISTEMA: { leer: 'all', crear: 'all', editar: 'all' },
    '*': { leer: 'all' },
    ADMIN_SISTEMA: { crear: 'all', editar: 'all', eliminar: 'all', restaurar: 'all', exportar: 'all' },
  },
  list: { columns: ['sigla', 'nombre', 'superior', 'jefatura'], filters: ['superior'], sort: 'nombre' },
});
