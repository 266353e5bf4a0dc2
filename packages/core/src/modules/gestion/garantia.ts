import { boolean, choice, date, file, money, ref, rut, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { reads } from '../../kernel/declare/verb.ts';
import { delConvenio } from './convenio.permisos.ts';
import { type ConvenioLeido, convenioCerrado } from './cuota.reglas.ts';
import * as regla from './garantia.reglas.ts';
import { con } from './permisos.ts';
import { documento, motivo } from './preguntas.ts';

const verbos = ['leer', 'crear', 'editar', 'exportar', 'registrarPendientes', 'prorrogar'] as const;

/** A guarantee that backs an agreement (gestion.md §1.8, M13). */
export const garantia = defineModule({
  name: 'garantia',
  label: { one: 'Garantía', many: 'Garantías', feminine: true },
  about: 'Boletas, vales y pólizas de los convenios',
  icon: 'lock',
  under: 'convenio',
  title: 'numero',
  code: { sequence: 'GAR' },
  parent: 'convenio',
  unique: [['rutEmisor', 'numero']],
  fields: {
    convenio: ref('Convenio', 'convenio', { required: true, fixed: true }),
    tipo: choice('Tipo', regla.tipos, { required: true }),
    numero: text('Número', { required: true, max: 60, search: 'A' }),
    emisor: text('Institución emisora', { required: true, max: 160, search: 'B' }),
    rutEmisor: rut('RUT del emisor', { required: true }),
    monto: money('Monto', { required: true, fixed: true, min: 1 }),
    emitida: date('Fecha de emisión'),
    vence: date('Vencimiento', { required: true, fixed: true }),
    documento: file('Documento'),
    multasPendientes: boolean('Multas pendientes', { system: true }),
    glosasPendientes: boolean('Glosas pendientes', { system: true }),
  },
  create: (rules) =>
    rules({
      reads: { convenio: reads<ConvenioLeido>({ name: 'convenio' }, 'convenio') },
      check: ({ input, related }) =>
        convenioCerrado(related.convenio) ?? regla.plazoImposible(input.emitida, input.vence),
    }),
  derived: (q) => ({
    diasParaVencer: { label: 'Días para vencer', days: q.daysTo('vence') },
    vencida: {
      label: 'Vencida',
      tone: 'bad',
      flag: q.and(q.eq('estado', 'VIGENTE'), q.lt('vence', q.today)),
    },
    proxima: {
      label: 'Próxima a vencer',
      tone: 'warn',
      flag: q.and(
        q.eq('estado', 'VIGENTE'),
        q.gte('vence', q.today),
        q.lte(q.daysTo('vence'), q.param('avisoGarantia')),
      ),
    },
  }),
  states: {
    VIGENTE: { label: 'Vigente', tone: 'ok' },
    DEVUELTA: { label: 'Devuelta', tone: 'mute', frozen: true },
    COBRADA: { label: 'Cobrada', tone: 'bad', frozen: true },
  },
  initial: 'VIGENTE',
  transitions: (verb) => ({
    prorrogar: verb({
      label: 'Prorrogar',
      from: ['VIGENTE'],
      to: 'same',
      edits: ['vence'],
      needs: ['vence'],
      ask: documento,
      check: ({ item, input }) =>
        (input.vence ?? '') <= item.vence && 'La prórroga debe vencer después de la fecha actual.',
    }),
    registrarPendientes: verb({
      label: 'Registrar multas y glosas',
      help: 'Mientras haya pendientes no se devuelve.',
      from: ['VIGENTE'],
      to: 'same',
      edits: ['multasPendientes', 'glosasPendientes'],
      needs: ['multasPendientes', 'glosasPendientes'],
    }),
    devolver: verb({
      label: 'Devolver',
      tone: 'primary',
      from: ['VIGENTE'],
      to: 'DEVUELTA',
      ask: documento,
      fourEyes: ['registrarPendientes'],
      guard: ({ item }) => regla.conPendientes(item),
    }),
    cobrar: verb({
      label: 'Hacer efectiva',
      help: 'Se cobra por incumplimiento.',
      tone: 'danger',
      from: ['VIGENTE'],
      to: 'COBRADA',
      ask: motivo,
    }),
  }),
  filters: (q) => ({
    porVencer: {
      label: 'Por vencer',
      where: q.and(
        q.eq('estado', 'VIGENTE'),
        q.gte('vence', q.today),
        q.lte(q.daysTo('vence'), q.param('avisoGarantia')),
      ),
    },
    vencidas: { label: 'Vencidas', where: q.and(q.eq('estado', 'VIGENTE'), q.lt('vence', q.today)) },
  }),
  alerts: (q) => ({
    GARANTIA_POR_VENCER: {
      label: 'Garantía por vencer',
      source: 'US-SUP-OBRA-001-01: avisos a 60, 30 y 15 días.',
      when: q.and(q.eq('estado', 'VIGENTE'), q.gte('vence', q.today)),
      measure: q.daysTo('vence'),
      within: { ATENCION: 60, ALTO: 30, CRITICO: 15 },
    },
    GARANTIA_VENCIDA: {
      label: 'Garantía vencida',
      source: 'US-SUP-OBRA-001-01: venció sin devolverse ni cobrarse.',
      when: q.eq('estado', 'VIGENTE'),
      measure: q.days('vence'),
      from: { CRITICO: 1 },
    },
  }),
  grants: {
    SISTEMA: con('all', 'leer', 'crear', 'importar'),
    ADMIN_SISTEMA: con('all', 'leer', 'eliminar', 'restaurar', 'exportar'),
    ADMIN_REGIONAL: delConvenio(...verbos, 'devolver', 'cobrar'),
    JEFE_DIVISION: delConvenio(...verbos, 'devolver'),
    ENCARGADO: delConvenio(...verbos),
  },
  form: () => [
    { title: 'Garantía', fields: ['convenio', 'tipo', 'numero', 'emisor', 'rutEmisor'] },
    { title: 'Monto y plazo', fields: ['monto', 'emitida', 'vence', 'documento'] },
    { title: 'Pendientes', fields: ['multasPendientes', 'glosasPendientes'] },
  ],
  list: {
    columns: ['codigo', 'convenio', 'tipo', 'numero', 'emisor', 'monto', 'vence', 'diasParaVencer', 'estado'],
    filters: ['estado', 'tipo', 'convenio', 'vence', 'monto'],
    sort: 'vence',
  },
});
