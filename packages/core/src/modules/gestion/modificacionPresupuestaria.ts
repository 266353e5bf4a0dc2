import { boolean, choice, integer, list, longText, money, ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { folio } from './cdp.reglas.ts';
import * as regla from './modificacionPresupuestaria.reglas.ts';
import { con } from './permisos.ts';
import { documento, motivo } from './preguntas.ts';

/** A change of the budget: money brought in, taken out or moved between allocations (gestion.md §1.7, M10). */
export const modificacionPresupuestaria = defineModule({
  name: 'modificacion_presupuestaria',
  label: { one: 'Modificación presupuestaria', many: 'Modif. presupuestarias', feminine: true },
  about: 'Suplementos, rebajas y reasignaciones',
  icon: 'presupuesto',
  under: 'asignacion_presupuestaria',
  title: 'materia',
  code: { sequence: 'MP' },
  unique: [['numero', 'anio']],
  fields: {
    materia: text('Materia', { required: true, max: 300, search: 'A' }),
    tipo: choice('Tipo', regla.tipos, { required: true, fixed: true }),
    movimientos: list(
      'Movimientos',
      {
        asignacion: ref('Asignación', 'asignacion_presupuestaria', { required: true }),
        monto: money('Monto', { required: true }),
      },
      {
        required: true,
        fixed: true,
        max: 20,
        help: 'Positivo si aumenta, negativo si disminuye. Una reasignación suma cero.',
      },
    ),
    fundamento: longText('Fundamento', { required: true, max: 4000 }),
    acuerdoCore: text('Acuerdo del CORE', { max: 120, help: 'Número y fecha del certificado.' }),
    resolucion: ref('Resolución', 'resolucion'),
    numero: integer('Número', { system: true }),
    anio: integer('Año', { system: true }),
    requiereCore: boolean('Requiere acuerdo del CORE', { system: true }),
  },
  computed: {
    folio: {
      field: text('Folio'),
      from: ['numero', 'anio'],
      make: ({ numero, anio }) => folio(numero, anio),
    },
    aumento: {
      field: money('Aumentos'),
      from: ['movimientos'],
      make: ({ movimientos }) => regla.aumentos(movimientos),
    },
    efecto: {
      field: money('Efecto en el presupuesto'),
      from: ['movimientos'],
      make: ({ movimientos }) => regla.efecto(movimientos),
    },
  },
  create: (rules) => rules({ check: ({ input }) => regla.descuadre(input.tipo, input.movimientos) }),
  states: {
    BORRADOR: { label: 'Borrador' },
    SOLICITADA: { label: 'Solicitada', tone: 'info' },
    VISADA: { label: 'Visada', tone: 'info' },
    TRAMITADA: { label: 'Tramitada', tone: 'ok', frozen: true },
    RECHAZADA: { label: 'Rechazada', tone: 'bad', frozen: true },
    SIN_EFECTO: { label: 'Sin efecto', tone: 'mute', frozen: true },
  },
  initial: 'BORRADOR',
  transitions: (verb) => ({
    corregir: verb({
      label: 'Corregir movimientos',
      from: ['BORRADOR'],
      to: 'same',
      edits: ['tipo', 'movimientos'],
      needs: ['tipo', 'movimientos'],
      check: ({ input }) => regla.descuadre(input.tipo, input.movimientos),
    }),
    solicitar: verb({
      label: 'Solicitar',
      tone: 'primary',
      from: ['BORRADOR'],
      to: 'SOLICITADA',
      set: ({ item, param }) => ({
        requiereCore: regla.requiereCore(item.movimientos, param('umbralCore'), param('utm')),
      }),
    }),
    devolver: verb({
      label: 'Devolver',
      from: ['SOLICITADA', 'VISADA'],
      to: 'BORRADOR',
      ask: motivo,
    }),
    visar: verb({
      label: 'Visar',
      tone: 'primary',
      from: ['SOLICITADA'],
      to: 'VISADA',
      fourEyes: ['solicitar'],
    }),
    tramitar: verb({
      label: 'Tramitar',
      help: 'Toma el número del año y cambia el saldo de cada asignación.',
      tone: 'primary',
      from: ['VISADA'],
      to: 'TRAMITADA',
      edits: ['acuerdoCore', 'resolucion'],
      ask: documento,
      folio: { number: 'numero', year: 'anio', series: [] },
      check: ({ item, input, param }) =>
        regla.requiereCore(item.movimientos, param('umbralCore'), param('utm')) &&
        !(input.acuerdoCore ?? item.acuerdoCore) &&
        'Por su monto requiere acuerdo del CORE: indique el certificado.',
    }),
    rechazar: verb({
      label: 'Rechazar',
      tone: 'danger',
      from: ['SOLICITADA', 'VISADA'],
      to: 'RECHAZADA',
      ask: motivo,
    }),
    dejarSinEfecto: verb({
      label: 'Dejar sin efecto',
      help: 'Los saldos vuelven a como estaban, si alcanzan.',
      tone: 'danger',
      from: ['TRAMITADA'],
      to: 'SIN_EFECTO',
      ask: motivo,
      fourEyes: ['tramitar'],
    }),
  }),
  filters: (q) => ({
    porVisar: { label: 'Por visar', where: q.eq('estado', 'SOLICITADA') },
    conCore: { label: 'Requieren CORE', where: q.eq('requiereCore', true) },
  }),
  grants: {
    SISTEMA: { leer: 'all' },
    ADMIN_SISTEMA: con('all', 'leer', 'exportar'),
    ADMIN_REGIONAL: con(
      'all',
      'leer',
      'crear',
      'editar',
      'exportar',
      'corregir',
      'solicitar',
      'devolver',
      'visar',
      'tramitar',
      'rechazar',
      'dejarSinEfecto',
    ),
    JEFE_DIVISION: con(
      'all',
      'leer',
      'crear',
      'editar',
      'exportar',
      'corregir',
      'solicitar',
      'devolver',
      'visar',
      'rechazar',
    ),
    ENCARGADO: con('all', 'leer', 'crear', 'corregir', 'solicitar'),
  },
  form: () => [
    { title: 'Modificación', fields: ['materia', 'tipo', 'movimientos', 'fundamento'] },
    { title: 'Aprobación', fields: ['requiereCore', 'acuerdoCore', 'resolucion', 'numero', 'anio'] },
  ],
  list: {
    columns: ['codigo', 'folio', 'materia', 'tipo', 'aumento', 'efecto', 'requiereCore', 'estado'],
    filters: ['estado', 'tipo', 'anio', 'requiereCore'],
    sort: '-creadoEn',
  },
});
