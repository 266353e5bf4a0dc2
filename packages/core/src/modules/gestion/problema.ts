import { choice, date, instant, integer, longText, ref, refs, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { effect } from '../../kernel/declare/verb.ts';
import * as regla from './problema.reglas.ts';
import { pedido, trabajoPedido } from './trabajo.pedido.ts';

/** Says again, from the problems there are, how the initiative of one stands. */
export const recalcularIniciativa = effect('problema.recalcularIniciativa');

const motivo = { motivo: longText('Motivo', { required: true, min: 10, max: 2000 }) };
const effects = [recalcularIniciativa];

/** What stands in the way of an initiative (gestion.md §1.12, nudo crítico). */
export const problema = defineModule({
  name: 'problema',
  label: { one: 'Problema', many: 'Problemas' },
  about: 'Nudos críticos de las iniciativas',
  icon: 'problema',
  title: 'descripcion',
  code: { sequence: 'PR' },
  parent: 'iniciativa',
  assignee: 'detectadoPor',

  fields: {
    descripcion: text('Qué ocurre', { required: true, max: 500, search: 'A' }),
    iniciativa: ref('Iniciativa', 'ipr', { required: true, fixed: true, backref: true }),
    convenio: ref('Convenio', 'convenio'),
    resolucion: ref('Acto administrativo', 'resolucion'),
    tipo: choice(
      'Tipo',
      {
        TECNICO: 'Técnico',
        FINANCIERO: 'Financiero',
        ADMINISTRATIVO: 'Administrativo',
        LEGAL: 'Legal',
        COORDINACION: 'De coordinación',
        EXTERNO: 'Externo',
      },
      { required: true },
    ),
    impacto: choice('Impacto', regla.impactos, { required: true }),
    detalleImpacto: longText('Detalle del impacto', { max: 4000, search: 'C' }),
    fechaDeteccion: date('Detectado el', { help: 'Si la deja vacía, hoy.' }),
    detectadoPor: ref('Detectado por', 'usuario', { system: true }),
    solucionPropuesta: longText('Solución propuesta', { max: 4000 }),
    solucionAplicada: longText('Solución aplicada', { system: true, min: 10, max: 4000 }),
    trabajos: refs('Trabajos', 'trabajo', { system: true }),
    resueltoPor: ref('Cerrado por', 'usuario', { system: true }),
    resueltoEn: instant('Cerrado', { system: true }),
  },
  computed: {
    gravedad: {
      field: integer('Orden de gravedad'),
      from: ['impacto'],
      make: ({ impacto }) => regla.gravedad(impacto),
    },
  },
  derived: (q) => ({
    diasAbierto: { label: 'Días desde que se detectó', days: q.days('fechaDeteccion') },
    critico: {
      label: 'Crítico',
      tone: 'bad',
      flag: q.and(q.in('impacto', [...regla.criticos]), q.in('estado', [...regla.vigentes])),
    },
  }),

  states: {
    ABIERTO: { label: 'Abierto', tone: 'bad' },
    EN_GESTION: { label: 'En gestión', tone: 'warn' },
    RESUELTO: { label: 'Resuelto', tone: 'ok', frozen: true },
    CERRADO_SIN_RESOLVER: { label: 'Cerrado sin resolver', tone: 'mute', frozen: true },
  },
  initial: 'ABIERTO',
  create: (rules) =>
    rules({
      set: ({ item, actor, clock }) => ({
        detectadoPor: actor.id,
        fechaDeteccion: item.fechaDeteccion ?? clock.today,
      }),
      effects,
    }),
  transitions: (verb) => ({
    crearTrabajo: verb({
      label: 'Crear trabajo',
      help: 'El problema queda en gestión y el trabajo, enlazado con él.',
      tone: 'primary',
      from: ['ABIERTO', 'EN_GESTION'],
      to: 'EN_GESTION',
      ask: pedido,
      guard: ({ item }) => regla.demasiadosTrabajos(item.trabajos),
      creates: {
        module: 'trabajo',
        link: 'trabajos',
        values: ({ item, input }) =>
          trabajoPedido(input, {
            origen: 'PROBLEMA',
            problema: item.id,
            iniciativa: item.iniciativa,
            ...(item.convenio ? { convenio: item.convenio } : {}),
            ...(item.resolucion ? { resolucion: item.resolucion } : {}),
          }),
      },
    }),
    gestionar: verb({
      label: 'Tomar en gestión',
      from: ['ABIERTO'],
      to: 'EN_GESTION',
      edits: ['solucionPropuesta'],
    }),
    resolver: verb({
      label: 'Resolver',
      from: ['EN_GESTION'],
      to: 'RESUELTO',
      edits: ['solucionAplicada'],
      needs: ['solucionAplicada'],
      set: ({ actor, clock }) => ({ resueltoPor: actor.id, resueltoEn: clock.now }),
      effects,
    }),
    cerrarSinResolver: verb({
      label: 'Cerrar sin resolver',
      tone: 'danger',
      from: ['ABIERTO', 'EN_GESTION'],
      to: 'CERRADO_SIN_RESOLVER',
      ask: motivo,
      set: ({ actor, clock }) => ({ resueltoPor: actor.id, resueltoEn: clock.now }),
      effects,
    }),
    reabrir: verb({
      label: 'Reabrir',
      from: ['RESUELTO', 'CERRADO_SIN_RESOLVER'],
      to: 'ABIERTO',
      ask: motivo,
      set: () => ({ resueltoPor: undefined, resueltoEn: undefined }),
      effects,
    }),
  }),
  effects: { editar: effects, eliminar: effects, restaurar: effects },
  notices: (notice) => ({
    detectado: notice({
      label: 'Hay un problema en una iniciativa suya',
      on: ['crear', 'reabrir'],
      to: ['iniciativa.responsable', 'detectadoPor'],
      says: 'Problema en {iniciativa}: «{descripcion}»',
      importance: 'alta',
    }),
    gestion: notice({
      label: 'Toman en gestión un problema que usted detectó',
      on: ['gestionar', 'crearTrabajo'],
      to: ['detectadoPor'],
      says: '{actor} tomó en gestión «{descripcion}»',
      importance: 'baja',
    }),
    cerrado: notice({
      label: 'Se cierra un problema suyo o de su iniciativa',
      on: ['resolver', 'cerrarSinResolver'],
      to: ['detectadoPor', 'iniciativa.responsable'],
      says: '«{descripcion}» quedó {estado}',
    }),
  }),

  filters: (q) => ({
    abiertos: { label: 'Abiertos', where: q.in('estado', [...regla.vigentes]) },
    criticos: {
      label: 'Críticos',
      where: q.and(q.in('impacto', [...regla.criticos]), q.in('estado', [...regla.vigentes])),
    },
    resueltos: { label: 'Resueltos', where: q.eq('estado', 'RESUELTO') },
    mios: { label: 'Que yo detecté', where: q.eq('detectadoPor', q.actor('id')) },
  }),
  alerts: (q) => ({
    PROBLEMA_SIN_GESTION: {
      label: 'Problema sin gestión',
      source: 'RF-050: abierto y sin trabajo enlazado por 3 días.',
      when: q.and(q.eq('estado', 'ABIERTO'), q.empty('trabajos')),
      measure: q.days('fechaDeteccion'),
      from: { ALTO: 3, CRITICO: 10 },
      to: ['iniciativa.responsable'],
    },
  }),
  views: {
    tablero: {
      kind: 'board',
      label: 'Tablero',
      states: ['ABIERTO', 'EN_GESTION', 'RESUELTO'],
      rank: 'impacto',
      about: 'iniciativa',
    },
  },
  grants: {
    SISTEMA: { leer: 'all' },
    ADMIN_SISTEMA: { leer: 'all', eliminar: 'all', restaurar: 'all', exportar: 'all' },
    ADMIN_REGIONAL: {
      leer: 'all',
      crear: 'all',
      editar: 'all',
      exportar: 'all',
      crearTrabajo: 'all',
      gestionar: 'all',
      resolver: 'all',
      cerrarSinResolver: 'all',
      reabrir: 'all',
    },
    JEFE_DIVISION: {
      leer: 'parent',
      crear: 'parent',
      editar: 'parent',
      exportar: 'parent',
      crearTrabajo: 'parent',
      gestionar: 'parent',
      resolver: 'parent',
      cerrarSinResolver: 'parent',
      reabrir: 'parent',
    },
    ENCARGADO: {
      leer: 'parent',
      crear: 'parent',
      editar: 'own',
      exportar: 'parent',
      crearTrabajo: 'parent',
      gestionar: 'own',
      resolver: 'own',
    },
  },
  form: () => [
    {
      title: 'Problema',
      fields: ['descripcion', 'iniciativa', 'convenio', 'resolucion', 'tipo', 'impacto', 'detalleImpacto'],
    },
    { title: 'Detección', fields: ['fechaDeteccion', 'detectadoPor'] },
    {
      title: 'Solución',
      fields: ['solucionPropuesta', 'solucionAplicada', 'trabajos', 'resueltoPor', 'resueltoEn'],
    },
  ],
  list: {
    columns: [
      'codigo',
      'descripcion',
      'iniciativa',
      'tipo',
      'impacto',
      'estado',
      'diasAbierto',
      'detectadoPor',
    ],
    filters: ['estado', 'impacto', 'tipo', 'iniciativa', 'fechaDeteccion'],
    sort: 'gravedad',
  },
});
