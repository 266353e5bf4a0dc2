import {
  boolean,
  choice,
  choices,
  date,
  email,
  file,
  geometry,
  instant,
  integer,
  json,
  list,
  longText,
  money,
  number,
  percent,
  point,
  ref,
  refs,
  rut,
  text,
} from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';
import { rollup } from '../../declare/rollup.ts';
import { effect } from '../../declare/verb.ts';
import { pago } from './pago.ts';

const motivo = { motivo: longText('Motivo', { required: true, min: 5, max: 500 }) };

/** A toy that uses every word of the grammar: a project of a workshop and the payments it makes. */
export const proyecto = defineModule({
  name: 'proyecto',
  label: { one: 'Proyecto', many: 'Proyectos' },
  about: 'Proyectos del taller',
  icon: 'proyecto',
  title: 'nombre',
  code: { natural: ['sigla', 'anio'], make: ({ sigla, anio }) => `${sigla}/${anio}` },
  unique: [
    ['lote', 'serie'],
    ['prioridad', 'etiquetas', 'padrino'],
  ],
  assignee: 'responsable',
  unit: 'division',
  place: 'lugar',

  personalData: {
    purpose: 'Saber con quién se hace el proyecto.',
    basis: 'Cumplimiento de funciones públicas (Ley 19.628, art. 20).',
    subjects: 'Contactos y sus familias',
    recipients: 'La municipalidad de la comuna',
  },

  fields: {
    sigla: text('Sigla', { required: true, pattern: /^[A-Z]{2,6}$/ }),
    anio: integer('Año', { required: true, min: 2000, max: 2100 }),
    nombre: text('Nombre', { required: true, max: 120, search: 'A' }),
    resumen: longText('Resumen', { max: 150_000, search: 'C' }),
    patente: text('Patente', { unique: true, max: 20 }),
    lote: integer('Lote'),
    serie: text('Serie', { max: 400 }),
    prioridad: choice('Prioridad', { ALTA: 'Alta', NORMAL: 'Normal', BAJA: 'Baja' }, { default: 'NORMAL' }),
    etiquetas: choices('Etiquetas', { OBRA: 'Obra', DISENO: 'Diseño', COMPRA: 'Compra' }),
    division: ref('División', 'division'),
    responsable: ref('Responsable', 'usuario'),
    comunas: refs('Comunas', 'comuna'),
    monto: money('Monto', { min: 0 }),
    cupo: integer('Cupo de pagos', { min: 0 }),
    avance: percent('Avance', { system: true }),
    fechaAvance: date('Último avance', { system: true }),
    nota: number('Nota', { min: 1, max: 7 }),
    hombres: integer('Hombres', { min: 0 }),
    mujeres: integer('Mujeres', { min: 0 }),
    inicio: date('Inicio'),
    termino: date('Término'),
    citado: instant('Citado a'),
    activo: boolean('Activo'),
    correo: email('Correo del contacto', { personal: true }),
    contacto: rut('RUT del contacto', { personal: true }),
    reserva: text('Nota reservada'),
    padrino: ref('Padrino', 'usuario'),
    hitos: list(
      'Hitos',
      {
        nombre: text('Nombre', { required: true, max: 60 }),
        fecha: date('Fecha'),
        aporte: money('Aporte', { min: 0 }),
        comuna: ref('Comuna', 'comuna'),
        acta: file('Acta'),
      },
      { max: 20 },
    ),
    familia: list('Familia', {
      nombre: text('Nombre', { personal: true }),
      edad: integer('Edad', { min: 0 }),
    }),
    lugar: point('Lugar'),
    trazado: geometry('Trazado'),
    ficha: json('Ficha'),
    respaldo: file('Respaldo'),
  },

  computed: {
    personas: {
      field: integer('Personas'),
      from: ['hombres', 'mujeres'],
      make: ({ hombres, mujeres }) =>
        hombres === undefined && mujeres === undefined ? undefined : (hombres ?? 0) + (mujeres ?? 0),
    },
    anotacion: {
      field: text('Anotación'),
      from: ['reserva'],
      make: ({ reserva }) => (reserva ? `Reserva: ${reserva}` : undefined),
    },
    hogar: {
      field: integer('Personas del hogar', { personal: true }),
      from: ['familia'],
      make: ({ familia }) => familia?.length,
    },
  },
  derived: (q) => ({
    atrasado: {
      label: 'Atrasado',
      tone: 'bad',
      flag: q.and(q.lt('termino', q.today), q.not(q.in('estado', ['CERRADO', 'ANULADO']))),
    },
    diasEnEstado: { label: 'Días en el estado', days: q.days('estadoDesde') },
    habilesDesdeInicio: { label: 'Días hábiles desde el inicio', days: q.workingDays('inicio') },
    antiguo: { label: 'Antiguo', flag: q.gt(q.days('inicio'), q.param('dias')) },
    reservado: { label: 'Con reserva', flag: q.not(q.empty('reserva')) },
  }),
  rollups: {
    pagado: rollup(pago, {
      label: 'Lo pagado',
      by: 'proyecto',
      sum: 'monto',
      where: (q) => q.not(q.eq('estado', 'ANULADO')),
      max: 'monto',
    }),
    pagos: rollup(pago, { label: 'El número de pagos', by: 'proyecto', max: 'cupo' }),
    urgentes: rollup(pago, { label: 'Pagos urgentes', by: 'proyecto', where: (q) => q.eq('urgente', true) }),
  },

  states: {
    IDEA: { label: 'Idea' },
    EN_CURSO: { label: 'En curso', tone: 'info', phase: 'Ejecución' },
    PAUSADO: { label: 'Pausado', tone: 'warn', phase: 'Ejecución' },
    CERRADO: { label: 'Cerrado', tone: 'ok', frozen: true },
    ANULADO: { label: 'Anulado', tone: 'mute', frozen: true },
  },
  initial: 'IDEA',
  scopes: (q) => ({ urgentes: q.eq('prioridad', 'ALTA'), propios: q.eq('creadoPor', q.actor('id')) }),
  create: (rules) =>
    rules({
      ask: { origen: text('Origen', { max: 60 }) },
      check: ({ input, may }) =>
        input.sigla === 'NO' && !may('usuario', 'crear') && 'Esa sigla está reservada: elija otra.',
      set: ({ input, clock }) => (input.inicio ? {} : { inicio: clock.today }),
      effects: [effect('proyecto.avisar', 'mail')],
    }),
  transitions: (verb) => ({
    iniciar: verb({
      label: 'Iniciar',
      help: 'Comienza la ejecución.',
      tone: 'primary',
      from: ['IDEA', 'PAUSADO'],
      to: 'EN_CURSO',
      edits: ['inicio', 'nombre', 'prioridad'],
      needs: ['inicio'],
      guard: ({ item }) => !item.responsable && 'Indique primero quién responde por el proyecto.',
      effects: [effect('proyecto.abrirPagos')],
    }),
    pausar: verb({ label: 'Pausar', from: ['EN_CURSO'], to: 'PAUSADO', ask: motivo }),
    avanzar: verb({
      label: 'Registrar avance',
      from: ['EN_CURSO'],
      to: 'same',
      edits: ['avance'],
      needs: ['avance'],
      ask: { comentario: longText('Comentario') },
      check: ({ item, input }) =>
        (input.avance ?? 0) < (item.avance ?? 0) &&
        !input.comentario &&
        'El avance baja: explique por qué en el comentario.',
      set: ({ clock }) => ({ fechaAvance: clock.today }),
    }),
    cerrar: verb({
      label: 'Cerrar',
      from: ['EN_CURSO'],
      to: 'CERRADO',
      fourEyes: ['avanzar', 'crear'],
      guard: ({ item }) => (item.avance ?? 0) < 100 && 'El avance no llega a 100 %.',
    }),
    anular: verb({ label: 'Anular', tone: 'danger', from: ['IDEA', 'PAUSADO'], to: 'ANULADO', ask: motivo }),
  }),
  effects: { editar: [effect('proyecto.recalcular')] },

  filters: (q) => ({
    mios: { label: 'Mis proyectos', where: q.eq('responsable', q.actor('id')) },
    antiguos: { label: 'Antiguos', where: q.gt(q.days('inicio'), q.param('dias')) },
  }),
  grants: {
    ADMIN_SISTEMA: {
      leer: 'all',
      crear: 'all',
      editar: 'all',
      eliminar: 'all',
      restaurar: 'all',
      importar: 'all',
      exportar: 'all',
      iniciar: 'all',
      pausar: 'all',
      avanzar: 'all',
      cerrar: 'all',
      anular: 'all',
    },
    JEFE: {
      leer: 'subtree',
      crear: 'subtree',
      editar: 'subtree',
      iniciar: 'subtree',
      pausar: 'unit',
      cerrar: 'subtree',
    },
    MIEMBRO: {
      leer: 'unit',
      editar: 'own',
      iniciar: 'own',
      avanzar: 'own',
      importar: 'own',
      ocultar: ['reserva', 'padrino'],
    },
    PATRULLA: { leer: 'urgentes', anular: 'urgentes', crear: 'propios' },
    SISTEMA: { leer: 'all' },
  },
  form: (q) => [
    { title: 'Identificación', fields: ['sigla', 'anio', 'nombre', 'resumen', 'patente'] },
    { title: 'Montos', fields: ['monto', 'cupo'], when: q.not(q.eq('estado', 'ANULADO')) },
  ],
  list: {
    columns: ['codigo', 'nombre', 'estado', 'monto', 'pagado', 'personas', 'atrasado'],
    filters: ['estado', 'division', 'prioridad'],
    sort: '-monto',
  },
  sheets: {
    planilla: {
      label: 'Planilla del taller',
      recognise: ['SIGLA', 'AÑO'],
      columns: { SIGLA: 'sigla', AÑO: 'anio', NOMBRE: 'nombre', MONTO: { to: 'monto', unit: 'M$' } },
      totals: ['monto'],
    },
  },
});
