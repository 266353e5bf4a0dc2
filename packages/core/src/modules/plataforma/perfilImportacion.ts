import { json, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';

/** How an office reads one of its own spreadsheets: recognised by its headers the next time. */
export const perfilImportacion = defineModule({
  name: 'perfil_importacion',
  label: { one: 'Perfil de importación', many: 'Perfiles de importación' },
  about: 'Planillas propias que ya se saben leer',
  icon: 'importar',
  title: 'nombre',
  code: { natural: ['modulo', 'nombre'], make: ({ modulo, nombre }) => `${modulo}/${nombre}` },
  fields: {
    nombre: text('Nombre', { required: true, max: 80, search: 'A' }),
    modulo: text('Módulo', { required: true, max: 40 }),
    perfil: text('Tipo de planilla', { max: 60, help: 'Sobre el que se hizo, si lo hay.' }),
    plan: json('Plan de lectura', { required: true }),
  },
  create: (rules) =>
    rules({
      check: ({ input, may }) =>
        !may(input.modulo ?? '', 'importar') && 'Su rol no permite importar en ese módulo.',
    }),
  scopes: (q) => ({ propios: q.eq('creadoPor', q.actor('id')) }),
  grants: {
    SISTEMA: { leer: 'all' },
    '*': { leer: 'all', crear: 'all', editar: 'propios', eliminar: 'propios' },
    ADMIN_SISTEMA: { leer: 'all', editar: 'all', eliminar: 'all' },
  },
  list: {
    columns: ['nombre', 'modulo', 'creadoPor', 'actualizadoEn'],
    filters: ['modulo'],
    sort: 'nombre',
  },
});
