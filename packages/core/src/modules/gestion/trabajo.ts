import { boolean, choice, date, instant, longText, ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { rollup } from '../../kernel/declare/rollup.ts';
import { effect, reads } from '../../kernel/declare/verb.ts';
import { usuario } from '../plataforma/usuario.ts';
import { alertas } from './trabajo.alertas.ts';
import * as catalogo from './trabajo.catalogos.ts';
import { permisos } from './trabajo.permisos.ts';
import * as regla from './trabajo.reglas.ts';

/** Lets go on what waited for a piece of work that is over. */
export const liberarQuienesEsperan = effect('trabajo.liberarQuienesEsperan');

const comentario = { comentario: longText('Comentario', { required: true, min: 5, max: 2000 }) };
const responsable = reads(usuario, 'responsable');
const propio = { name: 'trabajo' };
const vista = { date: 'vence', late: 'vencido', rank: 'prioridad', about: 'iniciativa' } as const;
const espera = reads<regla.TrabajoLeido>(propio, 'espera');

/** Work as the totals of its whole see it. */
interface Parte {
  readonly superior?: string;
  readonly estado: string;
}

/** A piece of work (gestion.md §1.11): a tree, in which one may wait for another. */
export const trabajo = defineModule({
  name: 'trabajo',
  label: { one: 'Trabajo', many: 'Trabajos' },
  about: 'Lo que hay que hacer, quién lo hace y para cuándo',
  icon: 'trabajo',
  front: ['mios', 'vencidos', 'porVerificar'],
  title: 'titulo',
  code: { sequence: 'IT' },
  toldBy: ['superior', 'iniciativa', 'convenio', 'resolucion', 'problema', 'compromiso', 'reunion'],
  parent: 'superior',
  assignee: 'responsable',
  unit: 'division',
  trees: ['superior', 'espera'],
  quick: { key: 't', label: 'Anotar un trabajo', help: 'Queda a su nombre; el resto se completa después.' },

  fields: {
    titulo: text('Título', { required: true, max: 500, search: 'A' }),
    descripcion: longText('Descripción', { search: 'C' }),
    superior: ref('Forma parte de', 'trabajo'),
    responsable: ref('Responsable', 'usuario', { fixed: true, help: 'Si lo deja vacío, usted.' }),
    division: ref('División', 'division', { system: true, help: 'La de la persona responsable.' }),
    prioridad: choice('Prioridad', catalogo.prioridades, { default: 'NORMAL' }),
    origen: choice('Origen', catalogo.origenes, { system: true }),
    vence: date('Vence'),
    iniciativa: ref('Iniciativa', 'ipr'),
    convenio: ref('Convenio', 'convenio'),
    resolucion: ref('Acto administrativo', 'resolucion'),
    problema: ref('Problema', 'problema'),
    compromiso: ref('Compromiso', 'compromiso'),
    reunion: ref('Reunión', 'reunion'),
    etiquetas: text('Etiquetas', { search: 'B', help: 'Separadas por comas.' }),
    reservado: boolean('Reservado', {
      help: 'Solo lo ven su responsable, quien lo creó y sus jefaturas.',
    }),
    espera: ref('Espera a', 'trabajo', { system: true, backref: true }),
    motivoBloqueo: text('Motivo del bloqueo', { system: true, min: 5 }),
    iniciadoEn: instant('Comenzado', { system: true }),
    completadoEn: instant('Completado', { system: true }),
    verificadoPor: ref('Verificado por', 'usuario', { system: true }),
    verificadoEn: instant('Verificado', { system: true }),
  },

  derived: (q) => ({
    vencido: {
      label: 'Vencido',
      tone: 'bad',
      flag: q.and(q.lt('vence', q.today), q.in('estado', ['PENDIENTE', 'EN_PROGRESO'])),
    },
    diasDesdeVencimiento: { label: 'Días desde que venció', days: q.days('vence') },
    diasEnEstado: { label: 'Días en el estado', days: q.days('estadoDesde') },
  }),
  rollups: {
    partes: rollup<Parte>(propio, {
      label: 'Partes',
      by: 'superior',
      where: (q) => q.not(q.eq('estado', 'CANCELADO')),
    }),
    partesHechas: rollup<Parte>(propio, {
      label: 'Partes hechas',
      by: 'superior',
      where: (q) => q.in('estado', ['COMPLETADO', 'VERIFICADO']),
    }),
    partesBloqueadas: rollup<Parte>(propio, {
      label: 'Partes bloqueadas',
      by: 'superior',
      where: (q) => q.eq('estado', 'BLOQUEADO'),
    }),
  },

  states: catalogo.estados,
  initial: 'PENDIENTE',
  create: (rules) =>
    rules({
      reads: { superior: reads<regla.TrabajoLeido>(propio, 'superior'), responsable },
      check: ({ related }) =>
        regla.superiorCerrado(related.superior) ?? regla.responsableInactivo(related.responsable),
      set: ({ item, actor, related }) => ({
        origen: item.origen ?? 'MANUAL',
        ...regla.enlacesHeredados(item, related.superior),
        ...regla.asignacion(item.responsable, related.responsable, actor),
      }),
    }),
  transitions: (verb) => ({
    comenzar: verb({
      label: 'Comenzar',
      tone: 'primary',
      from: ['PENDIENTE'],
      to: 'EN_PROGRESO',
      set: ({ clock }) => ({ iniciadoEn: clock.now }),
    }),
    bloquear: verb({
      label: 'Bloquear',
      help: 'Si espera a otro trabajo, se desbloquea solo cuando aquel termine.',
      from: ['PENDIENTE', 'EN_PROGRESO'],
      to: 'BLOQUEADO',
      edits: ['motivoBloqueo', 'espera'],
      needs: ['motivoBloqueo'],
      undo: 'desbloquear',
      reads: { espera },
      check: ({ related }) => regla.esperaInutil(related.espera),
    }),
    desbloquear: verb({
      label: 'Desbloquear',
      tone: 'primary',
      from: ['BLOQUEADO'],
      to: 'EN_PROGRESO',
      undo: 'bloquear',
      reads: { espera },
      guard: ({ related, actor }) => regla.esperaPendiente(related.espera, actor),
      set: ({ item, clock }) => ({
        motivoBloqueo: undefined,
        espera: undefined,
        iniciadoEn: item.iniciadoEn ?? clock.now,
      }),
    }),
    completar: verb({
      label: 'Completar',
      help: 'Queda a la espera de que una jefatura lo verifique.',
      tone: 'primary',
      from: ['EN_PROGRESO'],
      to: 'COMPLETADO',
      ask: { resultado: longText('Resultado', { max: 2000, help: 'Qué quedó hecho y dónde se ve.' }) },
      set: ({ clock }) => ({ completadoEn: clock.now }),
      effects: [liberarQuienesEsperan],
    }),
    verificar: verb({
      label: 'Verificar',
      tone: 'primary',
      from: ['COMPLETADO'],
      to: 'VERIFICADO',
      ask: { comentario: longText('Comentario', { max: 2000 }) },
      guard: ({ item, actor }) => regla.verificaLoPropio(item.responsable, actor),
      fourEyes: ['completar'],
      set: ({ actor, clock }) => ({ verificadoPor: actor.id, verificadoEn: clock.now }),
    }),
    devolver: verb({
      label: 'Devolver',
      help: 'Vuelve a su responsable con lo que falta.',
      from: ['COMPLETADO'],
      to: 'EN_PROGRESO',
      ask: comentario,
      set: () => ({ completadoEn: undefined }),
    }),
    reasignar: verb({
      label: 'Reasignar',
      help: 'El trabajo pasa a la división de la nueva persona responsable.',
      from: [...catalogo.abiertos],
      to: 'same',
      edits: ['responsable'],
      needs: ['responsable'],
      undo: 'reasignar',
      ask: comentario,
      reads: { responsable },
      check: ({ item, input, related }) =>
        regla.mismaPersona(item.responsable, input.responsable) ??
        regla.responsableInactivo(related.responsable),
      set: ({ related }) => ({ division: regla.divisionDe(related.responsable) }),
    }),
    cancelar: verb({
      label: 'Cancelar',
      tone: 'danger',
      from: [...catalogo.abiertos],
      to: 'CANCELADO',
      ask: comentario,
      set: () => ({ motivoBloqueo: undefined, espera: undefined }),
      effects: [liberarQuienesEsperan],
    }),
  }),
  effects: { eliminar: [liberarQuienesEsperan] },
  notices: (notice) => ({
    asignacion: notice({
      label: 'Le asignan un trabajo',
      on: ['crear', 'reasignar'],
      to: [{ added: 'responsable' }],
      says: '{actor} le asignó «{titulo}»',
      importance: 'alta',
    }),
    traspaso: notice({
      label: 'Un trabajo suyo pasa a otra persona',
      on: ['reasignar'],
      to: [{ removed: 'responsable' }],
      says: '«{titulo}» ya no está a su nombre: {actor} lo reasignó',
    }),
    bloqueo: notice({
      label: 'Se bloquea un trabajo suyo o de su división',
      on: ['bloquear'],
      to: ['responsable', 'creadoPor', 'division.jefatura'],
      says: 'Se bloqueó «{titulo}»: {motivoBloqueo}',
    }),
    desbloqueo: notice({
      label: 'Se desbloquea un trabajo suyo',
      on: ['desbloquear'],
      to: ['responsable'],
      says: '«{titulo}» ya no está bloqueado: puede seguir',
      importance: 'alta',
    }),
    porVerificar: notice({
      label: 'Un trabajo espera su verificación',
      on: ['completar'],
      to: ['division.jefatura', 'creadoPor'],
      says: '{actor} completó «{titulo}»',
      acts: 'verificar',
    }),
    verificado: notice({
      label: 'Verifican un trabajo suyo',
      on: ['verificar'],
      to: ['responsable'],
      says: '{actor} verificó «{titulo}»',
      importance: 'baja',
    }),
    devuelto: notice({
      label: 'Le devuelven un trabajo',
      on: ['devolver'],
      to: ['responsable'],
      says: '{actor} devolvió «{titulo}»: falta algo por hacer',
      importance: 'alta',
    }),
    cancelado: notice({
      label: 'Cancelan un trabajo suyo',
      on: ['cancelar'],
      to: ['responsable', 'creadoPor'],
      says: '{actor} canceló «{titulo}»',
    }),
  }),

  powers: {
    tableroPersonal: { label: 'Tablero personal', help: 'Ver lo que tiene a su cargo y cómo va.' },
  },
  filters: (q) => ({
    mios: {
      label: 'Mi trabajo',
      where: q.and(q.eq('responsable', q.actor('id')), q.in('estado', [...catalogo.abiertos])),
    },
    abiertos: { label: 'Abiertos', where: q.in('estado', [...catalogo.abiertos]) },
    deMiDivision: {
      label: 'De mi división',
      where: q.and(
        q.in('division', q.actor('subtree')),
        q.in('estado', [...catalogo.abiertos, 'COMPLETADO']),
      ),
    },
    vencidos: {
      label: 'Vencidos',
      where: q.and(q.lt('vence', q.today), q.in('estado', ['PENDIENTE', 'EN_PROGRESO'])),
    },
    porVerificar: { label: 'Por verificar', where: q.eq('estado', 'COMPLETADO') },
    recienHechos: { label: 'Hechos en la última semana', where: q.lte(q.days('completadoEn'), 7) },
  }),
  alerts: () => alertas,
  views: {
    agenda: { kind: 'agenda', label: 'Mi trabajo', filter: 'mios', ...vista },
    personas: { kind: 'people', label: 'Por persona', filter: 'deMiDivision', by: 'responsable', ...vista },
    tablero: {
      kind: 'board',
      label: 'Tablero',
      filter: 'deMiDivision',
      states: ['PENDIENTE', 'EN_PROGRESO', 'BLOQUEADO', 'COMPLETADO'],
      ...vista,
    },
    arbol: { kind: 'tree', label: 'Árbol', by: 'superior', done: ['COMPLETADO', 'VERIFICADO'], ...vista },
  },

  scopes: (q) => {
    const suyo = q.or(q.eq('responsable', q.actor('id')), q.eq('creadoPor', q.actor('id')));
    return {
      visible: q.or(suyo, q.and(q.in('division', q.actor('units')), q.not(q.eq('reservado', true)))),
      delEquipo: q.or(suyo, q.in('division', q.actor('subtree'))),
      aSuCargo: q.or(q.eq('responsable', q.actor('id')), q.in('division', q.actor('subtree'))),
      anotado: q.and(q.eq('responsable', q.actor('id')), q.eq('creadoPor', q.actor('id'))),
    };
  },
  grants: permisos,

  form: () => [
    { title: 'Qué hay que hacer', fields: ['titulo', 'descripcion', 'prioridad', 'vence', 'etiquetas'] },
    { title: 'Quién', fields: ['responsable', 'division', 'reservado'] },
    {
      title: 'A qué se refiere',
      fields: [
        'superior',
        'iniciativa',
        'convenio',
        'resolucion',
        'problema',
        'compromiso',
        'reunion',
        'origen',
      ],
    },
    {
      title: 'Avance',
      fields: ['motivoBloqueo', 'espera', 'iniciadoEn', 'completadoEn', 'verificadoPor', 'verificadoEn'],
    },
  ],
  list: {
    columns: [
      'codigo',
      'titulo',
      'estado',
      'prioridad',
      'responsable',
      'division',
      'vence',
      'vencido',
      'iniciativa',
    ],
    filters: ['estado', 'prioridad', 'division', 'responsable', 'vence', 'origen', 'iniciativa'],
    sort: 'vence',
  },
});
