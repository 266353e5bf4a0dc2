import {
  choice,
  date,
  file,
  instant,
  integer,
  list,
  longText,
  ref,
  refs,
  text,
} from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { tipos as tiposDeCompromiso } from './compromiso.reglas.ts';
import * as regla from './reunion.reglas.ts';
import { pedido, trabajoPedido } from './trabajo.pedido.ts';

const motivo = { motivo: longText('Motivo', { required: true, min: 5, max: 2000 }) };

/** A meeting of crisis or of every week: its agenda, who came, its acta and the work that left it (AR-03, AR-04). */
export const reunion = defineModule({
  name: 'reunion',
  label: { one: 'Reunión', many: 'Reuniones', feminine: true },
  about: 'Reuniones semanales y de crisis, con su tabla y su acta',
  icon: 'reunion',
  title: 'nombre',
  code: { sequence: 'RE' },
  assignee: 'conduce',
  unit: 'division',

  fields: {
    nombre: text('Nombre', { required: true, max: 200, search: 'A' }),
    tipo: choice('Tipo', regla.tipos, { required: true }),
    fecha: date('Fecha', { required: true }),
    hora: text('Hora', { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, help: 'Por ejemplo, 09:30.' }),
    lugar: text('Lugar', { max: 200 }),
    conduce: ref('Conduce', 'usuario', { help: 'Si lo deja vacío, usted.' }),
    division: ref('División', 'division', { help: 'Solo cuando es de una división.' }),
    asistentes: refs('Asistentes', 'usuario'),
    tabla: list(
      'Tabla',
      {
        punto: text('Punto', { required: true, max: 300 }),
        iniciativa: ref('Iniciativa', 'ipr'),
        minutos: integer('Minutos', { min: 1, max: 480, unit: 'min' }),
        acuerdo: text('Acuerdo', { max: 500 }),
      },
      { max: 25 },
    ),
    acta: longText('Acta', { search: 'C' }),
    respaldo: file('Acta firmada'),
    comenzadaEn: instant('Comenzó', { system: true }),
    terminadaEn: instant('Terminó', { system: true }),
  },
  derived: (q) => ({
    pasada: {
      label: 'Sin realizar',
      tone: 'warn',
      flag: q.and(q.lt('fecha', q.today), q.eq('estado', 'CITADA')),
    },
  }),

  states: {
    CITADA: { label: 'Citada', tone: 'info' },
    EN_CURSO: { label: 'En curso', tone: 'warn' },
    REALIZADA: { label: 'Realizada', tone: 'ok' },
    ACTA_APROBADA: { label: 'Acta aprobada', tone: 'ok', frozen: true },
    SUSPENDIDA: { label: 'Suspendida', tone: 'mute' },
  },
  initial: 'CITADA',
  create: (rules) => rules({ set: ({ item, actor }) => ({ conduce: item.conduce ?? actor.id }) }),
  transitions: (verb) => ({
    comenzar: verb({
      label: 'Comenzar',
      tone: 'primary',
      from: ['CITADA'],
      to: 'EN_CURSO',
      guard: ({ item, clock }) => regla.aunNoEsElDia(item.fecha, clock.today),
      set: ({ clock }) => ({ comenzadaEn: clock.now }),
    }),
    crearTrabajo: verb({
      label: 'Crear trabajo',
      help: 'Queda enlazado con la reunión y, si la indica, con la iniciativa.',
      tone: 'primary',
      from: ['EN_CURSO', 'REALIZADA'],
      to: 'same',
      ask: { ...pedido, iniciativa: ref('Iniciativa', 'ipr') },
      creates: {
        module: 'trabajo',
        values: ({ item, input }) =>
          trabajoPedido(input, {
            origen: 'REUNION',
            reunion: item.id,
            ...(input.iniciativa ? { iniciativa: input.iniciativa } : {}),
          }),
      },
    }),
    registrarCompromiso: verb({
      label: 'Registrar compromiso',
      from: ['EN_CURSO', 'REALIZADA'],
      to: 'same',
      ask: {
        descripcion: text('Compromiso', { required: true, max: 500 }),
        tipo: choice('Tipo', tiposDeCompromiso, { required: true }),
        responsable: ref('Responsable', 'usuario', { required: true }),
        vence: date('Vence', { help: 'Si la deja vacía, según el tipo de compromiso.' }),
        iniciativa: ref('Iniciativa', 'ipr'),
      },
      creates: {
        module: 'compromiso',
        values: ({ item, input }) => ({ ...input, reunion: item.id }),
      },
    }),
    terminar: verb({
      label: 'Terminar',
      tone: 'primary',
      from: ['EN_CURSO'],
      to: 'REALIZADA',
      edits: ['asistentes', 'acta'],
      needs: ['acta'],
      check: ({ item, input }) => regla.sinAsistentes(input.asistentes ?? item.asistentes),
      set: ({ clock }) => ({ terminadaEn: clock.now }),
    }),
    aprobarActa: verb({
      label: 'Aprobar acta',
      help: 'El acta queda como está y ya no se edita.',
      tone: 'primary',
      from: ['REALIZADA'],
      to: 'ACTA_APROBADA',
      edits: ['respaldo'],
      fourEyes: ['terminar'],
    }),
    suspender: verb({
      label: 'Suspender',
      tone: 'danger',
      from: ['CITADA', 'EN_CURSO'],
      to: 'SUSPENDIDA',
      ask: motivo,
    }),
    citar: verb({
      label: 'Citar de nuevo',
      from: ['CITADA', 'SUSPENDIDA'],
      to: 'CITADA',
      edits: ['fecha', 'hora', 'lugar'],
      needs: ['fecha'],
      ask: motivo,
    }),
  }),

  notices: (notice) => ({
    citacion: notice({
      label: 'Le citan a una reunión, o cambia su fecha',
      on: ['crear', 'citar'],
      to: ['asistentes', 'conduce'],
      says: 'Le citan a «{nombre}», el {fecha}',
      importance: 'alta',
    }),
    agregado: notice({
      label: 'Le agregan a una reunión',
      on: ['editar'],
      to: [{ added: 'asistentes' }],
      says: 'Le agregaron a «{nombre}», el {fecha}',
      importance: 'alta',
    }),
    suspension: notice({
      label: 'Se suspende una reunión suya',
      on: ['suspender'],
      to: ['asistentes', 'conduce'],
      says: 'Se suspendió «{nombre}», del {fecha}',
      importance: 'alta',
    }),
    acta: notice({
      label: 'Está el acta de una reunión suya',
      on: ['terminar', 'aprobarActa'],
      to: ['asistentes', 'conduce'],
      says: 'Está el acta de «{nombre}», del {fecha}: {estado}',
    }),
  }),
  filters: (q) => ({
    proximas: { label: 'Próximas', where: q.in('estado', ['CITADA', 'EN_CURSO']) },
    mias: {
      label: 'Mis reuniones',
      where: q.or(q.eq('conduce', q.actor('id')), q.has('asistentes', q.actor('id'))),
    },
    sinActa: { label: 'Con acta por aprobar', where: q.eq('estado', 'REALIZADA') },
  }),
  scopes: (q) => {
    const convocada = q.or(
      q.eq('creadoPor', q.actor('id')),
      q.eq('conduce', q.actor('id')),
      q.has('asistentes', q.actor('id')),
    );
    return { convocada, suya: q.or(convocada, q.in('division', q.actor('subtree'))) };
  },
  grants: {
    SISTEMA: { leer: 'all' },
    ADMIN_SISTEMA: { leer: 'all', eliminar: 'all', restaurar: 'all', exportar: 'all' },
    ADMIN_REGIONAL: {
      leer: 'all',
      crear: 'all',
      editar: 'all',
      exportar: 'all',
      comenzar: 'all',
      crearTrabajo: 'all',
      registrarCompromiso: 'all',
      terminar: 'all',
      aprobarActa: 'all',
      suspender: 'all',
      citar: 'all',
    },
    JEFE_DIVISION: {
      leer: 'suya',
      crear: 'suya',
      editar: 'own',
      exportar: 'suya',
      comenzar: 'own',
      crearTrabajo: 'own',
      registrarCompromiso: 'own',
      terminar: 'own',
      aprobarActa: 'suya',
      suspender: 'own',
      citar: 'own',
    },
    ENCARGADO: { leer: 'convocada' },
  },
  form: () => [
    { title: 'Citación', fields: ['nombre', 'tipo', 'fecha', 'hora', 'lugar', 'conduce', 'division'] },
    { title: 'Tabla', fields: ['tabla'] },
    { title: 'Asistencia y acta', fields: ['asistentes', 'acta', 'respaldo', 'comenzadaEn', 'terminadaEn'] },
  ],
  list: {
    columns: ['codigo', 'nombre', 'tipo', 'fecha', 'hora', 'estado', 'conduce', 'lugar'],
    filters: ['estado', 'tipo', 'fecha', 'conduce', 'division'],
    sort: '-fecha',
  },
});
