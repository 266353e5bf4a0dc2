import { boolean, date, integer, money, ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { reads } from '../../kernel/declare/verb.ts';
import { delConvenio } from './convenio.permisos.ts';
import * as regla from './cuota.reglas.ts';
import { con } from './permisos.ts';
import { motivo } from './preguntas.ts';

const convenio = { convenio: reads<regla.ConvenioLeido>({ name: 'convenio' }, 'convenio') };
const convenioEHito = { ...convenio, hito: reads<regla.HitoLeido>({ name: 'hito' }, 'hito') };

/** An instalment of an agreement: its own state, deadline and money (gestion.md §1.8). */
export const cuota = defineModule({
  name: 'cuota',
  label: { one: 'Cuota', many: 'Cuotas', feminine: true },
  about: 'Remesas de los convenios',
  icon: 'pago',
  under: 'convenio',
  title: 'glosa',
  code: { sequence: 'CUO' },
  toldBy: ['convenio', 'iniciativa'],
  parent: 'convenio',
  unique: [['convenio', 'numero']],
  fields: {
    convenio: ref('Convenio', 'convenio', { required: true, fixed: true }),
    iniciativa: ref('Iniciativa', 'ipr', { system: true }),
    numero: integer('Número', { required: true, min: 1, max: 99 }),
    glosa: text('Glosa', { max: 200, search: 'A' }),
    monto: money('Monto', { required: true, fixed: true, min: 1 }),
    vence: date('Fecha programada', { required: true }),
    esAnticipo: boolean('Es anticipo'),
    hito: ref('Hito que la libera', 'hito', { help: 'Debe estar verificado para tramitarla.' }),
    cdp: ref('CDP', 'cdp'),
    montoPagado: money('Monto pagado', { system: true, min: 0 }),
    comprobante: text('Comprobante', { system: true, max: 60 }),
    pagadaEl: date('Pagada el', { system: true }),
  },
  create: (rules) =>
    rules({
      reads: convenio,
      check: ({ related }) => regla.convenioCerrado(related.convenio),
      set: ({ related }) => ({ iniciativa: related.convenio?.iniciativa }),
    }),
  derived: (q) => ({
    diasParaVencer: { label: 'Días para vencer', days: q.daysTo('vence') },
    vencida: {
      label: 'Vencida',
      tone: 'bad',
      flag: q.and(q.lt('vence', q.today), q.in('estado', ['PENDIENTE', 'DIFERIDO', 'EN_PROCESO'])),
    },
  }),
  states: {
    PENDIENTE: { label: 'Pendiente' },
    DIFERIDO: { label: 'Diferida', tone: 'warn' },
    EN_PROCESO: { label: 'En proceso', tone: 'info' },
    PAGADO: { label: 'Pagada', tone: 'ok', frozen: true },
    RECHAZADO: { label: 'Rechazada', tone: 'mute', frozen: true },
  },
  initial: 'PENDIENTE',
  transitions: (verb) => ({
    corregirMonto: verb({
      label: 'Corregir monto',
      from: ['PENDIENTE', 'DIFERIDO'],
      to: 'same',
      edits: ['monto'],
      needs: ['monto'],
    }),
    diferir: verb({
      label: 'Diferir',
      from: ['PENDIENTE'],
      to: 'DIFERIDO',
      edits: ['vence'],
      needs: ['vence'],
      ask: motivo,
    }),
    tramitar: verb({
      label: 'Tramitar',
      tone: 'primary',
      from: ['PENDIENTE', 'DIFERIDO'],
      to: 'EN_PROCESO',
      reads: convenioEHito,
      guard: ({ item, related }) =>
        regla.convenioSinRegir(related.convenio) ?? regla.hitoSinVerificar(item.hito, related.hito),
    }),
    pagar: verb({
      label: 'Registrar pago',
      tone: 'primary',
      from: ['EN_PROCESO'],
      to: 'PAGADO',
      edits: ['montoPagado', 'comprobante', 'pagadaEl'],
      needs: ['montoPagado', 'comprobante'],
      fourEyes: ['tramitar'],
      reads: convenioEHito,
      guard: ({ item, related }) =>
        regla.convenioSinRegir(related.convenio) ?? regla.hitoSinVerificar(item.hito, related.hito),
      check: ({ item, input }) => regla.pagoExcesivo(item.monto, input.montoPagado),
      set: ({ input, clock }) => ({ pagadaEl: input.pagadaEl ?? clock.today }),
    }),
    rechazar: verb({ label: 'Rechazar', tone: 'danger', from: ['EN_PROCESO'], to: 'RECHAZADO', ask: motivo }),
  }),
  filters: (q) => ({
    vencidas: {
      label: 'Vencidas',
      where: q.and(q.lt('vence', q.today), q.in('estado', ['PENDIENTE', 'DIFERIDO', 'EN_PROCESO'])),
    },
    proximas: {
      label: 'Próximas',
      where: q.and(
        q.gte('vence', q.today),
        q.lte(q.daysTo('vence'), q.param('avisoCuota')),
        q.in('estado', ['PENDIENTE', 'DIFERIDO', 'EN_PROCESO']),
      ),
    },
    pagadas: { label: 'Pagadas', where: q.eq('estado', 'PAGADO') },
  }),
  alerts: (q) => ({
    CUOTA_VENCIDA: {
      label: 'Cuota vencida',
      source: 'RF-050; mora de más de 60 días, en rojo.',
      when: q.in('estado', ['PENDIENTE', 'DIFERIDO', 'EN_PROCESO']),
      measure: q.days('vence'),
      from: { ALTO: 1, CRITICO: 61 },
    },
    CUOTA_PROXIMA: {
      label: 'Cuota próxima',
      source: 'RF-050: 7 días.',
      when: q.and(q.in('estado', ['PENDIENTE', 'DIFERIDO', 'EN_PROCESO']), q.gte('vence', q.today)),
      measure: q.daysTo('vence'),
      within: { ATENCION: 7 },
    },
  }),
  grants: {
    SISTEMA: con('all', 'leer', 'crear', 'importar'),
    ADMIN_SISTEMA: con('all', 'leer', 'eliminar', 'restaurar', 'exportar'),
    ADMIN_REGIONAL: delConvenio(
      'leer',
      'crear',
      'editar',
      'eliminar',
      'exportar',
      'corregirMonto',
      'diferir',
      'tramitar',
      'pagar',
      'rechazar',
    ),
    JEFE_DIVISION: delConvenio(
      'leer',
      'crear',
      'editar',
      'exportar',
      'corregirMonto',
      'diferir',
      'tramitar',
      'pagar',
      'rechazar',
    ),
    ENCARGADO: delConvenio('leer', 'crear', 'exportar', 'tramitar'),
  },
  form: () => [
    {
      title: 'Cuota',
      fields: ['convenio', 'numero', 'glosa', 'monto', 'vence', 'esAnticipo', 'hito', 'cdp'],
    },
    { title: 'Pago', fields: ['montoPagado', 'comprobante', 'pagadaEl', 'iniciativa'] },
  ],
  list: {
    columns: ['codigo', 'convenio', 'numero', 'monto', 'vence', 'vencida', 'montoPagado', 'estado'],
    filters: ['estado', 'convenio', 'iniciativa', 'vence', 'monto', 'esAnticipo'],
    sort: 'vence',
  },
});
