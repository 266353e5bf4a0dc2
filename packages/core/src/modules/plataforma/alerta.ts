import { alertLevels } from '../../kernel/declare/alert.ts';
import {
  anyRef,
  choice,
  date,
  instant,
  integer,
  longText,
  number,
  ref,
  refs,
  text,
} from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import * as regla from './alerta.reglas.ts';

const hechos = [
  'titulo',
  'nivel',
  'explicacion',
  'fecha',
  'valor',
  'unidad',
  'destinatarios',
  'huella',
] as const;
const abiertas = ['ACTIVA', 'POSPUESTA', 'ATENDIDA'] as const;

/**
 * What people are warned of about a record of any module (gestion.md §1.14): one for each rule and record, raised,
 * escalated and closed by the product, attended and put off by people. Whoever reads the record reads its alerts.
 */
export const alerta = defineModule({
  name: 'alerta',
  label: { one: 'Alerta', many: 'Alertas', feminine: true },
  about: 'Lo que vence, se atrasa o se desvía, y a quién le toca',
  icon: 'alert',
  front: ['mias', 'criticas'],
  title: 'titulo',
  code: { sequence: 'AL' },
  documents: false,
  subject: {
    as: 'alerts',
    by: 'sobre',
    of: 'modulo',
    verbs: { atender: 'editar', posponer: 'editar', retomar: 'editar' },
    addressed: { by: 'destinatarios', verbs: ['atender', 'posponer', 'retomar'] },
  },

  fields: {
    titulo: text('Alerta', { system: true, required: true, max: 160, search: 'A' }),
    nivel: choice('Nivel', alertLevels, {
      system: true,
      required: true,
      tones: { INFO: 'mute', ATENCION: 'info', ALTO: 'warn', CRITICO: 'bad' },
    }),
    explicacion: text('Por qué', { system: true, max: 1000 }),
    regla: text('Regla', { system: true, required: true, fixed: true, max: 40 }),
    modulo: text('Módulo', { system: true, required: true, fixed: true, max: 41 }),
    sobre: anyRef('Registro', 'modulo', { system: true, required: true, fixed: true, max: 26 }),
    registro: text('Del registro', { system: true, max: 120 }),
    fecha: date('Fecha', { system: true, help: 'El día desde el que se cuenta.' }),
    valor: number('Valor', { system: true }),
    unidad: ref('División', 'division', { system: true }),
    destinatarios: refs('Dirigida a', 'usuario', { system: true }),
    huella: text('Huella', { system: true, max: 64, help: 'Cambia cuando cambia lo que la alerta dice.' }),
    nivelDesde: instant('En este nivel desde', { system: true }),
    accion: longText('Qué se hizo', { system: true, min: 5, max: 2000 }),
    atendidaPor: ref('Atendida por', 'usuario', { system: true }),
    atendidaEn: instant('Atendida', { system: true }),
    pospuestaHasta: date('Pospuesta hasta', { system: true }),
    motivoPostergacion: longText('Por qué se pospone', { system: true, min: 5, max: 2000 }),
    cerradaEn: instant('Cerrada', { system: true, help: 'Cuando dejó de haber motivo.' }),
    motivoCierre: text('Por qué se cerró', { system: true, max: 200 }),
  },
  computed: {
    orden: {
      field: integer('Orden de urgencia'),
      from: ['nivel'],
      make: ({ nivel }) => regla.orden(nivel),
    },
  },
  derived: (q) => ({
    dias: { label: 'Días desde la fecha', days: q.days('fecha') },
    diasEnEstado: { label: 'Días en el estado', days: q.days('estadoDesde') },
  }),

  states: {
    ACTIVA: { label: 'Activa', tone: 'bad' },
    POSPUESTA: { label: 'Pospuesta', tone: 'warn' },
    ATENDIDA: { label: 'Atendida', tone: 'info' },
    CERRADA: { label: 'Cerrada', tone: 'mute' },
  },
  initial: 'ACTIVA',
  create: (rules) => rules({ set: ({ clock }) => ({ nivelDesde: clock.now }) }),
  transitions: (verb) => ({
    atender: verb({
      label: 'Atender',
      help: 'Diga qué hizo. La alerta descansa mientras no suba de nivel, y se cierra sola cuando no haya motivo.',
      tone: 'primary',
      from: ['ACTIVA', 'POSPUESTA'],
      to: 'ATENDIDA',
      edits: ['accion'],
      needs: ['accion'],
      undo: 'retomar',
      set: ({ actor, clock }) => ({
        atendidaPor: actor.id,
        atendidaEn: clock.now,
        pospuestaHasta: undefined,
        motivoPostergacion: undefined,
      }),
    }),
    posponer: verb({
      label: 'Posponer',
      help: 'Vuelve a avisar ese día, o antes si sube de nivel.',
      from: ['ACTIVA', 'POSPUESTA'],
      to: 'POSPUESTA',
      edits: ['pospuestaHasta', 'motivoPostergacion'],
      needs: ['pospuestaHasta', 'motivoPostergacion'],
      undo: 'retomar',
      check: ({ input, clock }) => regla.plazoImpropio(input.pospuestaHasta, clock.today),
    }),
    retomar: verb({
      label: 'Volver a activar',
      from: ['POSPUESTA', 'ATENDIDA'],
      to: 'ACTIVA',
      set: regla.sinRespuesta,
    }),
    escalar: verb({
      label: 'Subir de nivel',
      from: [...abiertas],
      to: 'ACTIVA',
      edits: [...hechos],
      set: ({ clock }) => ({ ...regla.sinRespuesta(), nivelDesde: clock.now }),
    }),
    despertar: verb({
      label: 'Avisar de nuevo',
      help: 'Llegó el día hasta el que se pospuso.',
      from: ['POSPUESTA'],
      to: 'ACTIVA',
      edits: [...hechos],
      set: regla.sinRespuesta,
    }),
    actualizar: verb({
      label: 'Poner al día',
      from: [...abiertas],
      to: 'same',
      edits: [...hechos],
      set: ({ item, input, clock }) =>
        input.nivel !== undefined && input.nivel !== item.nivel ? { nivelDesde: clock.now } : {},
    }),
    cerrar: verb({
      label: 'Cerrar',
      help: 'Ya no hay motivo.',
      from: [...abiertas],
      to: 'CERRADA',
      edits: ['motivoCierre'],
      needs: ['motivoCierre'],
      set: ({ clock }) => ({ cerradaEn: clock.now }),
    }),
    reaparecer: verb({
      label: 'Reaparecer',
      help: 'El motivo volvió.',
      from: ['CERRADA'],
      to: 'ACTIVA',
      edits: [...hechos],
      set: ({ clock }) => ({
        ...regla.sinRespuesta(),
        cerradaEn: undefined,
        motivoCierre: undefined,
        nivelDesde: clock.now,
      }),
    }),
  }),

  filters: (q) => ({
    activas: { label: 'Activas', where: q.eq('estado', 'ACTIVA') },
    mias: {
      label: 'Dirigidas a mí',
      where: q.and(q.has('destinatarios', q.actor('id')), q.eq('estado', 'ACTIVA')),
    },
    criticas: { label: 'Críticas', where: q.and(q.eq('nivel', 'CRITICO'), q.eq('estado', 'ACTIVA')) },
    deMiDivision: {
      label: 'De mi división',
      where: q.and(q.in('unidad', q.actor('subtree')), q.eq('estado', 'ACTIVA')),
    },
    abiertas: { label: 'Sin cerrar', where: q.in('estado', [...abiertas]) },
    pospuestas: { label: 'Pospuestas', where: q.eq('estado', 'POSPUESTA') },
  }),
  // What is only for information waits in the list of alerts.
  notices: (notice, q) => {
    const raised = ['crear', 'escalar', 'despertar', 'reaparecer'] as const;
    const says = '{titulo} en {registro}';
    const counted = (one: string, many: string) => ({ one, many, list: 'mias' });
    return {
      critica: notice({
        label: 'Una alerta crítica le toca',
        on: raised,
        to: ['destinatarios'],
        says,
        when: q.eq('nivel', 'CRITICO'),
        importance: 'urgente',
        acts: 'atender',
        together: counted('crítica', 'críticas'),
      }),
      alta: notice({
        label: 'Una alerta alta le toca',
        on: raised,
        to: ['destinatarios'],
        says,
        when: q.eq('nivel', 'ALTO'),
        importance: 'alta',
        acts: 'atender',
        together: counted('alta', 'altas'),
      }),
      atencion: notice({
        label: 'Algo suyo pide atención',
        on: raised,
        to: ['destinatarios'],
        says,
        when: q.eq('nivel', 'ATENCION'),
        acts: 'atender',
        together: counted('de atención', 'de atención'),
      }),
      traspaso: notice({
        label: 'Una alerta pasa a usted',
        on: ['actualizar'],
        to: [{ added: 'destinatarios' }],
        says,
        acts: 'atender',
        together: counted('que pasa a usted', 'que pasan a usted'),
      }),
    };
  },
  views: {
    tablero: {
      kind: 'board',
      label: 'Tablero',
      states: ['ACTIVA', 'POSPUESTA', 'ATENDIDA'],
      rank: 'nivel',
    },
  },
  grants: {
    SISTEMA: {
      leer: 'all',
      crear: 'all',
      escalar: 'all',
      despertar: 'all',
      actualizar: 'all',
      cerrar: 'all',
      reaparecer: 'all',
    },
    '*': {
      leer: 'subject',
      exportar: 'subject',
      atender: 'subject',
      posponer: 'subject',
      retomar: 'subject',
    },
  },
  form: () => [
    { title: 'Alerta', fields: ['titulo', 'nivel', 'explicacion', 'registro', 'sobre', 'modulo'] },
    { title: 'Desde cuándo', fields: ['fecha', 'valor', 'nivelDesde', 'cerradaEn', 'motivoCierre'] },
    { title: 'A quién', fields: ['destinatarios', 'unidad'] },
    {
      title: 'Qué se hizo',
      fields: ['accion', 'atendidaPor', 'atendidaEn', 'pospuestaHasta', 'motivoPostergacion'],
    },
    { title: 'Cómo se produjo', fields: ['regla', 'huella'] },
  ],
  list: {
    columns: ['titulo', 'nivel', 'sobre', 'fecha', 'dias', 'unidad', 'destinatarios', 'estado'],
    filters: ['estado', 'nivel', 'titulo', 'unidad', 'destinatarios', 'modulo', 'regla', 'fecha', 'sobre'],
    sort: 'orden',
  },
});
