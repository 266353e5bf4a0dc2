import {
  anyRef,
  boolean,
  file,
  instant,
  integer,
  list,
  longText,
  ref,
  text,
} from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { effect } from '../../kernel/declare/verb.ts';
import { tiposDocumento } from './documento.catalogos.ts';
import * as regla from './documento.reglas.ts';
import { registro } from './sobre.ts';

/** Looks at the bytes of a document: what it is, its digest, and whether it harms. */
export const revisarDocumento = effect('documento.revisar');

/** A document of a record of any module, with its versions; what it is was read in its bytes. */
export const documento = defineModule({
  name: 'documento',
  label: { one: 'Documento', many: 'Documentos' },
  about: 'Archivos de los registros, con sus versiones',
  icon: 'file',
  title: 'nombre',
  code: { sequence: 'DOC' },
  subject: {
    as: 'documents',
    by: 'sobre',
    of: 'modulo',
    kind: { by: 'tipo', usual: tiposDocumento },
    personal: 'datosPersonales',
    verbs: { crear: 'adjuntar', editar: 'adjuntar', nuevaVersion: 'adjuntar', retirar: 'adjuntar' },
  },

  fields: {
    nombre: text('Nombre', { max: 200, search: 'A' }),
    tipo: text('Tipo', { required: true, fixed: true, max: 40 }),
    modulo: text('Módulo', { required: true, fixed: true, max: 41 }),
    sobre: anyRef('Registro', 'modulo', { required: true, fixed: true, max: 26 }),
    registro: text('Del registro', { system: true, max: 120, search: 'B' }),
    archivo: file('Archivo', { required: true, fixed: true }),
    nota: longText('Nota', { max: 1000 }),
    datosPersonales: boolean('Contiene datos personales', {
      help: 'Cada descarga queda en el registro de consultas de datos personales.',
    }),
    formato: text('Formato', { system: true, max: 120 }),
    tamano: integer('Tamaño', { system: true, unit: 'bytes' }),
    sha256: text('SHA-256', { system: true, max: 64 }),
    resultado: text('Resultado de la revisión', { system: true, max: 300 }),
    subidoPor: ref('Subido por', 'usuario', { system: true }),
    subidoEn: instant('Subido', { system: true }),
    versiones: list(
      'Versiones',
      {
        numero: integer('Versión', { required: true }),
        archivo: file('Archivo', { required: true }),
        formato: text('Formato', { max: 120 }),
        sha256: text('SHA-256', { max: 64 }),
        nota: text('Nota', { max: 1000 }),
        subidoPor: ref('Subido por', 'usuario'),
        subidoEn: instant('Subido'),
      },
      { system: true, max: regla.mayorVersion },
    ),
  },

  states: {
    RECIBIDO: { label: 'En revisión', tone: 'info', sealed: true },
    DISPONIBLE: { label: 'Disponible', tone: 'ok' },
    CUARENTENA: { label: 'En cuarentena', tone: 'bad', sealed: true },
    RECHAZADO: { label: 'Rechazado', tone: 'bad', sealed: true },
    RETIRADO: { label: 'Retirado', tone: 'mute', sealed: true, frozen: true },
  },
  initial: 'RECIBIDO',
  retention: {
    years: 5,
    from: 'estadoDesde',
    states: ['RETIRADO', 'RECHAZADO', 'CUARENTENA'],
    law: 'Circular 28.704 de 1981, Contraloría General de la República',
  },
  create: (rules) =>
    rules({
      reads: { registro },
      check: ({ item }) => regla.archivoGrande(item.archivo),
      set: ({ item, actor, clock, related }) => ({
        nombre: item.nombre ?? item.archivo.name.slice(0, 200),
        registro: related.registro?.codigo.slice(0, 120),
        subidoPor: actor.id,
        subidoEn: clock.now,
      }),
      effects: [revisarDocumento],
    }),
  transitions: (verb) => ({
    nuevaVersion: verb({
      label: 'Subir otra versión',
      help: 'Las anteriores se conservan.',
      from: ['DISPONIBLE', 'CUARENTENA', 'RECHAZADO'],
      to: 'RECIBIDO',
      edits: ['archivo', 'nota'],
      needs: ['archivo'],
      guard: ({ item }) => regla.demasiadasVersiones(item.versiones),
      check: ({ input }) => regla.archivoGrande(input.archivo),
      set: ({ actor, clock }) => ({ subidoPor: actor.id, subidoEn: clock.now, resultado: undefined }),
      effects: [revisarDocumento],
    }),
    retirar: verb({
      label: 'Retirar',
      help: 'Nadie podrá abrirlo; el motivo queda en el historial.',
      tone: 'danger',
      from: ['DISPONIBLE', 'CUARENTENA', 'RECHAZADO'],
      to: 'RETIRADO',
      ask: { motivo: text('Motivo', { required: true, min: 5, max: 300 }) },
    }),
    admitir: verb({
      label: 'Dar por revisado',
      from: ['RECIBIDO'],
      to: 'DISPONIBLE',
      edits: ['archivo', 'formato', 'tamano', 'sha256'],
      needs: ['archivo', 'formato', 'tamano', 'sha256'],
      set: ({ item, input }) => ({
        versiones:
          input.archivo &&
          regla.conVersion(item.versiones, {
            archivo: input.archivo,
            ...(input.formato ? { formato: input.formato } : {}),
            ...(input.sha256 ? { sha256: input.sha256 } : {}),
            ...(item.nota ? { nota: item.nota } : {}),
            ...(item.subidoPor ? { subidoPor: item.subidoPor } : {}),
            ...(item.subidoEn ? { subidoEn: item.subidoEn } : {}),
          }),
      }),
    }),
    apartar: verb({
      label: 'Poner en cuarentena',
      from: ['RECIBIDO'],
      to: 'CUARENTENA',
      edits: ['resultado', 'sha256'],
      needs: ['resultado'],
    }),
    rechazar: verb({
      label: 'Rechazar',
      from: ['RECIBIDO'],
      to: 'RECHAZADO',
      edits: ['resultado'],
      needs: ['resultado'],
    }),
    descartarVersion: verb({
      label: 'Descartar la versión nueva',
      help: 'Sigue vigente la última que se admitió.',
      from: ['RECIBIDO'],
      to: 'DISPONIBLE',
      edits: ['resultado'],
      needs: ['resultado'],
      guard: ({ item }) => regla.sinVersiones(item.versiones),
      set: ({ item }) => regla.ultimaAdmitida(item.versiones),
    }),
  }),
  scopes: (q) => ({ propios: q.eq('creadoPor', q.actor('id')) }),
  filters: (q) => ({
    mios: { label: 'Los que subí', where: q.eq('subidoPor', q.actor('id')) },
    vigentes: { label: 'Disponibles', where: q.eq('estado', 'DISPONIBLE') },
    conProblemas: {
      label: 'Rechazados o en cuarentena',
      where: q.in('estado', ['CUARENTENA', 'RECHAZADO']),
    },
  }),
  grants: {
    SISTEMA: { leer: 'all', admitir: 'all', apartar: 'all', rechazar: 'all', descartarVersion: 'all' },
    '*': {
      leer: 'subject',
      crear: 'subject',
      editar: 'subject',
      nuevaVersion: 'subject',
      retirar: 'subject',
    },
  },
  list: {
    columns: ['nombre', 'registro', 'modulo', 'tipo', 'estado', 'tamano', 'subidoPor', 'subidoEn'],
    filters: ['estado', 'modulo', 'tipo', 'subidoPor'],
    sort: '-creadoEn',
  },
});
