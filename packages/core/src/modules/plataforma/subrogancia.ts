import { date, longText, ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';

/**
 * Somebody stands in for another person between two days (Ley 18.834 art. 79): the permissions and units of the one
 * reach the other while it lasts, and the history names both.
 */
export const subrogancia = defineModule({
  name: 'subrogancia',
  label: { one: 'Subrogancia', many: 'Subrogancias', feminine: true },
  about: 'Quién reemplaza a quién, entre qué fechas y por qué resolución',
  icon: 'personas',
  title: 'resolucion',
  policy: true,
  documents: false,
  comments: false,
  code: { sequence: 'SUB' },
  span: { by: 'titular', from: 'desde', to: 'hasta', free: ['ANULADA'] },
  fields: {
    titular: ref('Titular', 'usuario', { required: true }),
    suplente: ref('Suplente', 'usuario', { required: true }),
    desde: date('Desde', { required: true }),
    hasta: date('Hasta', { required: true }),
    resolucion: text('Resolución', { required: true, max: 120, search: 'A', help: 'Tipo, número y fecha.' }),
    motivo: longText('Motivo', { max: 500 }),
  },
  derived: (q) => ({
    enCurso: {
      label: 'En curso',
      tone: 'ok',
      flag: q.and(q.eq('estado', 'DICTADA'), q.lte('desde', q.today), q.gte('hasta', q.today)),
    },
  }),
  states: {
    DICTADA: { label: 'Dictada', tone: 'ok' },
    ANULADA: { label: 'Anulada', tone: 'mute', frozen: true },
  },
  initial: 'DICTADA',
  create: (rules) =>
    rules({
      check: ({ item, clock }) =>
        (item.titular === item.suplente && 'Nadie se subroga a sí mismo: elija otra persona.') ||
        (item.hasta < item.desde && 'La subrogancia termina antes de empezar: corrija las fechas.') ||
        (item.hasta < clock.today && 'La subrogancia ya habría terminado: corrija las fechas.'),
    }),
  transitions: (verb) => ({
    cambiarTermino: verb({
      label: 'Cambiar término',
      from: ['DICTADA'],
      to: 'same',
      edits: ['hasta'],
      needs: ['hasta'],
      ask: { motivo: text('Motivo', { required: true, max: 300 }) },
      check: ({ item, input }) =>
        input.hasta !== undefined &&
        input.hasta < item.desde &&
        'La subrogancia termina antes de empezar: para dejarla sin efecto, anúlela.',
    }),
    anular: verb({
      label: 'Anular',
      help: 'El suplente deja de tener de inmediato los permisos del titular.',
      tone: 'danger',
      from: ['DICTADA'],
      to: 'ANULADA',
      ask: { motivo: text('Motivo', { required: true, max: 300 }) },
    }),
  }),
  filters: (q) => ({
    enCurso: {
      label: 'En curso',
      where: q.and(q.eq('estado', 'DICTADA'), q.lte('desde', q.today), q.gte('hasta', q.today)),
    },
    mias: {
      label: 'Las mías',
      where: q.or(q.eq('titular', q.actor('id')), q.eq('suplente', q.actor('id'))),
    },
  }),
  notices: (notice) => ({
    dictada: notice({
      label: 'Le alcanza una subrogancia',
      on: ['crear', 'cambiarTermino', 'anular'],
      to: ['titular', 'suplente'],
      says: 'La subrogancia {codigo}, del {desde} al {hasta}, quedó {estado}',
      importance: 'alta',
    }),
  }),
  grants: {
    '*': { leer: 'all' },
    ADMIN_SISTEMA: { crear: 'all', cambiarTermino: 'all', anular: 'all', exportar: 'all' },
  },
  list: {
    columns: ['codigo', 'titular', 'suplente', 'desde', 'hasta', 'enCurso', 'resolucion'],
    filters: ['estado', 'titular', 'suplente'],
    sort: '-desde',
  },
});
