import { choice, integer, longText, ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { plazoGeneral } from './conservacion.ts';

/** A document that was made: what its verification page says of it. Its file goes after some days, this stays. */
export const informeEmitido = defineModule({
  name: 'informe_emitido',
  label: { one: 'Informe emitido', many: 'Informes emitidos' },
  about: 'Documentos que se han hecho, para comprobar que son auténticos',
  icon: 'informe',
  title: 'nombre',
  code: { sequence: 'INF' },
  documents: false,
  comments: false,
  under: 'informe_programado',
  fields: {
    nombre: text('Informe', { required: true, system: true, max: 200, search: 'A' }),
    verificacion: text('Código de verificación', { required: true, system: true, unique: true, max: 60 }),
    informe: text('Nombre interno', { required: true, system: true, max: 60 }),
    formato: choice('Formato', { PDF: 'PDF', XLSX: 'Excel' }, { required: true, system: true }),
    huella: text('Huella SHA-256', { required: true, system: true, max: 64 }),
    tamano: integer('Tamaño', { required: true, system: true, unit: 'bytes' }),
    paginas: integer('Páginas', { system: true }),
    proceso: ref('Trabajo que lo hizo', 'proceso', { system: true }),
  },
  states: {
    VIGENTE: { label: 'Vigente', tone: 'ok' },
    ANULADO: { label: 'Anulado', tone: 'bad', frozen: true },
  },
  initial: 'VIGENTE',
  retention: { ...plazoGeneral, from: 'creadoEn' },
  scopes: (q) => ({ propios: q.eq('creadoPor', q.actor('id')) }),
  transitions: (verb) => ({
    anular: verb({
      label: 'Anular',
      help: 'Quien lo verifique leerá que ya no vale.',
      tone: 'danger',
      from: ['VIGENTE'],
      to: 'ANULADO',
      ask: { motivo: longText('Motivo', { required: true, max: 2000 }) },
    }),
  }),
  grants: {
    SISTEMA: { leer: 'all', crear: 'all' },
    '*': { leer: 'propios', anular: 'propios' },
    ADMIN_SISTEMA: { leer: 'all', anular: 'all' },
    AUDITOR: { leer: 'all' },
  },
  list: {
    columns: ['codigo', 'nombre', 'formato', 'paginas', 'estado', 'creadoPor', 'creadoEn'],
    filters: ['formato', 'estado'],
    sort: '-creadoEn',
  },
});
