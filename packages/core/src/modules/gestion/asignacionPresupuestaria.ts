import { choice, integer, longText, money, ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { balance, rollup, share, shareOfRows, tally } from '../../kernel/declare/rollup.ts';
import { modificacion } from './asignacionPresupuestaria.planilla.ts';
import * as regla from './asignacionPresupuestaria.reglas.ts';
import { cdp } from './cdp.ts';
import { modificacionPresupuestaria } from './modificacionPresupuestaria.ts';
import { con } from './permisos.ts';
import { documento } from './preguntas.ts';

const movimientos = shareOfRows(modificacionPresupuestaria, 'movimientos', {
  by: 'asignacion',
  sum: 'monto',
  where: (q) => q.eq('estado', 'TRAMITADA'),
});

/** A line of the yearly budget: programme, subtítulo, ítem and asignación, and what is left of it (gestion.md §1.7). */
export const asignacionPresupuestaria = defineModule({
  name: 'asignacion_presupuestaria',
  label: { one: 'Asignación presupuestaria', many: 'Asignaciones', feminine: true },
  about: 'Presupuesto del año y su saldo disponible',
  icon: 'presupuesto',
  title: 'denominacion',
  code: {
    natural: ['anio', 'programa', 'subtitulo', 'item', 'asignacion', 'subasignacion'],
    make: regla.clasificador,
  },
  unit: 'division',
  fields: {
    anio: integer('Año', { required: true, fixed: true, min: 2018, max: 2100 }),
    programa: choice(
      'Programa',
      { '01': '01 · Gastos de funcionamiento', '02': '02 · Inversión regional', '03': '03 · FRPD' },
      { required: true, fixed: true },
    ),
    subtitulo: choice('Subtítulo', regla.subtitulos, { required: true, fixed: true }),
    item: text('Ítem', { required: true, fixed: true, pattern: /^\d{2}$/, help: 'Dos dígitos.' }),
    asignacion: text('Asignación', { fixed: true, pattern: /^\d{3}$/, help: 'Tres dígitos, si tiene.' }),
    subasignacion: text('Subasignación', { fixed: true, pattern: /^\d{3}$/ }),
    denominacion: text('Denominación', { required: true, max: 200, search: 'A' }),
    division: ref('División que la administra', 'division'),
    montoInicial: money('Presupuesto inicial', {
      required: true,
      fixed: true,
      min: 0,
      help: 'El de la Ley de Presupuestos. Lo que cambia después es una modificación.',
    }),
    glosa: longText('Glosa', { max: 4000 }),
  },
  rollups: {
    vigente: tally({ label: 'Presupuesto vigente', from: 'montoInicial', adds: [movimientos] }),
    precomprometido: rollup(cdp, {
      label: 'Precomprometido',
      by: 'asignacion',
      sum: 'monto',
      where: (q) => q.eq('estado', 'EMITIDO'),
    }),
    comprometido: rollup(cdp, {
      label: 'Comprometido',
      by: 'asignacion',
      sum: 'monto',
      where: (q) => q.eq('estado', 'UTILIZADO'),
    }),
    disponible: balance({
      label: 'Disponible',
      from: 'montoInicial',
      adds: [movimientos],
      takes: [
        share(cdp, {
          by: 'asignacion',
          sum: 'monto',
          where: (q) => q.in('estado', ['EMITIDO', 'UTILIZADO']),
        }),
      ],
    }),
  },
  derived: (q) => ({
    agotada: {
      label: 'Sin saldo',
      tone: 'bad',
      flag: q.and(q.eq('disponible', 0), q.eq('estado', 'EJECUCION')),
    },
  }),
  states: {
    FORMULACION: { label: 'En formulación' },
    APROBADO: { label: 'Aprobado', tone: 'info' },
    EJECUCION: { label: 'En ejecución', tone: 'ok' },
    CERRADO: { label: 'Cerrado', tone: 'mute', frozen: true },
  },
  initial: 'FORMULACION',
  transitions: (verb) => ({
    corregirInicial: verb({
      label: 'Corregir presupuesto inicial',
      help: 'Solo antes de que el presupuesto rija.',
      from: ['FORMULACION', 'APROBADO'],
      to: 'same',
      edits: ['montoInicial'],
      needs: ['montoInicial'],
    }),
    aprobar: verb({ label: 'Aprobar', from: ['FORMULACION'], to: 'APROBADO', ask: documento }),
    iniciarEjecucion: verb({
      label: 'Iniciar ejecución',
      tone: 'primary',
      from: ['APROBADO'],
      to: 'EJECUCION',
      ask: documento,
      guard: ({ item, clock }) => regla.anioQueNoCorre(item.anio, clock.today),
    }),
    cerrar: verb({
      label: 'Cerrar el año',
      help: 'Ya no admite CDP ni modificaciones.',
      from: ['EJECUCION'],
      to: 'CERRADO',
      ask: documento,
    }),
  }),
  filters: (q) => ({
    conSaldo: { label: 'Con saldo disponible', where: q.gt('disponible', 0) },
    enEjecucion: { label: 'En ejecución', where: q.eq('estado', 'EJECUCION') },
  }),
  alerts: (q) => ({
    PRESUPUESTO_BAJO: {
      label: 'Presupuesto por agotarse',
      source: 'RF-050: queda 10 % del marco.',
      when: q.and(q.eq('estado', 'EJECUCION'), q.gt('vigente', 0)),
      measure: q.share('disponible', 'vigente'),
      within: { ATENCION: 10, ALTO: 2 },
    },
  }),
  grants: {
    SISTEMA: con('all', 'leer', 'crear', 'importar', 'aprobar', 'iniciarEjecucion'),
    ADMIN_SISTEMA: con('all', 'leer', 'exportar', 'importar'),
    ADMIN_REGIONAL: con(
      'all',
      'leer',
      'crear',
      'editar',
      'eliminar',
      'importar',
      'exportar',
      'corregirInicial',
      'aprobar',
      'iniciarEjecucion',
      'cerrar',
    ),
    JEFE_DIVISION: { leer: 'all', ...con('subtree', 'crear', 'editar', 'exportar', 'corregirInicial') },
    ENCARGADO: { leer: 'all' },
  },
  form: () => [
    {
      title: 'Clasificador',
      fields: ['anio', 'programa', 'subtitulo', 'item', 'asignacion', 'subasignacion'],
    },
    { title: 'Presupuesto', fields: ['denominacion', 'montoInicial', 'division', 'glosa'] },
  ],
  sheets: { modificacion },
  list: {
    columns: ['codigo', 'denominacion', 'vigente', 'precomprometido', 'comprometido', 'disponible', 'estado'],
    filters: ['anio', 'programa', 'subtitulo', 'estado', 'division'],
    sort: 'codigo',
  },
});
