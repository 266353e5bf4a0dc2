import { date, integer, longText, money, ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { reads } from '../../kernel/declare/verb.ts';
import * as regla from './cdp.reglas.ts';
import { con } from './permisos.ts';
import { motivo } from './preguntas.ts';

const asignacion = {
  asignacion: reads<regla.AsignacionLeida>({ name: 'asignacion_presupuestaria' }, 'asignacion'),
};

/** Certificate that an allocation has the money a commitment needs (gestion.md §1.7, M9). */
export const cdp = defineModule({
  name: 'cdp',
  label: { one: 'CDP', many: 'CDP' },
  about: 'Certificados de disponibilidad presupuestaria',
  icon: 'presupuesto',
  under: 'asignacion_presupuestaria',
  title: 'glosa',
  code: { sequence: 'CDP' },
  toldBy: ['asignacion', 'iniciativa', 'convenio'],
  parent: 'asignacion',
  unique: [['numero', 'anio']],
  fields: {
    glosa: text('Para qué', { required: true, max: 300, search: 'A' }),
    asignacion: ref('Asignación presupuestaria', 'asignacion_presupuestaria', {
      required: true,
      fixed: true,
      help: 'El monto se descuenta de su saldo al emitir.',
    }),
    monto: money('Monto', { required: true, fixed: true, min: 1 }),
    iniciativa: ref('Iniciativa', 'ipr', { fixed: true }),
    convenio: ref('Convenio', 'convenio'),
    antecedentes: longText('Antecedentes', { max: 4000 }),
    numero: integer('Número', { system: true }),
    anio: integer('Año', { system: true }),
    emitidoEl: date('Emitido el', { system: true }),
    vence: date('Vence el', { system: true }),
    compromiso: text('Compromiso', {
      system: true,
      max: 120,
      help: 'Resolución o contrato que usa el certificado.',
    }),
  },
  computed: {
    folio: {
      field: text('Folio'),
      from: ['numero', 'anio'],
      make: ({ numero, anio }) => regla.folio(numero, anio),
    },
  },
  derived: (q) => ({
    diasParaVencer: { label: 'Días para vencer', days: q.daysTo('vence') },
    vencido: {
      label: 'Plazo vencido',
      tone: 'bad',
      flag: q.and(q.eq('estado', 'EMITIDO'), q.lt('vence', q.today)),
    },
  }),
  states: {
    SOLICITADO: { label: 'Solicitado', tone: 'info' },
    EMITIDO: { label: 'Emitido', tone: 'ok' },
    UTILIZADO: { label: 'Utilizado', tone: 'ok' },
    RECHAZADO: { label: 'Rechazado', tone: 'bad', frozen: true },
    VENCIDO: { label: 'Vencido', tone: 'mute', frozen: true },
    ANULADO: { label: 'Anulado', tone: 'mute', frozen: true },
  },
  initial: 'SOLICITADO',
  transitions: (verb) => ({
    corregir: verb({
      label: 'Corregir monto',
      from: ['SOLICITADO'],
      to: 'same',
      edits: ['monto'],
      needs: ['monto'],
    }),
    emitir: verb({
      label: 'Emitir',
      help: 'Toma el número del año y descuenta el monto del saldo.',
      tone: 'primary',
      from: ['SOLICITADO'],
      to: 'EMITIDO',
      fourEyes: ['crear', 'corregir'],
      folio: { number: 'numero', year: 'anio', series: [] },
      auditRefusals: true,
      reads: asignacion,
      guard: ({ related }) => regla.asignacionQueNoRige(related.asignacion),
      set: ({ clock, param }) => regla.vigencia(clock.today, param('vigenciaCdp')),
    }),
    rechazar: verb({ label: 'Rechazar', tone: 'danger', from: ['SOLICITADO'], to: 'RECHAZADO', ask: motivo }),
    utilizar: verb({
      label: 'Registrar compromiso',
      help: 'El precompromiso pasa a compromiso.',
      tone: 'primary',
      from: ['EMITIDO'],
      to: 'UTILIZADO',
      edits: ['compromiso'],
      needs: ['compromiso'],
      guard: ({ item, clock }) => regla.certificadoVencido(item.vence, clock.today),
    }),
    vencer: verb({
      label: 'Dar por vencido',
      help: 'El monto vuelve al saldo.',
      from: ['EMITIDO'],
      to: 'VENCIDO',
      guard: ({ item, clock }) =>
        !regla.certificadoVencido(item.vence, clock.today) && 'El certificado sigue vigente.',
    }),
    anular: verb({
      label: 'Anular',
      help: 'El monto vuelve al saldo; el número no se usa otra vez.',
      tone: 'danger',
      from: ['EMITIDO', 'UTILIZADO'],
      to: 'ANULADO',
      ask: motivo,
    }),
  }),
  filters: (q) => ({
    porEmitir: { label: 'Por emitir', where: q.eq('estado', 'SOLICITADO') },
    vencidos: {
      label: 'Con plazo vencido',
      where: q.and(q.eq('estado', 'EMITIDO'), q.lt('vence', q.today)),
    },
    mios: { label: 'Solicitados por mí', where: q.eq('creadoPor', q.actor('id')) },
  }),
  alerts: (q) => ({
    CDP_POR_VENCER: {
      label: 'CDP por vencer',
      source: 'RF-050; los antecedentes no fijan los días.',
      when: q.and(q.eq('estado', 'EMITIDO'), q.gte('vence', q.today)),
      measure: q.daysTo('vence'),
      within: { ATENCION: 15, ALTO: 5 },
      to: ['iniciativa.responsable'],
    },
    CDP_VENCIDO: {
      label: 'CDP vencido sin usar',
      source: 'Retiene presupuesto que nadie puede comprometer.',
      when: q.eq('estado', 'EMITIDO'),
      measure: q.days('vence'),
      from: { ALTO: 1 },
    },
  }),
  grants: {
    SISTEMA: con('all', 'leer', 'crear', 'importar', 'vencer'),
    ADMIN_SISTEMA: con('all', 'leer', 'exportar'),
    ADMIN_REGIONAL: con(
      'all',
      'leer',
      'crear',
      'editar',
      'exportar',
      'corregir',
      'emitir',
      'rechazar',
      'utilizar',
      'vencer',
      'anular',
    ),
    JEFE_DIVISION: con(
      'all',
      'leer',
      'crear',
      'editar',
      'exportar',
      'corregir',
      'emitir',
      'rechazar',
      'utilizar',
      'vencer',
    ),
    ENCARGADO: con('all', 'leer', 'crear', 'corregir'),
  },
  form: () => [
    {
      title: 'Solicitud',
      fields: ['glosa', 'asignacion', 'monto', 'iniciativa', 'convenio', 'antecedentes'],
    },
    { title: 'Certificado', fields: ['numero', 'anio', 'emitidoEl', 'vence', 'compromiso'] },
  ],
  list: {
    columns: ['codigo', 'folio', 'glosa', 'asignacion', 'monto', 'vence', 'estado'],
    filters: ['estado', 'asignacion', 'iniciativa', 'convenio', 'anio', 'monto'],
    sort: '-creadoEn',
  },
});
