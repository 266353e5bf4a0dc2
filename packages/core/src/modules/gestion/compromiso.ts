import { choice, date, file, instant, longText, percent, ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { reads } from '../../kernel/declare/verb.ts';
import { usuario } from '../plataforma/usuario.ts';
import * as regla from './compromiso.reglas.ts';
import { prioridades } from './trabajo.catalogos.ts';
import { asignacion, divisionDe, mismaPersona, responsableInactivo } from './trabajo.reglas.ts';

const comentario = { comentario: longText('Comentario', { required: true, min: 5, max: 2000 }) };
const responsable = reads(usuario, 'responsable');
const vista = { date: 'vence', late: 'vencido', rank: 'prioridad', about: 'iniciativa' } as const;
const abiertos = ['PENDIENTE', 'EN_PROGRESO', 'VENCIDO'] as const;

/** Something somebody promised for a date (gestion.md §1.13); work may follow from it, and is another thing. */
export const compromiso = defineModule({
  name: 'compromiso',
  label: { one: 'Compromiso', many: 'Compromisos' },
  about: 'Lo comprometido, con su fecha y su respaldo',
  icon: 'compromiso',
  title: 'descripcion',
  code: { sequence: 'CO' },
  toldBy: ['iniciativa', 'problema', 'reunion'],
  assignee: 'responsable',
  unit: 'division',

  fields: {
    descripcion: text('Compromiso', { required: true, max: 500, search: 'A' }),
    tipo: choice('Tipo', regla.tipos, { required: true }),
    responsable: ref('Responsable', 'usuario', { fixed: true, help: 'Si lo deja vacío, usted.' }),
    division: ref('División', 'division', { system: true, help: 'La de la persona responsable.' }),
    vence: date('Vence', { fixed: true, help: 'Si la deja vacía, según el tipo de compromiso.' }),
    venceOriginal: date('Vencía al principio', { system: true }),
    prioridad: choice('Prioridad', prioridades, { default: 'NORMAL' }),
    iniciativa: ref('Iniciativa', 'ipr'),
    problema: ref('Problema', 'problema'),
    reunion: ref('Reunión', 'reunion'),
    avance: percent('Avance', { system: true, max: 100 }),
    evidencia: file('Evidencia', { system: true }),
    observaciones: longText('Observaciones', { search: 'C' }),
    completadoEn: instant('Completado', { system: true }),
    verificadoPor: ref('Validado por', 'usuario', { system: true }),
    verificadoEn: instant('Validado', { system: true }),
  },
  derived: (q) => ({
    vencido: {
      label: 'Fuera de plazo',
      tone: 'bad',
      flag: q.and(q.lt('vence', q.today), q.in('estado', [...abiertos])),
    },
    diasDesdeVencimiento: { label: 'Días desde que venció', days: q.days('vence') },
  }),

  states: {
    PENDIENTE: { label: 'Pendiente', phase: 'Por hacer' },
    EN_PROGRESO: { label: 'En progreso', tone: 'info', phase: 'En curso' },
    VENCIDO: { label: 'Vencido', tone: 'bad', phase: 'En curso' },
    COMPLETADO: { label: 'Por validar', tone: 'warn', phase: 'Hecho' },
    VERIFICADO: { label: 'Validado', tone: 'ok', phase: 'Hecho', frozen: true },
    CANCELADO: { label: 'Cancelado', tone: 'mute', frozen: true },
  },
  initial: 'PENDIENTE',
  create: (rules) =>
    rules({
      reads: { responsable },
      check: ({ related }) => responsableInactivo(related.responsable),
      set: ({ item, actor, related, clock }) => {
        const vence = item.vence ?? regla.vencimiento(item.tipo, clock.today);
        return { ...asignacion(item.responsable, related.responsable, actor), vence, venceOriginal: vence };
      },
    }),
  transitions: (verb) => ({
    comenzar: verb({ label: 'Comenzar', tone: 'primary', from: ['PENDIENTE'], to: 'EN_PROGRESO' }),
    retomar: verb({ label: 'Retomar', from: ['VENCIDO'], to: 'EN_PROGRESO', ask: comentario }),
    registrarAvance: verb({
      label: 'Registrar avance',
      from: ['EN_PROGRESO'],
      to: 'same',
      edits: ['avance'],
      needs: ['avance'],
      ask: { comentario: longText('Comentario', { max: 2000 }) },
    }),
    completar: verb({
      label: 'Completar',
      help: 'Queda a la espera de que una jefatura lo valide.',
      tone: 'primary',
      from: ['EN_PROGRESO'],
      to: 'COMPLETADO',
      edits: ['evidencia'],
      needs: ['evidencia'],
      ask: { comentario: longText('Comentario', { max: 2000 }) },
      set: ({ clock }) => ({ completadoEn: clock.now, avance: 100 }),
    }),
    verificar: verb({
      label: 'Validar',
      help: 'El compromiso queda cerrado y ya no se edita.',
      tone: 'primary',
      from: ['COMPLETADO'],
      to: 'VERIFICADO',
      guard: ({ item, actor }) => regla.apruebaLoPropio(item.responsable, actor),
      fourEyes: ['completar'],
      set: ({ actor, clock }) => ({ verificadoPor: actor.id, verificadoEn: clock.now }),
    }),
    rechazar: verb({
      label: 'Rechazar',
      help: 'Vuelve a su responsable con lo que falta.',
      from: ['COMPLETADO'],
      to: 'EN_PROGRESO',
      ask: comentario,
      set: () => ({ completadoEn: undefined }),
    }),
    vencer: verb({
      label: 'Dar por vencido',
      from: ['PENDIENTE', 'EN_PROGRESO'],
      to: 'VENCIDO',
      guard: ({ item, clock }) => regla.aunNoVence(item.vence, clock.today),
    }),
    prorrogar: verb({
      label: 'Prorrogar',
      help: 'La fecha original queda a la vista.',
      from: [...abiertos],
      to: 'same',
      edits: ['vence'],
      needs: ['vence'],
      ask: { justificacion: longText('Justificación', { required: true, min: 10, max: 2000 }) },
      check: ({ item, input }) => regla.prorrogaInutil(item.vence, input.vence),
    }),
    reasignar: verb({
      label: 'Reasignar',
      from: [...abiertos],
      to: 'same',
      edits: ['responsable'],
      needs: ['responsable'],
      ask: comentario,
      reads: { responsable },
      check: ({ item, input, related }) =>
        mismaPersona(item.responsable, input.responsable) ?? responsableInactivo(related.responsable),
      set: ({ related }) => ({ division: divisionDe(related.responsable) }),
    }),
    cancelar: verb({
      label: 'Cancelar',
      tone: 'danger',
      from: [...abiertos],
      to: 'CANCELADO',
      ask: comentario,
    }),
  }),

  alerts: (q) => ({
    COMPROMISO_POR_VENCER: {
      label: 'Compromiso por vencer',
      source: 'Historias de gabinete: avisos a 15 días, 7 días y 24 horas.',
      when: q.and(q.in('estado', [...abiertos]), q.gte('vence', q.today)),
      measure: q.daysTo('vence'),
      within: { INFO: 15, ATENCION: 7, ALTO: 1 },
    },
    COMPROMISO_VENCIDO: {
      label: 'Compromiso vencido',
      source: 'Historias de gabinete: lo vencido sube a Gabinete.',
      when: q.in('estado', [...abiertos]),
      measure: q.days('vence'),
      from: { ALTO: 1, CRITICO: 8 },
    },
  }),
  notices: (notice) => ({
    asignacion: notice({
      label: 'Queda un compromiso a su nombre',
      on: ['crear', 'reasignar'],
      to: [{ added: 'responsable' }],
      says: '{actor} dejó a su nombre el compromiso «{descripcion}», que vence el {vence}',
      importance: 'alta',
    }),
    porValidar: notice({
      label: 'Un compromiso espera su validación',
      on: ['completar'],
      to: ['division.jefatura', 'creadoPor'],
      says: '{actor} completó el compromiso «{descripcion}»',
      acts: 'verificar',
    }),
    validado: notice({
      label: 'Validan un compromiso suyo',
      on: ['verificar'],
      to: ['responsable'],
      says: '{actor} validó el compromiso «{descripcion}»',
      importance: 'baja',
    }),
    rechazado: notice({
      label: 'Rechazan un compromiso suyo',
      on: ['rechazar'],
      to: ['responsable'],
      says: '{actor} rechazó lo entregado por «{descripcion}»: vuelve a usted',
      importance: 'alta',
    }),
    vencido: notice({
      label: 'Vence un compromiso suyo o de su división',
      on: ['vencer'],
      to: ['responsable', 'division.jefatura'],
      says: 'Venció el compromiso «{descripcion}», que era para el {vence}',
      importance: 'alta',
    }),
    prorrogado: notice({
      label: 'Cambia la fecha de un compromiso',
      on: ['prorrogar'],
      to: ['responsable', 'division.jefatura', 'creadoPor'],
      says: 'El compromiso «{descripcion}» ahora vence el {vence}',
    }),
  }),
  filters: (q) => ({
    mios: {
      label: 'Mis compromisos',
      where: q.and(q.eq('responsable', q.actor('id')), q.in('estado', [...abiertos])),
    },
    vencidos: {
      label: 'Fuera de plazo',
      where: q.and(q.lt('vence', q.today), q.in('estado', [...abiertos])),
    },
    porValidar: { label: 'Por validar', where: q.eq('estado', 'COMPLETADO') },
  }),
  views: {
    agenda: { kind: 'agenda', label: 'Mis compromisos', filter: 'mios', ...vista },
    tablero: {
      kind: 'board',
      label: 'Tablero',
      states: ['PENDIENTE', 'EN_PROGRESO', 'VENCIDO', 'COMPLETADO'],
      ...vista,
    },
  },
  grants: {
    SISTEMA: { leer: 'all', vencer: 'all' },
    ADMIN_SISTEMA: { leer: 'all', eliminar: 'all', restaurar: 'all', exportar: 'all' },
    ADMIN_REGIONAL: {
      leer: 'all',
      crear: 'all',
      editar: 'all',
      exportar: 'all',
      comenzar: 'all',
      retomar: 'all',
      registrarAvance: 'all',
      completar: 'all',
      verificar: 'all',
      rechazar: 'all',
      vencer: 'all',
      prorrogar: 'all',
      reasignar: 'all',
      cancelar: 'all',
    },
    JEFE_DIVISION: {
      leer: 'subtree',
      crear: 'subtree',
      editar: 'subtree',
      exportar: 'subtree',
      comenzar: 'own',
      retomar: 'subtree',
      registrarAvance: 'own',
      completar: 'own',
      verificar: 'subtree',
      rechazar: 'subtree',
      vencer: 'subtree',
      prorrogar: 'subtree',
      reasignar: 'subtree',
      cancelar: 'subtree',
    },
    ENCARGADO: {
      leer: 'unit',
      crear: 'own',
      editar: 'own',
      exportar: 'unit',
      comenzar: 'own',
      retomar: 'own',
      registrarAvance: 'own',
      completar: 'own',
    },
  },
  list: {
    columns: [
      'codigo',
      'descripcion',
      'tipo',
      'estado',
      'responsable',
      'division',
      'vence',
      'vencido',
      'avance',
    ],
    filters: ['estado', 'tipo', 'division', 'responsable', 'vence', 'iniciativa', 'reunion'],
    sort: 'vence',
  },
});
