import { choice, geometry, instant, integer, json, longText, ref, refs, text } from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';
import { effect } from '../../declare/verb.ts';

/** An alert of the duty desk: a feed brings it, people acknowledge it (monitoreo.md §5, §7). */
export const aviso = defineModule({
  name: 'aviso',
  label: { one: 'Aviso', many: 'Avisos' },
  title: 'titular',
  code: { natural: ['fuente', 'clave'], make: ({ fuente, clave }) => `${fuente}:${clave}` },
  assignee: 'operador',
  place: 'zona',
  fields: {
    fuente: choice(
      'Fuente',
      { SENAPRED: 'SENAPRED', DMC: 'DMC', SINCA: 'SINCA', CSN: 'CSN' },
      { required: true },
    ),
    clave: text('Clave en la fuente', { required: true, max: 120 }),
    titular: text('Titular', { required: true, search: 'A' }),
    nivel: choice(
      'Nivel',
      { ROJA: 'Roja', AMARILLA: 'Amarilla', PREVENTIVA: 'Temprana preventiva' },
      { required: true },
    ),
    comunas: refs('Comunas', 'comuna'),
    zona: geometry('Zona'),
    desde: instant('Rige desde', { required: true }),
    observado: instant('Observado', { required: true }),
    repeticiones: integer('Veces recibido', { system: true }),
    contenido: json('Tal como llegó'),
    operador: ref('Operador', 'usuario'),
  },
  states: {
    NUEVO: { label: 'Nuevo', tone: 'bad' },
    RECONOCIDO: { label: 'Reconocido', tone: 'warn' },
    CERRADO: { label: 'Cerrado', tone: 'mute' },
  },
  initial: 'NUEVO',
  derived: (q) => ({
    grave: {
      label: 'Grave',
      tone: 'bad',
      flag: q.and(q.eq('nivel', 'ROJA'), q.not(q.eq('estado', 'CERRADO'))),
    },
    diasSinSenal: { label: 'Días sin señal', days: q.days('observado') },
  }),
  create: (rules) => rules({ effects: [effect('aviso.difundir')] }),
  transitions: (verb) => ({
    recibir: verb({
      label: 'Recibir de nuevo',
      from: ['NUEVO', 'RECONOCIDO', 'CERRADO'],
      to: 'same',
      edits: ['titular', 'nivel', 'observado', 'contenido', 'zona', 'comunas'],
      needs: ['observado'],
      set: ({ item }) => ({ repeticiones: (item.repeticiones ?? 0) + 1 }),
      effects: [effect('aviso.difundir')],
    }),
    reconocer: verb({
      label: 'Reconocer',
      tone: 'primary',
      from: ['NUEVO'],
      to: 'RECONOCIDO',
      set: ({ actor }) => ({ operador: actor.id }),
    }),
    asignar: verb({
      label: 'Asignar',
      from: ['NUEVO', 'RECONOCIDO'],
      to: 'RECONOCIDO',
      edits: ['operador'],
      needs: ['operador'],
    }),
    cerrar: verb({
      label: 'Cerrar',
      from: ['RECONOCIDO'],
      to: 'CERRADO',
      ask: { cierre: longText('Cómo terminó', { required: true }) },
    }),
  }),
  filters: (q) => ({
    silenciosos: { label: 'Sin señal', where: q.gt(q.days('observado'), q.param('diasSinSenal')) },
  }),
  grants: {
    SISTEMA: { leer: 'all', crear: 'all', recibir: 'all' },
    OPERADOR: { leer: 'all', reconocer: 'all', asignar: 'all', cerrar: 'own' },
  },
  list: {
    columns: ['codigo', 'titular', 'nivel', 'grave', 'diasSinSenal', 'estado'],
    filters: ['estado', 'nivel', 'fuente'],
    sort: '-observado',
  },
});
