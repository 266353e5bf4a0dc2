import {
  boolean,
  choice,
  date,
  email,
  file,
  list,
  longText,
  ref,
  rut,
  text,
} from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { sumarDias } from '../../kernel/declare/valores/fecha.ts';
import { effect } from '../../kernel/declare/verb.ts';
import { plazoGeneral } from './conservacion.ts';
import { aCargoDeLosDatos } from './proteccion.permisos.ts';
import * as regla from './solicitudDerecho.reglas.ts';

/** Does what a granted request orders, and says what it did. */
export const cumplirSolicitud = effect('solicitud.cumplir');

const abierta = ['RECIBIDA', 'EN_TRAMITE'] as const;

/** What a person asks about their own data, its term and its answer (Ley 19.628, arts. 4 to 11). */
export const solicitudDerecho = defineModule({
  name: 'solicitud_derecho',
  label: { one: 'Solicitud de derechos', many: 'Solicitudes de derechos', feminine: true },
  about: 'Acceso, rectificación, supresión, oposición, bloqueo y portabilidad de datos personales',
  icon: 'registro',
  front: ['abiertas', 'vencidas', 'porVencer'],
  title: 'nombre',
  code: { sequence: 'SD' },
  assignee: 'responsable',
  personalData: {
    purpose: 'Tramitar lo que una persona pide sobre sus datos y demostrar que se le respondió a tiempo.',
    basis: 'Cumplimiento de una obligación legal (Ley 19.628, arts. 4 a 11, según la Ley 21.719).',
    subjects: 'Personas que ejercen sus derechos sobre datos personales',
    recipients: 'La Agencia de Protección de Datos Personales, si hay reclamo',
  },
  fields: {
    derecho: choice('Derecho que ejerce', regla.derechos, { required: true }),
    nombre: text('Nombre', { required: true, max: 160, personal: true, search: 'A' }),
    run: rut('RUN', { required: true, personal: true }),
    correo: email('Correo para responder', { personal: true }),
    canal: choice(
      'Canal',
      { PRESENCIAL: 'Presencial', CARTA: 'Carta', CORREO: 'Correo electrónico', PORTAL: 'Sitio web' },
      { required: true },
    ),
    recibida: date('Recibida el', { required: true }),
    peticion: longText('Qué pide', { required: true, max: 4000, personal: true }),
    responsable: ref('Responsable', 'usuario'),
    identidad: choice('Identidad acreditada con', {
      CLAVEUNICA: 'ClaveÚnica',
      CEDULA: 'Cédula de identidad a la vista',
      FIRMA: 'Firma electrónica avanzada',
      PODER: 'Poder o representación legal',
    }),
    antecedente: text('Antecedente de identidad', { max: 300, personal: true }),
    registros: list(
      'Registros sobre los que recae',
      {
        modulo: text('Módulo', { required: true, max: 41 }),
        registro: text('Registro', { required: true, max: 64 }),
        campo: text('Dato', { max: 60, help: 'Vacío: todos los datos personales del registro.' }),
        valor: text('Valor correcto', { max: 300, personal: true, help: 'Solo para rectificar.' }),
      },
      { max: 20 },
    ),
    vence: date('Responder hasta', { system: true }),
    prorrogada: boolean('Plazo prorrogado', { system: true }),
    resolucion: text('Resolución', { max: 60 }),
    fundamento: longText('Fundamento', { max: 4000 }),
    norma: text('Norma en que se funda', { max: 300 }),
    respondida: date('Respondida el', { system: true }),
    reclamoHasta: date('Puede reclamar hasta', {
      system: true,
      help: 'Treinta días hábiles desde la respuesta, ante la Agencia de Protección de Datos Personales.',
    }),
    resultado: longText('Qué se hizo', { system: true, max: 4000 }),
    copia: file('Copia para la persona', { system: true }),
    copiaJson: file('Copia en formato abierto', { system: true }),
  },
  states: {
    RECIBIDA: { label: 'Recibida' },
    EN_TRAMITE: { label: 'En trámite', tone: 'info' },
    ACOGIDA: { label: 'Acogida', tone: 'info' },
    CUMPLIDA: { label: 'Cumplida', tone: 'ok', frozen: true },
    DENEGADA: { label: 'Denegada', tone: 'mute', frozen: true },
    DESISTIDA: { label: 'Desistida', tone: 'mute', frozen: true },
  },
  initial: 'RECIBIDA',
  retention: { ...plazoGeneral, from: 'estadoDesde', states: ['CUMPLIDA', 'DENEGADA', 'DESISTIDA'] },
  derived: (q) => ({
    vencida: {
      label: 'Vencida',
      tone: 'bad',
      flag: q.and(q.lt('vence', q.today), q.in('estado', abierta)),
    },
    porVencer: {
      label: 'Por vencer',
      tone: 'warn',
      flag: q.and(q.gte(q.days('vence'), -5), q.not(q.lt('vence', q.today)), q.in('estado', abierta)),
    },
    diasDesdeVencimiento: { label: 'Días desde el vencimiento', days: q.days('vence') },
  }),
  filters: (q) => ({
    abiertas: { label: 'Abiertas', where: q.in('estado', abierta) },
    vencidas: {
      label: 'Vencidas',
      where: q.and(q.lt('vence', q.today), q.in('estado', abierta)),
    },
    porVencer: {
      label: 'Por vencer en 5 días',
      where: q.and(q.gte(q.days('vence'), -5), q.not(q.lt('vence', q.today)), q.in('estado', abierta)),
    },
    porCumplir: { label: 'Acogidas sin cumplir', where: q.eq('estado', 'ACOGIDA') },
    mias: { label: 'A mi cargo', where: q.eq('responsable', q.actor('id')) },
  }),
  create: (rules) =>
    rules({
      check: ({ input, clock }) =>
        (input.recibida ?? '') > clock.today && 'La fecha de recepción no puede estar en el futuro.',
      set: ({ input, clock }) => ({
        vence: regla.venceEl(input.derecho, input.recibida ?? clock.today, clock),
      }),
    }),
  transitions: (verb) => ({
    admitir: verb({
      label: 'Admitir a trámite',
      help: 'La identidad de quien pide quedó acreditada.',
      tone: 'primary',
      from: ['RECIBIDA'],
      to: 'EN_TRAMITE',
      edits: ['identidad', 'antecedente', 'responsable'],
      needs: ['identidad'],
    }),
    prorrogar: verb({
      label: 'Prorrogar el plazo',
      help: 'Treinta días corridos más, una sola vez; la razón se comunica a la persona.',
      from: ['RECIBIDA', 'EN_TRAMITE'],
      to: 'same',
      ask: { razon: longText('Razón', { required: true, min: 10, max: 1000 }) },
      guard: ({ item }) => regla.sinProrroga(item.derecho, item.prorrogada),
      set: ({ item }) => ({
        prorrogada: true,
        vence: sumarDias(item.vence ?? item.recibida, regla.diasParaResponder),
      }),
    }),
    acoger: verb({
      label: 'Acoger',
      help: 'Se hará de inmediato lo que corresponde al derecho, en los registros indicados.',
      tone: 'primary',
      from: ['EN_TRAMITE'],
      to: 'ACOGIDA',
      edits: ['registros', 'resolucion', 'fundamento'],
      needs: ['resolucion', 'fundamento'],
      check: ({ item, input }) => regla.faltaParaAcoger(item.derecho, input.registros),
      set: ({ clock }) => ({ respondida: clock.today }),
      effects: [cumplirSolicitud],
    }),
    denegar: verb({
      label: 'Denegar',
      help: 'Diga la razón y la norma: la persona puede reclamar ante la Agencia.',
      tone: 'danger',
      from: ['EN_TRAMITE'],
      to: 'DENEGADA',
      edits: ['resolucion', 'fundamento', 'norma'],
      needs: ['resolucion', 'fundamento', 'norma'],
      set: ({ clock }) => ({
        respondida: clock.today,
        reclamoHasta: clock.addWorkingDays(clock.today, regla.habilesParaReclamar),
      }),
    }),
    desistir: verb({
      label: 'Registrar desistimiento',
      from: ['RECIBIDA', 'EN_TRAMITE'],
      to: 'DESISTIDA',
      ask: { constancia: longText('Constancia', { required: true, max: 1000 }) },
    }),
    reintentar: verb({
      label: 'Reintentar',
      help: 'Vuelve a hacer lo que la solicitud ordena, si quedó a medias.',
      from: ['ACOGIDA'],
      to: 'same',
      effects: [cumplirSolicitud],
    }),
    cumplir: verb({
      label: 'Dar por cumplida',
      from: ['ACOGIDA'],
      to: 'CUMPLIDA',
      edits: ['resultado', 'copia', 'copiaJson'],
      needs: ['resultado'],
    }),
    devolver: verb({
      label: 'Devolver a trámite',
      help: 'No se pudo hacer lo que ordena; la razón queda en el resultado.',
      from: ['ACOGIDA'],
      to: 'EN_TRAMITE',
      edits: ['resultado'],
      needs: ['resultado'],
    }),
  }),
  alerts: (q) => ({
    SOLICITUD_POR_RESPONDER: {
      label: 'Solicitud de derechos por responder',
      source: 'Ley 19.628, art. 11, según la Ley 21.719: treinta días corridos; dos hábiles para el bloqueo.',
      when: q.in('estado', [...abierta]),
      measure: q.daysTo('vence'),
      within: { ATENCION: 10, ALTO: 5, CRITICO: 1 },
    },
    SOLICITUD_SIN_CUMPLIR: {
      label: 'Solicitud acogida sin cumplir',
      source: 'Lo que se acoge se hace de inmediato.',
      when: q.eq('estado', 'ACOGIDA'),
      measure: q.days('estadoDesde'),
      from: { ALTO: 1, CRITICO: 3 },
    },
  }),
  notices: (notice) => ({
    recibida: notice({
      label: 'Ingresa una solicitud de derechos',
      on: ['crear'],
      to: ['responsable', { role: 'DELEGADO_DATOS' }],
      says: 'Ingresó la solicitud {codigo} ({derecho}): responder hasta el {vence}',
      importance: 'alta',
    }),
    asignada: notice({
      label: 'Queda a su cargo una solicitud de derechos',
      on: ['admitir', 'editar'],
      to: [{ added: 'responsable' }],
      says: 'Quedó a su cargo la solicitud {codigo}: responder hasta el {vence}',
      importance: 'alta',
    }),
    devuelta: notice({
      label: 'No se puede cumplir una solicitud de derechos',
      on: ['devolver'],
      to: ['responsable', { role: 'DELEGADO_DATOS' }],
      says: 'La solicitud {codigo} volvió a trámite: no se pudo hacer lo que ordena',
      importance: 'alta',
    }),
  }),
  grants: {
    ...aCargoDeLosDatos({
      leer: 'all',
      crear: 'all',
      editar: 'all',
      exportar: 'all',
      admitir: 'all',
      prorrogar: 'all',
      acoger: 'all',
      denegar: 'all',
      desistir: 'all',
      reintentar: 'all',
    }),
    SISTEMA: { leer: 'all', cumplir: 'all', devolver: 'all' },
  },
  form: () => [
    { title: 'La solicitud', fields: ['derecho', 'recibida', 'canal', 'peticion', 'responsable'] },
    { title: 'Quién la hace', fields: ['nombre', 'run', 'correo', 'identidad', 'antecedente'] },
    { title: 'Sobre qué recae', fields: ['registros'] },
    { title: 'Plazo', fields: ['vence', 'prorrogada'] },
    {
      title: 'Respuesta',
      fields: [
        'resolucion',
        'fundamento',
        'norma',
        'respondida',
        'reclamoHasta',
        'resultado',
        'copia',
        'copiaJson',
      ],
    },
  ],
  list: {
    columns: ['codigo', 'derecho', 'nombre', 'estado', 'recibida', 'vence', 'vencida', 'responsable'],
    filters: ['estado', 'derecho', 'responsable', 'recibida'],
    sort: 'vence',
  },
});
