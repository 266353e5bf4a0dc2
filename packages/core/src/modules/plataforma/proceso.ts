import { boolean, choice, file, instant, integer, json, list, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { effect } from '../../kernel/declare/verb.ts';

/** Carries out a job that waits in its queue; a worker does it. */
export const ejecutarProceso = effect('proceso.ejecutar', 'reports');

/** Prints the documents of a report; a worker with a browser does it. */
export const imprimirProceso = effect('proceso.imprimir', 'prints');

/** Tells whoever waits for a job that it is over. */
export const concluirProceso = effect('proceso.concluir', 'effects');

const avance = ['total', 'procesadas', 'hechas', 'sinCambio', 'rechazadas', 'cambiadas'] as const;

/**
 * A job somebody left running: the same act on many records, or a file made from a list. Only the product writes it;
 * whoever asked for it follows it, stops it and fetches what came of it.
 */
export const proceso = defineModule({
  name: 'proceso',
  label: { one: 'Trabajo en curso', many: 'Trabajos en curso' },
  about: 'Lo que pidió hacer sobre muchos registros, y los archivos que pidió',
  icon: 'clock',
  title: 'nombre',
  code: { sequence: 'TC' },
  fields: {
    nombre: text('Trabajo', { required: true, system: true, max: 300, search: 'A' }),
    tipo: choice(
      'Tipo',
      { LOTE: 'Acción sobre varios registros', EXPORTACION: 'Exportación', INFORME: 'Informe' },
      { required: true, system: true },
    ),
    modulo: text('Módulo', { required: true, system: true, max: 60 }),
    pedido: json('Lo pedido', { system: true }),
    total: integer('Registros', { system: true }),
    procesadas: integer('Procesados', { system: true }),
    hechas: integer('Hechos', { system: true }),
    sinCambio: integer('Sin cambio', { system: true }),
    rechazadas: integer('Rechazados', { system: true }),
    cambiadas: integer('Cambiados entretanto', { system: true }),
    reversible: boolean('Se puede deshacer', { system: true }),
    archivo: file('Archivo', { system: true }),
    partes: list('Partes', { archivo: file('Archivo', { required: true }) }, { system: true }),
    porCorreo: boolean('Se envía por correo', { system: true }),
    venceEn: instant('Disponible hasta', { system: true }),
    mensaje: text('Resultado', { system: true, max: 500 }),
  },
  states: {
    PREPARADO: { label: 'Preparado' },
    EN_COLA: { label: 'En cola' },
    EN_PROCESO: { label: 'En proceso', tone: 'info' },
    TERMINADO: { label: 'Terminado', tone: 'ok', frozen: true },
    CANCELADO: { label: 'Cancelado', tone: 'mute', frozen: true },
    FALLIDO: { label: 'No se completó', tone: 'bad' },
  },
  initial: 'PREPARADO',
  retention: {
    years: 5,
    from: 'creadoEn',
    states: ['TERMINADO', 'CANCELADO', 'FALLIDO'],
    law: 'Circular 28.704 de 1981, Contraloría General de la República',
  },
  scopes: (q) => ({ propios: q.eq('creadoPor', q.actor('id')) }),
  transitions: (verb) => ({
    encolar: verb({
      label: 'Poner en cola',
      help: 'Sigue desde donde quedó: lo que ya se hizo no se repite.',
      from: ['PREPARADO', 'EN_PROCESO', 'FALLIDO'],
      to: 'EN_COLA',
      effects: [ejecutarProceso],
    }),
    comenzar: verb({
      label: 'Comenzar',
      from: ['PREPARADO', 'EN_COLA', 'EN_PROCESO'],
      to: 'EN_PROCESO',
      edits: ['total'],
    }),
    avanzar: verb({ label: 'Informar avance', from: ['EN_PROCESO'], to: 'same', edits: avance }),
    imprimir: verb({
      label: 'Imprimir',
      from: ['EN_PROCESO'],
      to: 'same',
      edits: avance,
      effects: [imprimirProceso],
    }),
    terminar: verb({
      label: 'Terminar',
      from: ['EN_PROCESO'],
      to: 'TERMINADO',
      edits: [...avance, 'reversible', 'archivo', 'partes', 'venceEn', 'mensaje'],
      effects: [concluirProceso],
    }),
    fallar: verb({
      label: 'Dar por no completado',
      from: ['PREPARADO', 'EN_COLA', 'EN_PROCESO'],
      to: 'FALLIDO',
      edits: ['mensaje'],
      effects: [concluirProceso],
    }),
    cancelar: verb({
      label: 'Cancelar',
      help: 'Lo que ya se hizo queda hecho.',
      tone: 'danger',
      from: ['PREPARADO', 'EN_COLA', 'EN_PROCESO', 'FALLIDO'],
      to: 'CANCELADO',
      effects: [concluirProceso],
    }),
  }),
  notices: (notice, q) => ({
    // A few records are done while the person looks on.
    terminado: notice({
      label: 'Termina un trabajo en curso que usted pidió',
      on: ['terminar'],
      to: ['creadoPor'],
      says: 'Terminó «{nombre}»',
      importance: 'baja',
      when: q.and(
        q.or(q.not(q.eq('tipo', 'LOTE')), q.gt('total', 25)),
        // Its mail says so already.
        q.not(q.eq('porCorreo', true)),
      ),
    }),
    fallido: notice({
      label: 'No se completa un trabajo en curso que usted pidió',
      on: ['fallar'],
      to: ['creadoPor'],
      says: 'No se completó «{nombre}»: {mensaje}',
      importance: 'alta',
    }),
  }),
  filters: (q) => ({
    vivos: { label: 'En marcha', where: q.in('estado', ['EN_COLA', 'EN_PROCESO']) },
  }),
  grants: {
    SISTEMA: {
      leer: 'all',
      crear: 'all',
      encolar: 'all',
      comenzar: 'all',
      avanzar: 'all',
      imprimir: 'all',
      terminar: 'all',
      fallar: 'all',
    },
    '*': { leer: 'propios', encolar: 'propios', cancelar: 'propios' },
    ADMIN_SISTEMA: { leer: 'all', cancelar: 'all' },
  },
  list: {
    columns: ['codigo', 'nombre', 'estado', 'total', 'hechas', 'rechazadas', 'creadoPor', 'creadoEn'],
    filters: ['tipo', 'estado'],
    sort: '-creadoEn',
  },
});
