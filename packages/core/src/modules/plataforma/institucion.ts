import { choice, choices, file, integer, list, longText, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { ingresos, packsApagables, roles } from './institucion.catalogos.ts';
import * as regla from './institucion.reglas.ts';

/** The institution itself: one record, whose id is that of the tenant. */
export const institucion = defineModule({
  name: 'institucion',
  label: { one: 'Institución', many: 'Instituciones', feminine: true },
  about: 'Nombre, formas de ingreso, sesiones y partes del portal que usa la institución',
  icon: 'institucion',
  title: 'nombre',
  code: { natural: ['corto'], make: ({ corto }) => String(corto) },
  fields: {
    nombre: text('Nombre', { required: true, max: 160, search: 'A' }),
    corto: text('Nombre corto', { required: true, max: 40, search: 'A' }),
    emblema: file('Emblema', { help: 'Imagen PNG o JPG, de preferencia cuadrada.' }),
    dominio: text('Dominio del portal', {
      required: true,
      unique: 'everywhere',
      max: 253,
      pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/,
      help: 'El nombre con que se abre, sin https://; por ejemplo portal.gobiernoregional.gob.cl.',
    }),
    zona: text('Zona horaria', { required: true, max: 60, default: 'America/Santiago' }),
    region: text('Código de región', { pattern: /^\d{2}$/ }),
    ingresos: choices('Formas de ingreso', ingresos, { required: true, default: ['claveunica'] }),
    rolesSegundoFactor: choices('Roles con segundo factor', roles, {
      help: 'Quien tenga alguno lo necesita para entrar con una cuenta propia del portal.',
    }),
    sesionHoras: integer('Duración de la sesión', {
      unit: 'horas',
      min: 1,
      max: 24,
      default: regla.horasPorDefecto,
      help: 'Después hay que entrar de nuevo. Sin actividad la sesión termina a los 30 minutos.',
    }),
    sesionPorRol: list(
      'Duración por rol',
      {
        rol: choice('Rol', roles, { required: true }),
        horas: integer('Horas', { required: true, min: 1, max: 24 }),
      },
      { help: 'Reemplaza la duración general; quien tiene varios roles recibe la más corta.' },
    ),
    packsApagados: choices('Partes apagadas', packsApagables, {
      help: 'Nadie las ve ni las usa mientras estén apagadas; sus datos se conservan.',
    }),
  },
  states: {
    ACTIVA: { label: 'Activa', tone: 'ok' },
    CERRADA: { label: 'Cerrada', tone: 'mute', frozen: true },
  },
  initial: 'ACTIVA',
  create: (rules) => rules({ check: ({ input }) => regla.rolesRepetidos(input) }),
  transitions: (verb) => ({
    cerrar: verb({
      label: 'Cerrar la institución',
      help: 'Nadie podrá entrar. Los datos se conservan hasta que la ley permita eliminarlos.',
      tone: 'danger',
      from: ['ACTIVA'],
      to: 'CERRADA',
      ask: {
        motivo: longText('Motivo', { required: true, max: 2000 }),
        resolucion: text('Resolución', { max: 120 }),
      },
    }),
    reabrir: verb({
      label: 'Reabrir la institución',
      from: ['CERRADA'],
      to: 'ACTIVA',
      ask: { motivo: longText('Motivo', { required: true, max: 2000 }) },
    }),
  }),
  grants: {
    SISTEMA: { leer: 'all', crear: 'all' },
    ADMIN_SISTEMA: { leer: 'all', editar: 'all' },
    OPERADOR: { leer: 'all', editar: 'all', cerrar: 'all', reabrir: 'all' },
  },
  form: () => [
    { title: 'La institución', fields: ['nombre', 'corto', 'emblema', 'dominio', 'zona', 'region'] },
    {
      title: 'Ingreso y sesiones',
      fields: ['ingresos', 'rolesSegundoFactor', 'sesionHoras', 'sesionPorRol'],
    },
    { title: 'Partes del portal', fields: ['packsApagados'] },
  ],
  list: { columns: ['corto', 'nombre', 'dominio', 'estado'], filters: ['estado'], sort: 'nombre' },
});
