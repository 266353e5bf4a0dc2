import { file, integer, json, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { effect } from '../../kernel/declare/verb.ts';
import { plazoGeneral } from './conservacion.ts';

/** Reads the uploaded sheet and writes its rows; a worker does it. */
export const procesarImportacion = effect('importacion.procesar', 'imports');

/** One spreadsheet brought in: what it was, what happened to its rows and whether the sums agree. */
export const importacion = defineModule({
  name: 'importacion',
  label: { one: 'Importación', many: 'Importaciones', feminine: true },
  about: 'Planillas cargadas y su resultado',
  icon: 'importar',
  title: 'nombre',
  code: { sequence: 'IMP' },
  fields: {
    nombre: text('Archivo', { system: true, max: 300, search: 'A' }),
    modulo: text('Módulo', { required: true, max: 40 }),
    perfil: text('Perfil', { required: true, max: 60 }),
    archivo: file('Planilla', { required: true }),
    total: integer('Filas', { system: true }),
    procesadas: integer('Procesadas', { system: true }),
    nuevas: integer('Nuevas', { system: true }),
    actualizadas: integer('Actualizadas', { system: true }),
    sinCambio: integer('Sin cambio', { system: true }),
    retenidas: integer('Por decidir', { system: true }),
    omitidas: integer('Omitidas', { system: true }),
    errores: integer('Con error', { system: true }),
    avisos: integer('Con aviso', { system: true }),
    vacias: integer('Vacías', { system: true, help: 'Filas sin datos: solo se cuentan.' }),
    conciliacion: json('Conciliación', { system: true }),
    mensaje: text('Resultado', { system: true, max: 500 }),
    resultado: text('Detalle por fila', { system: true, max: 300 }),
  },
  states: {
    PENDIENTE: { label: 'En cola' },
    EN_PROCESO: { label: 'En proceso', tone: 'info' },
    TERMINADA: { label: 'Terminada', tone: 'ok' },
    FALLIDA: { label: 'Fallida', tone: 'bad' },
  },
  initial: 'PENDIENTE',
  retention: { ...plazoGeneral, from: 'creadoEn', states: ['TERMINADA', 'FALLIDA'] },
  scopes: (q) => ({ propias: q.eq('creadoPor', q.actor('id')) }),
  create: (rules) =>
    rules({
      check: ({ input, may }) =>
        !may(input.modulo ?? '', 'importar') && 'Su rol no permite importar en ese módulo.',
      set: ({ input }) => ({ nombre: input.archivo?.name ?? 'Planilla' }),
      effects: [procesarImportacion],
    }),
  transitions: (verb) => ({
    comenzar: verb({ label: 'Comenzar', from: ['PENDIENTE', 'EN_PROCESO'], to: 'EN_PROCESO' }),
    avanzar: verb({
      label: 'Informar avance',
      from: ['EN_PROCESO', 'TERMINADA'],
      to: 'same',
      edits: [
        'total',
        'procesadas',
        'nuevas',
        'actualizadas',
        'sinCambio',
        'retenidas',
        'omitidas',
        'errores',
        'avisos',
        'vacias',
        'conciliacion',
        'resultado',
      ],
    }),
    terminar: verb({ label: 'Terminar', from: ['EN_PROCESO'], to: 'TERMINADA', edits: ['mensaje'] }),
    fallar: verb({
      label: 'Dar por fallida',
      from: ['PENDIENTE', 'EN_PROCESO'],
      to: 'FALLIDA',
      edits: ['mensaje'],
    }),
  }),
  grants: {
    SISTEMA: { leer: 'all', comenzar: 'all', avanzar: 'all', terminar: 'all', fallar: 'all' },
    '*': { leer: 'propias', crear: 'propias' },
    ADMIN_SISTEMA: { leer: 'all' },
  },
  list: {
    columns: [
      'codigo',
      'nombre',
      'modulo',
      'estado',
      'total',
      'nuevas',
      'retenidas',
      'errores',
      'creadoPor',
      'creadoEn',
    ],
    filters: ['modulo', 'estado'],
    sort: '-creadoEn',
  },
});
