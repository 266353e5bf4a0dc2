import {
  choice,
  choices,
  file,
  instant,
  integer,
  list,
  longText,
  text,
} from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { effect } from '../../kernel/declare/verb.ts';
import { ingresos, packsApagables } from './institucion.catalogos.ts';
import * as regla from './institucion.reglas.ts';
import { arquetipos } from './roles.ts';

/** Copies everything the institution holds into one file; the worker of long jobs does it. */
export const exportarInstitucion = effect('institucion.exportar', 'imports');

/** The institution itself: one record, whose id is that of the tenant. */
export const institucion = defineModule({
  name: 'institucion',
  label: { one: 'Institución', many: 'Instituciones', feminine: true },
  about: 'Nombre, formas de ingreso, sesiones y partes del portal que usa la institución',
  icon: 'institucion',
  title: 'nombre',
  documents: false,
  comments: false,
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
    rolesSegundoFactor: choices('Roles con segundo factor', arquetipos, {
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
        rol: choice('Rol', arquetipos, { required: true }),
        horas: integer('Horas', { required: true, min: 1, max: 24 }),
      },
      { help: 'Reemplaza la duración general; quien tiene varios roles recibe la más corta.' },
    ),
    packsApagados: choices('Partes apagadas', packsApagables, {
      help: 'Nadie las ve ni las usa mientras estén apagadas; sus datos se conservan.',
    }),
    exportacion: file('Última copia completa', { system: true }),
    exportadaEn: instant('Copiada', { system: true }),
  },
  states: {
    ACTIVA: { label: 'Activa', tone: 'ok' },
    CERRADA: { label: 'Cerrada', tone: 'mute', frozen: true },
  },
  initial: 'ACTIVA',
  create: (rules) => rules({ check: ({ input }) => regla.rolesRepetidos(input) }),
  transitions: (verb) => ({
    pedirExportacion: verb({
      label: 'Exportar todo',
      help: 'Prepara un archivo con todos los registros, su historia y los ingresos; queda en esta ficha.',
      from: ['ACTIVA', 'CERRADA'],
      to: 'same',
      ask: { motivo: text('Motivo', { required: true, max: 300 }) },
      effects: [exportarInstitucion],
    }),
    guardarExportacion: verb({
      label: 'Guardar la copia',
      from: ['ACTIVA', 'CERRADA'],
      to: 'same',
      edits: ['exportacion'],
      needs: ['exportacion'],
      set: ({ clock }) => ({ exportadaEn: clock.now }),
    }),
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
      guard: ({ item, clock }) =>
        regla.faltaExportar(item.exportadaEn === undefined ? undefined : clock.days(item.exportadaEn)),
    }),
    reabrir: verb({
      label: 'Reabrir la institución',
      from: ['CERRADA'],
      to: 'ACTIVA',
      ask: { motivo: longText('Motivo', { required: true, max: 2000 }) },
    }),
  }),
  powers: {
    vigilarRespaldos: {
      label: 'Ver los respaldos',
      help: 'Saber si hay con qué recuperar el portal; no muestra lo que contienen.',
    },
  },
  grants: {
    SISTEMA: { leer: 'all', crear: 'all', guardarExportacion: 'all' },
    ADMIN_SISTEMA: { leer: 'all', editar: 'all', pedirExportacion: 'all', vigilarRespaldos: 'all' },
    // Operates the institution without ever seeing what it holds.
    OPERADOR: { leer: 'all', editar: 'all', cerrar: 'all', reabrir: 'all', ocultar: ['exportacion'] },
  },
  form: () => [
    { title: 'La institución', fields: ['nombre', 'corto', 'emblema', 'dominio', 'zona', 'region'] },
    {
      title: 'Ingreso y sesiones',
      fields: ['ingresos', 'rolesSegundoFactor', 'sesionHoras', 'sesionPorRol'],
    },
    { title: 'Partes del portal', fields: ['packsApagados'] },
    { title: 'Copia completa', fields: ['exportacion', 'exportadaEn'] },
  ],
  list: { columns: ['corto', 'nombre', 'dominio', 'estado'], filters: ['estado'], sort: 'nombre' },
});
