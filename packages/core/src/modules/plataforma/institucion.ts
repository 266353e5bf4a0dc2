import { text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';

/** The institution itself: one record, whose id is that of the tenant. */
export const institucion = defineModule({
  name: 'institucion',
  label: { one: 'Institución', many: 'Instituciones', feminine: true },
  about: 'Nombre y ajustes de la institución',
  icon: 'institucion',
  title: 'nombre',
  code: { natural: ['corto'], make: ({ corto }) => String(corto) },
  fields: {
    nombre: text('Nombre', { required: true, max: 160, search: 'A' }),
    corto: text('Nombre corto', { required: true, max: 40, search: 'A' }),
    zona: text('Zona horaria', { required: true, max: 60, default: 'America/Santiago' }),
    region: text('Código de región', { pattern: /^\d{2}$/ }),
  },
  grants: { SISTEMA: { leer: 'all', crear: 'all' }, ADMIN_SISTEMA: { leer: 'all', editar: 'all' } },
  list: { columns: ['corto', 'nombre', 'zona'], filters: [], sort: 'nombre' },
});
