import { boolean, choice, file, integer, json, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { effect } from '../../kernel/declare/verb.ts';
import { plazoGeneral } from './conservacion.ts';

/** Does the next step of an import, whatever it is; a worker runs it. */
export const procesarImportacion = effect('importacion.procesar', 'imports');

const cuenta = (label: string, help?: string) => integer(label, { system: true, ...(help ? { help } : {}) });

const SIN_PERMISO = 'Su rol no permite importar en ese módulo.';

/** What the trial and the writing report. */
const avance = [
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
] as const;

/** One spreadsheet brought in: what it was, what happened to its rows and whether the sums agree. */
export const importacion = defineModule({
  name: 'importacion',
  label: { one: 'Importación', many: 'Importaciones', feminine: true },
  about: 'Planillas cargadas y su resultado',
  icon: 'importar',
  title: 'nombre',
  documents: false,
  comments: false,
  code: { sequence: 'IMP' },
  fields: {
    nombre: text('Archivo', { system: true, max: 300, search: 'A' }),
    modulo: text('Módulo', { required: true, max: 40 }),
    perfil: text('Tipo de planilla', { max: 60, help: 'Vacío, se reconoce por sus títulos.' }),
    modo: choice(
      'Modo',
      {
        ASISTIDA: 'Pregunta antes de cada paso',
        ENSAYO: 'Ensaya y espera confirmación',
        DIRECTA: 'Ensaya y aplica',
      },
      { default: 'ASISTIDA' },
    ),
    archivo: file('Planilla', { required: true }),
    pedido: json('Hoja y títulos indicados', { system: true }),
    plan: json('Plan de lectura', { system: true }),
    ajustada: boolean('Con correcciones', { system: true }),
    total: cuenta('Filas'),
    procesadas: cuenta('Procesadas'),
    nuevas: cuenta('Nuevas'),
    actualizadas: cuenta('Actualizadas'),
    sinCambio: cuenta('Sin cambio'),
    retenidas: cuenta('Por decidir'),
    omitidas: cuenta('Omitidas'),
    errores: cuenta('Con error'),
    avisos: cuenta('Con aviso'),
    vacias: cuenta('Vacías', 'Filas sin datos: solo se cuentan.'),
    desconocidos: cuenta('Nombres por reconocer'),
    deshechas: cuenta('Deshechas'),
    conciliacion: json('Conciliación', { system: true }),
    mensaje: text('Resultado', { system: true, max: 500 }),
    resultado: text('Detalle por fila', { system: true, max: 300 }),
    pendientes: json('No se pudieron deshacer', { system: true }),
  },
  states: {
    PENDIENTE: { label: 'Por leer' },
    POR_CONFIGURAR: { label: 'Por configurar', tone: 'warn' },
    EN_ENSAYO: { label: 'En ensayo', tone: 'info' },
    ENSAYADA: { label: 'Por confirmar', tone: 'warn' },
    EN_COLA: { label: 'En cola' },
    EN_PROCESO: { label: 'En proceso', tone: 'info' },
    TERMINADA: { label: 'Terminada', tone: 'ok' },
    DESHACIENDO: { label: 'Deshaciendo', tone: 'info' },
    DESHECHA: { label: 'Deshecha', tone: 'mute' },
    DESCARTADA: { label: 'Descartada', tone: 'mute' },
    FALLIDA: { label: 'Fallida', tone: 'bad' },
  },
  initial: 'PENDIENTE',
  retention: {
    ...plazoGeneral,
    from: 'creadoEn',
    states: ['TERMINADA', 'FALLIDA', 'DESHECHA', 'DESCARTADA'],
  },
  scopes: (q) => ({ propias: q.eq('creadoPor', q.actor('id')) }),
  create: (rules) =>
    rules({
      check: ({ input, may }) => !may(input.modulo ?? '', 'importar') && SIN_PERMISO,
      set: ({ input }) => ({ nombre: input.archivo?.name ?? 'Planilla' }),
      effects: [procesarImportacion],
    }),
  transitions: (verb) => ({
    releer: verb({
      label: 'Leer de otro modo',
      help: 'Otra hoja, otra fila de títulos u otro tipo de planilla.',
      from: ['POR_CONFIGURAR', 'ENSAYADA'],
      to: 'PENDIENTE',
      edits: ['pedido', 'perfil'],
      guard: ({ item, may }) => !may(item.modulo, 'importar') && SIN_PERMISO,
      effects: [procesarImportacion],
    }),
    configurar: verb({
      label: 'Ensayar',
      tone: 'primary',
      from: ['POR_CONFIGURAR', 'ENSAYADA'],
      to: 'EN_ENSAYO',
      edits: ['plan'],
      guard: ({ item, may }) => !may(item.modulo, 'importar') && SIN_PERMISO,
      effects: [procesarImportacion],
    }),
    ajustar: verb({
      label: 'Corregir y volver a ensayar',
      from: ['ENSAYADA'],
      to: 'EN_ENSAYO',
      edits: ['ajustada'],
      effects: [procesarImportacion],
    }),
    confirmar: verb({
      label: 'Confirmar',
      tone: 'primary',
      from: ['ENSAYADA'],
      to: 'EN_COLA',
      guard: ({ item, may }) => {
        if (!may(item.modulo, 'importar')) return SIN_PERMISO;
        return (item.nuevas ?? 0) + (item.actualizadas ?? 0) === 0 && 'No trae nada nuevo que importar.';
      },
      effects: [procesarImportacion],
    }),
    descartar: verb({
      label: 'Descartar',
      from: ['POR_CONFIGURAR', 'ENSAYADA'],
      to: 'DESCARTADA',
    }),
    deshacer: verb({
      label: 'Deshacer',
      help: 'Retira lo que creó y repone lo que cambió, salvo lo que alguien modificó después.',
      tone: 'danger',
      from: ['TERMINADA', 'DESHECHA'],
      to: 'DESHACIENDO',
      guard: ({ item, may }) => {
        if (!may(item.modulo, 'importar')) return SIN_PERMISO;
        if (item.estado === 'DESHECHA' && !Array.isArray(item.pendientes)) return 'Ya está deshecha.';
        return (
          (item.nuevas ?? 0) + (item.actualizadas ?? 0) === 0 && 'No escribió nada: no hay qué deshacer.'
        );
      },
      effects: [procesarImportacion],
    }),
    proponer: verb({
      label: 'Proponer columnas',
      from: ['PENDIENTE'],
      to: 'POR_CONFIGURAR',
      edits: ['plan', 'perfil', 'total', 'mensaje'],
    }),
    ensayar: verb({
      label: 'Comenzar ensayo',
      from: ['PENDIENTE'],
      to: 'EN_ENSAYO',
      edits: ['plan', 'perfil'],
    }),
    presentar: verb({
      label: 'Presentar ensayo',
      from: ['EN_ENSAYO'],
      to: 'ENSAYADA',
      edits: [...avance, 'desconocidos', 'mensaje'],
    }),
    encolar: verb({ label: 'Poner en cola', from: ['ENSAYADA'], to: 'EN_COLA' }),
    comenzar: verb({ label: 'Comenzar', from: ['EN_COLA', 'EN_PROCESO'], to: 'EN_PROCESO' }),
    seguir: verb({
      label: 'Seguir',
      from: ['EN_COLA', 'EN_PROCESO', 'DESHACIENDO'],
      to: 'same',
      effects: [procesarImportacion],
    }),
    avanzar: verb({
      label: 'Informar avance',
      from: ['EN_ENSAYO', 'EN_PROCESO', 'TERMINADA', 'DESHACIENDO'],
      to: 'same',
      edits: [...avance, 'deshechas', 'pendientes'],
    }),
    terminar: verb({
      label: 'Terminar',
      from: ['ENSAYADA', 'EN_PROCESO'],
      to: 'TERMINADA',
      edits: ['mensaje'],
    }),
    deshecha: verb({
      label: 'Dar por deshecha',
      from: ['DESHACIENDO'],
      to: 'DESHECHA',
      edits: ['deshechas', 'pendientes', 'mensaje'],
    }),
    fallar: verb({
      label: 'Dar por fallida',
      from: ['PENDIENTE', 'EN_ENSAYO', 'EN_COLA', 'EN_PROCESO'],
      to: 'FALLIDA',
      edits: ['mensaje'],
    }),
  }),
  notices: (notice) => ({
    ensayada: notice({
      label: 'Una planilla suya espera su confirmación',
      on: ['presentar'],
      to: ['creadoPor'],
      says: 'El ensayo de «{nombre}» está listo: revise y confirme',
      importance: 'baja',
    }),
    terminada: notice({
      label: 'Termina una importación suya',
      on: ['terminar', 'deshecha'],
      to: ['creadoPor'],
      says: 'La importación de «{nombre}» quedó {estado}: {mensaje}',
    }),
    fallida: notice({
      label: 'Falla una importación suya',
      on: ['fallar'],
      to: ['creadoPor'],
      says: 'No se pudo importar «{nombre}»: {mensaje}',
      importance: 'alta',
    }),
  }),
  grants: {
    SISTEMA: {
      leer: 'all',
      proponer: 'all',
      ensayar: 'all',
      presentar: 'all',
      encolar: 'all',
      comenzar: 'all',
      seguir: 'all',
      avanzar: 'all',
      terminar: 'all',
      deshecha: 'all',
      fallar: 'all',
    },
    '*': {
      leer: 'propias',
      crear: 'propias',
      releer: 'propias',
      configurar: 'propias',
      ajustar: 'propias',
      confirmar: 'propias',
      descartar: 'propias',
      deshacer: 'propias',
    },
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
