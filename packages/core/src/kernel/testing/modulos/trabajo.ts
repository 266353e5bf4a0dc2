import { choice, date, longText, ref, text } from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';
import { effect, reads } from '../../declare/verb.ts';

/** What the rules of a piece of work read of the one it waits for. */
interface Esperado {
  readonly codigo: string;
  readonly estado: string;
}

const comentario = { comentario: longText('Comentario', { required: true, min: 5 }) };

/** A piece of work (gestion.md §1.11): a tree, in which one may wait for another. */
export const trabajo = defineModule({
  name: 'trabajo',
  label: { one: 'Trabajo', many: 'Trabajos' },
  title: 'titulo',
  code: { sequence: 'IT' },
  parent: 'superior',
  assignee: 'responsable',
  unit: 'division',
  fields: {
    titulo: text('Título', { required: true, max: 500, search: 'A' }),
    descripcion: longText('Descripción', { search: 'C' }),
    superior: ref('Forma parte de', 'trabajo'),
    responsable: ref('Responsable', 'usuario', { required: true }),
    division: ref('División', 'division'),
    prioridad: choice(
      'Prioridad',
      { URGENTE: 'Urgente', ALTA: 'Alta', NORMAL: 'Normal', BAJA: 'Baja' },
      { default: 'NORMAL' },
    ),
    origen: choice('Origen', {
      MANUAL: 'Manual',
      REUNION: 'Reunión',
      PROBLEMA: 'Problema',
      ALERTA: 'Alerta',
    }),
    vence: date('Vence'),
    iniciativa: ref('Iniciativa', 'ipr'),
    espera: ref('Espera a', 'trabajo'),
    motivoBloqueo: text('Motivo del bloqueo', { system: true }),
  },
  states: {
    PENDIENTE: { label: 'Pendiente' },
    EN_PROGRESO: { label: 'En progreso', tone: 'info' },
    BLOQUEADO: { label: 'Bloqueado', tone: 'bad' },
    COMPLETADO: { label: 'Completado', tone: 'ok' },
    VERIFICADO: { label: 'Verificado', tone: 'ok', frozen: true },
    CANCELADO: { label: 'Cancelado', tone: 'mute', frozen: true },
  },
  initial: 'PENDIENTE',
  derived: (q) => ({
    vencido: {
      label: 'Vencido',
      tone: 'bad',
      flag: q.and(q.lt('vence', q.today), q.in('estado', ['PENDIENTE', 'EN_PROGRESO'])),
    },
  }),
  transitions: (verb) => ({
    comenzar: verb({ label: 'Comenzar', from: ['PENDIENTE'], to: 'EN_PROGRESO' }),
    bloquear: verb({
      label: 'Bloquear',
      from: ['PENDIENTE', 'EN_PROGRESO'],
      to: 'BLOQUEADO',
      edits: ['motivoBloqueo', 'espera'],
      needs: ['motivoBloqueo'],
      check: ({ item, input }) => input.espera === item.id && 'Un trabajo no puede esperarse a sí mismo.',
    }),
    desbloquear: verb({
      label: 'Desbloquear',
      from: ['BLOQUEADO'],
      to: 'EN_PROGRESO',
      reads: { espera: reads<Esperado>({ name: 'trabajo' }, 'espera') },
      guard: ({ related: { espera } }) =>
        espera &&
        !['COMPLETADO', 'VERIFICADO', 'CANCELADO'].includes(espera.estado) &&
        `Espera a ${espera.codigo}, que aún no termina.`,
      set: () => ({ motivoBloqueo: undefined, espera: undefined }),
    }),
    completar: verb({
      label: 'Completar',
      from: ['EN_PROGRESO'],
      to: 'COMPLETADO',
      effects: [effect('trabajo.liberarQuienesEsperan')],
    }),
    verificar: verb({
      label: 'Verificar',
      tone: 'primary',
      from: ['COMPLETADO'],
      to: 'VERIFICADO',
      fourEyes: ['crear', 'completar'],
    }),
    rechazar: verb({ label: 'Devolver', from: ['COMPLETADO'], to: 'EN_PROGRESO', ask: comentario }),
    cancelar: verb({
      label: 'Cancelar',
      tone: 'danger',
      from: ['PENDIENTE', 'EN_PROGRESO', 'BLOQUEADO'],
      to: 'CANCELADO',
      ask: comentario,
    }),
    reasignar: verb({
      label: 'Reasignar',
      from: ['PENDIENTE', 'EN_PROGRESO', 'BLOQUEADO'],
      to: 'same',
      edits: ['responsable', 'division'],
      needs: ['responsable'],
      ask: comentario,
    }),
  }),
  filters: (q) => ({
    mios: { label: 'Mi trabajo', where: q.eq('responsable', q.actor('id')) },
    porVerificar: { label: 'Por verificar', where: q.eq('estado', 'COMPLETADO') },
  }),
  grants: {
    ADMIN_REGIONAL: { leer: 'all', crear: 'all', verificar: 'all', reasignar: 'all', rechazar: 'all' },
    JEFE_DIVISION: {
      leer: 'subtree',
      crear: 'all',
      editar: 'subtree',
      verificar: 'subtree',
      rechazar: 'subtree',
      reasignar: 'subtree',
      cancelar: 'subtree',
    },
    ENCARGADO: {
      leer: 'unit',
      crear: 'own',
      editar: 'own',
      comenzar: 'own',
      bloquear: 'own',
      desbloquear: 'own',
      completar: 'own',
    },
  },
  list: {
    columns: ['codigo', 'titulo', 'responsable', 'prioridad', 'vence', 'vencido', 'estado'],
    filters: ['estado', 'prioridad', 'division', 'responsable'],
    sort: 'vence',
  },
});
