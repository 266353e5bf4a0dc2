import { boolean, choice, integer, longText, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';

/** A field the institution adds to a module: it appears in form, ficha, list, import and export. */
export const campoExtra = defineModule({
  name: 'campo_extra',
  label: { one: 'Campo propio', many: 'Campos propios' },
  about: 'Datos que la institución agrega a sus registros, hasta veinte por módulo',
  icon: 'campos',
  title: 'etiqueta',
  documents: false,
  comments: false,
  code: { natural: ['modulo', 'nombre'], make: ({ modulo, nombre }) => `${modulo}.${nombre}` },
  fields: {
    modulo: text('Módulo', { required: true, max: 40 }),
    nombre: text('Nombre interno', {
      required: true,
      pattern: /^[a-z][a-z0-9_]{1,30}$/,
      help: 'Minúsculas, números y guion bajo; no cambia después.',
    }),
    etiqueta: text('Etiqueta', { required: true, max: 60, search: 'A' }),
    tipo: choice(
      'Tipo',
      { text: 'Texto', number: 'Número', date: 'Fecha', choice: 'Lista' },
      { required: true },
    ),
    opciones: longText('Opciones', { help: 'Una por línea, solo para listas.', max: 2000 }),
    ayuda: text('Ayuda', { max: 200 }),
    orden: integer('Orden', { min: 0, max: 99, default: 0 }),
    obligatorio: boolean('Obligatorio'),
  },
  grants: {
    '*': { leer: 'all' },
    ADMIN_SISTEMA: { crear: 'all', editar: 'all', eliminar: 'all', restaurar: 'all' },
  },
  list: { columns: ['modulo', 'etiqueta', 'tipo', 'orden'], filters: ['modulo', 'tipo'], sort: 'modulo' },
});
