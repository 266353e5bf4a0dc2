import { date, ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';

/**
 * A dashboard on a wall: whoever has its key sees that one dashboard, without people, and nothing else. Only what the
 * key hashes to is kept.
 */
export const pantalla = defineModule({
  name: 'pantalla',
  label: { one: 'Pantalla', many: 'Pantallas', feminine: true },
  about: 'Tableros en muros y salas, cada uno con una clave que se puede revocar',
  icon: 'pantalla',
  title: 'lugar',
  code: { sequence: 'PAN' },
  documents: false,
  comments: false,
  fields: {
    lugar: text('Dónde está', { required: true, fixed: true, min: 3, max: 120, search: 'A' }),
    tablero: text('Tablero', { required: true, fixed: true, max: 60 }),
    unidad: ref('Unidad', 'division', { fixed: true }),
    hasta: date('Vale hasta', { required: true, fixed: true }),
    huella: text('Huella de la clave', { required: true, fixed: true, pattern: /^[0-9a-f]{64}$/ }),
  },
  derived: (q) => ({
    encendida: {
      label: 'Encendida',
      tone: 'ok',
      flag: q.and(q.eq('estado', 'VIGENTE'), q.gte('hasta', q.today)),
    },
  }),
  states: {
    VIGENTE: { label: 'Vigente', tone: 'ok' },
    REVOCADA: { label: 'Revocada', tone: 'mute', frozen: true },
  },
  initial: 'VIGENTE',
  create: (rules) =>
    rules({
      check: ({ item, clock }) =>
        item.hasta < clock.today && 'La pantalla ya habría terminado: elija un día que no haya pasado.',
    }),
  transitions: (verb) => ({
    revocar: verb({
      label: 'Revocar',
      help: 'La pantalla deja de mostrar el tablero de inmediato.',
      tone: 'danger',
      from: ['VIGENTE'],
      to: 'REVOCADA',
      ask: { motivo: text('Motivo', { required: true, min: 5, max: 300 }) },
    }),
  }),
  powers: {
    encenderPantalla: {
      label: 'Encender pantallas',
      help: 'Dar una clave con la que una pantalla muestra un tablero sin sesión y sin nombres.',
    },
  },
  filters: (q) => ({
    encendidas: { label: 'Encendidas', where: q.and(q.eq('estado', 'VIGENTE'), q.gte('hasta', q.today)) },
  }),
  grants: {
    SISTEMA: { leer: 'all', crear: 'all' },
    ADMIN_SISTEMA: { leer: 'all', revocar: 'all', encenderPantalla: 'all', ocultar: ['huella'] },
    AUDITOR: { leer: 'all', ocultar: ['huella'] },
  },
  list: {
    columns: ['codigo', 'lugar', 'tablero', 'unidad', 'hasta', 'encendida', 'creadoPor'],
    filters: ['estado', 'tablero'],
    sort: '-hasta',
  },
});
