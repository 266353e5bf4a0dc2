import {
  boolean,
  choice,
  date,
  file,
  integer,
  list,
  longText,
  money,
  number,
  ref,
  text,
} from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { reads } from '../../kernel/declare/verb.ts';
import { delConvenio } from './convenio.permisos.ts';
import { con } from './permisos.ts';
import { documento, motivo } from './preguntas.ts';
import { recibidas } from './rendicion.planilla.ts';
import * as regla from './rendicion.reglas.ts';

const convenio = { convenio: reads<regla.ConvenioRendido>({ name: 'convenio' }, 'convenio') };
const verbos = [
  'leer',
  'crear',
  'editar',
  'exportar',
  'corregirMontos',
  'recibir',
  'revisar',
  'observar',
  'subsanar',
] as const;

/** An account of money transferred: closed first by the technical side, then by the financial one (gestion.md §1.10). */
export const rendicion = defineModule({
  name: 'rendicion',
  label: { one: 'Rendición', many: 'Rendiciones', feminine: true },
  about: 'Rendiciones de cuentas y sus dos cierres',
  icon: 'registro',
  front: ['atrasadas'],
  title: 'glosa',
  code: { sequence: 'REN' },
  toldBy: ['convenio', 'iniciativa'],
  parent: 'convenio',
  unique: [['convenio', 'numero']],
  fields: {
    convenio: ref('Convenio', 'convenio', { required: true, fixed: true }),
    iniciativa: ref('Iniciativa', 'ipr', { system: true }),
    entidad: ref('Entidad que rinde', 'entidad', { system: true }),
    numero: integer('Número', { required: true, min: 1, max: 999 }),
    glosa: text('Glosa', { max: 200, search: 'A' }),
    tipoInforme: choice('Tipo de informe', regla.tiposInforme, { required: true }),
    desde: date('Período desde', { required: true }),
    hasta: date('Período hasta', { required: true }),
    plazo: date('Plazo para rendir', { required: true }),
    presentada: date('Fecha de presentación', { system: true }),
    montoRendido: money('Monto rendido', { required: true, fixed: true, min: 0 }),
    montoReintegrado: money('Monto reintegrado', { fixed: true, min: 0 }),
    gastoAdministrativo: money('Gasto administrativo', { fixed: true, min: 0 }),
    cubierto: money('Rendido y reintegrado', { system: true }),
    documentos: list(
      'Documentos',
      {
        tipo: choice('Tipo', regla.tiposDocumento, { required: true }),
        archivo: file('Archivo', { required: true }),
        glosa: text('Glosa', { max: 200 }),
      },
      { max: 30 },
    ),
    observaciones: longText('Observaciones', { max: 4000 }),
  },
  computed: {
    porcentajeAdministrativo: {
      field: number('Parte administrativa', { unit: '%' }),
      from: ['gastoAdministrativo', 'montoRendido'],
      make: (v) => regla.porcentaje(v.gastoAdministrativo, v.montoRendido),
    },
    aTiempo: {
      field: boolean('Presentada a tiempo'),
      from: ['presentada', 'plazo'],
      make: ({ presentada, plazo }) => regla.aTiempo(presentada, plazo),
    },
  },
  create: (rules) =>
    rules({
      reads: convenio,
      check: ({ input }) => regla.periodoImposible(input.desde, input.hasta) ?? regla.montosImposibles(input),
      set: ({ related }) => ({
        iniciativa: related.convenio?.iniciativa,
        entidad: related.convenio?.contraparte,
      }),
    }),
  derived: (q) => ({
    habilesEnRevision: { label: 'Días hábiles en el estado', days: q.workingDays('estadoDesde') },
    atrasada: {
      label: 'Fuera de plazo',
      tone: 'bad',
      flag: q.and(q.eq('estado', 'PENDIENTE'), q.lt('plazo', q.today)),
    },
    revisionDemorada: {
      label: 'Revisión demorada',
      tone: 'warn',
      flag: q.and(
        q.in('estado', ['RECIBIDA', 'EN_REVISION', 'APROBADA_TECNICA', 'EN_UCR']),
        q.gt(q.workingDays('presentada'), q.param('plazoRendicion')),
      ),
    },
  }),
  states: {
    PENDIENTE: { label: 'Pendiente', phase: 'Presentación' },
    RECIBIDA: { label: 'Recibida', tone: 'info', phase: 'Presentación' },
    EN_REVISION: { label: 'En revisión técnica', tone: 'info', phase: 'Cierre técnico' },
    OBSERVADA: { label: 'Observada', tone: 'warn', phase: 'Cierre técnico' },
    APROBADA_TECNICA: { label: 'Aprobada técnicamente', tone: 'ok', phase: 'Cierre técnico' },
    EN_UCR: { label: 'En control financiero', tone: 'info', phase: 'Cierre financiero' },
    CERRADA_FINANCIERA: { label: 'Cerrada', tone: 'ok', phase: 'Cierre financiero', frozen: true },
    RECHAZADA: { label: 'Rechazada', tone: 'bad', phase: 'Cierre técnico', frozen: true },
  },
  initial: 'PENDIENTE',
  transitions: (verb) => ({
    recibir: verb({
      label: 'Registrar recepción',
      tone: 'primary',
      from: ['PENDIENTE'],
      to: 'RECIBIDA',
      edits: ['presentada', 'documentos'],
      needs: ['presentada'],
      check: ({ input, clock }) =>
        (input.presentada ?? '') > clock.today &&
        'La presentación no puede tener una fecha que no ha llegado.',
    }),
    corregirMontos: verb({
      label: 'Corregir montos',
      from: ['PENDIENTE', 'RECIBIDA', 'OBSERVADA'],
      to: 'same',
      edits: ['montoRendido', 'montoReintegrado', 'gastoAdministrativo'],
      needs: ['montoRendido'],
      check: ({ item, input }) => regla.montosImposibles({ ...item, ...input }),
    }),
    revisar: verb({ label: 'Iniciar revisión', tone: 'primary', from: ['RECIBIDA'], to: 'EN_REVISION' }),
    observar: verb({
      label: 'Observar',
      help: 'Vuelve a la entidad para que subsane.',
      from: ['EN_REVISION', 'EN_UCR'],
      to: 'OBSERVADA',
      ask: motivo,
    }),
    subsanar: verb({
      label: 'Registrar subsanación',
      from: ['OBSERVADA'],
      to: 'EN_REVISION',
      edits: ['documentos'],
      ask: documento,
    }),
    aprobarTecnica: verb({
      label: 'Aprobar cierre técnico',
      tone: 'primary',
      from: ['EN_REVISION'],
      to: 'APROBADA_TECNICA',
      fourEyes: ['crear'],
      guard: ({ item, param }) =>
        regla.gastoExcesivo(item.gastoAdministrativo, item.montoRendido, param('topeGastosAdministrativos')),
    }),
    enviarUcr: verb({
      label: 'Enviar a control financiero',
      tone: 'primary',
      from: ['APROBADA_TECNICA'],
      to: 'EN_UCR',
    }),
    cerrarFinanciera: verb({
      label: 'Aprobar cierre financiero',
      help: 'Lo rendido deja de adeudarse.',
      tone: 'primary',
      from: ['EN_UCR'],
      to: 'CERRADA_FINANCIERA',
      ask: documento,
      fourEyes: ['crear', 'aprobarTecnica'],
      set: ({ item }) => ({ cubierto: item.montoRendido + (item.montoReintegrado ?? 0) }),
    }),
    rechazar: verb({
      label: 'Rechazar',
      help: 'Los fondos siguen adeudados: pasa a cobranza.',
      tone: 'danger',
      from: ['EN_REVISION', 'OBSERVADA', 'EN_UCR'],
      to: 'RECHAZADA',
      ask: motivo,
    }),
  }),
  notices: (notice) => ({
    observada: notice({
      label: 'Observan o rechazan una rendición',
      on: ['observar', 'rechazar'],
      to: ['creadoPor', 'iniciativa.responsable'],
      says: 'La rendición {numero} de {entidad} quedó {estado}',
      importance: 'alta',
    }),
    avance: notice({
      label: 'Avanza una rendición',
      on: ['recibir', 'subsanar', 'aprobarTecnica', 'enviarUcr', 'cerrarFinanciera'],
      to: ['creadoPor', 'iniciativa.responsable'],
      says: 'La rendición {numero} de {entidad} quedó {estado}',
      importance: 'baja',
    }),
  }),
  filters: (q) => ({
    atrasadas: {
      label: 'Fuera de plazo',
      where: q.and(q.eq('estado', 'PENDIENTE'), q.lt('plazo', q.today)),
    },
    pendientes: { label: 'Por presentar', where: q.eq('estado', 'PENDIENTE') },
    porRevisar: { label: 'Por revisar', where: q.in('estado', ['RECIBIDA', 'EN_REVISION']) },
    enUcr: { label: 'En control financiero', where: q.in('estado', ['APROBADA_TECNICA', 'EN_UCR']) },
  }),
  alerts: (q) => ({
    RENDICION_PENDIENTE: {
      label: 'Rendición pendiente',
      source: 'RF-050: no llegó en su plazo, el día 15 del mes siguiente; mora de más de 60 días, en rojo.',
      when: q.eq('estado', 'PENDIENTE'),
      measure: q.days('plazo'),
      from: { ALTO: 1, CRITICO: 61 },
    },
    RENDICION_PLAZO: {
      label: 'Revisión de rendición por agotar su plazo',
      source: 'RF-050, PLAZO_LEGAL: 80 % del plazo de revisión usado.',
      when: q.in('estado', ['RECIBIDA', 'EN_REVISION', 'APROBADA_TECNICA', 'EN_UCR']),
      measure: q.share(q.workingDays('presentada'), q.param('plazoRendicion')),
      from: { ALTO: 80, CRITICO: 100 },
    },
    RENDICION_OBSERVADA: {
      label: 'Rendición observada sin subsanar',
      source: 'Plazo de subsanación de 60 días.',
      when: q.eq('estado', 'OBSERVADA'),
      measure: q.days('estadoDesde'),
      from: { ATENCION: 30, ALTO: 60 },
    },
    GASTO_ADMINISTRATIVO: {
      label: 'Gasto administrativo sobre el tope',
      source: 'Glosa 06, subtítulo 24: 5 % como máximo.',
      when: q.not(q.in('estado', ['CERRADA_FINANCIERA', 'RECHAZADA'])),
      measure: q.field('porcentajeAdministrativo'),
      over: { ALTO: 5 },
    },
  }),
  grants: {
    SISTEMA: con('all', 'leer', 'crear', 'importar'),
    ADMIN_SISTEMA: con('all', 'leer', 'eliminar', 'restaurar', 'importar', 'exportar'),
    ADMIN_REGIONAL: delConvenio(
      ...verbos,
      'importar',
      'aprobarTecnica',
      'enviarUcr',
      'cerrarFinanciera',
      'rechazar',
    ),
    JEFE_DIVISION: delConvenio(...verbos, 'aprobarTecnica', 'enviarUcr', 'cerrarFinanciera', 'rechazar'),
    ENCARGADO: delConvenio(...verbos),
  },
  form: () => [
    { title: 'Rendición', fields: ['convenio', 'numero', 'glosa', 'tipoInforme', 'desde', 'hasta', 'plazo'] },
    { title: 'Montos', fields: ['montoRendido', 'montoReintegrado', 'gastoAdministrativo', 'cubierto'] },
    { title: 'Presentación', fields: ['presentada', 'documentos', 'observaciones', 'entidad', 'iniciativa'] },
  ],
  sheets: { recibidas },
  list: {
    columns: ['codigo', 'convenio', 'entidad', 'numero', 'montoRendido', 'plazo', 'aTiempo', 'estado'],
    filters: ['estado', 'convenio', 'entidad', 'iniciativa', 'tipoInforme', 'plazo'],
    sort: 'plazo',
  },
});
