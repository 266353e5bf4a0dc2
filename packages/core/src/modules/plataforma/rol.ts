import { choice, date, json, longText, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { deltaOn } from '../../kernel/declare/policy.ts';
import { objecionAlAjuste } from './rol.reglas.ts';
import { arquetipos } from './roles.ts';

/**
 * What an institution changes of a role, or a role of its own. Those every institution begins with exist without a
 * record; the code `*` speaks for everybody.
 */
export const rol = defineModule({
  name: 'rol',
  label: { one: 'Rol', many: 'Roles' },
  about: 'Roles de la institución y lo que cambian de los permisos de fábrica',
  icon: 'personas',
  title: 'nombre',
  policy: true,
  documents: false,
  comments: false,
  code: { natural: ['clave'], make: ({ clave }) => String(clave) },
  fields: {
    clave: text('Código', {
      required: true,
      pattern: /^(\*|(?!(SISTEMA|OPERADOR)$)[A-Z][A-Z0-9_]{2,39})$/,
      help: 'Mayúsculas, números y guion bajo; no cambia después.',
      search: 'A',
    }),
    nombre: text('Nombre', { required: true, max: 80, search: 'A' }),
    descripcion: longText('Descripción', { max: 500 }),
    arquetipo: choice('Parte de', arquetipos, {
      help: 'Sin él, el rol parte sin ningún permiso.',
    }),
    delta: json('Cambios a los permisos', { system: true }),
    deltaAnterior: json('Cambios que regían antes', { system: true }),
    revisados: json('Acciones revisadas', { system: true }),
    vigenteDesde: date('Rige desde', { system: true }),
  },
  create: (rules) =>
    rules({
      check: ({ item }) =>
        item.arquetipo !== undefined &&
        (item.clave === '*' || Object.hasOwn(arquetipos, item.clave)) &&
        item.arquetipo !== item.clave &&
        'Ese rol ya existe de fábrica y parte de sí mismo: deje «Parte de» en blanco.',
    }),
  transitions: (verb) => ({
    ajustar: verb({
      label: 'Guardar permisos',
      help: 'Rige desde la próxima solicitud de cada persona, o desde la fecha que se indique.',
      from: ['VIGENTE'],
      to: 'same',
      ask: {
        delta: json('Cambios a los permisos', { required: true }),
        revisados: json('Acciones revisadas', { required: true }),
        vigenteDesde: date('Rige desde'),
        motivo: text('Motivo', { required: true, max: 300 }),
      },
      check: ({ input, clock }) => objecionAlAjuste(input, clock.today),
      set: ({ item, input, clock }) => ({
        delta: input.delta,
        deltaAnterior: deltaOn(
          { delta: item.delta, since: item.vigenteDesde, previous: item.deltaAnterior },
          clock.today,
        ) as typeof input.delta,
        revisados: input.revisados,
        vigenteDesde: input.vigenteDesde ?? clock.today,
      }),
    }),
  }),
  grants: {
    SISTEMA: { leer: 'all' },
    ADMIN_SISTEMA: {
      leer: 'all',
      crear: 'all',
      editar: 'all',
      ajustar: 'all',
      eliminar: 'all',
      restaurar: 'all',
      exportar: 'all',
    },
  },
  list: {
    columns: ['clave', 'nombre', 'arquetipo', 'vigenteDesde', 'actualizadoEn'],
    filters: ['arquetipo'],
    sort: 'nombre',
  },
});
