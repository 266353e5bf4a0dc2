import { integer, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';

/** A commune by its código único territorial (CUT). */
export const comuna = defineModule({
  name: 'comuna',
  label: { one: 'Comuna', many: 'Comunas', feminine: true },
  about: 'División político-administrativa',
  icon: 'mapa',
  title: 'nombre',
  documents: false,
  comments: false,
  territory: { cut: 'cut', population: 'poblacion' },
  code: { natural: ['cut'], make: ({ cut }) => String(cut) },
  fields: {
    cut: text('CUT', { required: true, pattern: /^\d{5}$/ }),
    nombre: text('Nombre', { required: true, max: 80, search: 'A' }),
    provincia: text('Provincia', { required: true, max: 80, search: 'B' }),
    region: text('Región', { required: true, max: 80 }),
    poblacion: integer('Población', {
      min: 0,
      help: 'Habitantes según el último censo o proyección del INE; permite ver el mapa por habitante.',
    }),
  },
  grants: {
    SISTEMA: { leer: 'all', crear: 'all', editar: 'all' },
    '*': { leer: 'all' },
    ADMIN_SISTEMA: { crear: 'all', editar: 'all', exportar: 'all' },
  },
  list: {
    columns: ['cut', 'nombre', 'provincia', 'region', 'poblacion'],
    filters: ['provincia'],
    sort: 'nombre',
  },
});
