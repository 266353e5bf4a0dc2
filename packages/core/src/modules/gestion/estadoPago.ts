import { date, file, integer, longText, money, percent, ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { reads } from '../../kernel/declare/verb.ts';
import { delConvenio } from './convenio.permisos.ts';
import { type ConvenioLeido, convenioSinRegir, type HitoLeido, hitoSinVerificar } from './cuota.reglas.ts';
import * as regla from './estadoPago.reglas.ts';
import { con } from './permisos.ts';
import { motivo } from './preguntas.ts';

const convenio = { convenio: reads<ConvenioLeido>({ name: 'convenio' }, 'convenio') };
const convenioEHito = { ...convenio, hito: reads<HitoLeido>({ name: 'hito' }, 'hito') };
const verbos = ['leer', 'crear', 'editar', 'exportar', 'corregirMonto', 'observar', 'subsanar'] as const;

/** What the executor asks to be paid for work done, and what is approved of it (gestion.md §1.8, §4.4). */
export const estadoPago = defineModule({
  name: 'estado_pago',
  label: { one: 'Estado de pago', many: 'Estados de pago' },
  about: 'Cobros de la ejecución y su aprobación',
  icon: 'pago',
  under: 'convenio',
  title: 'glosa',
  code: { sequence: 'EP' },
  parent: 'convenio',
  unique: [['convenio', 'numero']],
  fields: {
    convenio: ref('Convenio', 'convenio', { required: true, fixed: true }),
    iniciativa: ref('Iniciativa', 'ipr', { system: true }),
    numero: integer('Número', { required: true, min: 1, max: 999 }),
    glosa: text('Glosa', { max: 200, search: 'A' }),
    presentado: date('Fecha de presentación', { required: true }),
    montoSolicitado: money('Monto solicitado', { required: true, fixed: true, min: 1 }),
    avanceFisico: percent('Avance físico que acredita'),
    hito: ref('Hito que acredita', 'hito', { help: 'Debe estar verificado para aprobarlo.' }),
    informe: file('Informe de la unidad técnica'),
    observaciones: longText('Observaciones', { max: 4000 }),
    montoAprobado: money('Monto aprobado', { system: true, min: 0 }),
    aprobadoEl: date('Aprobado el', { system: true }),
    pagadoEl: date('Pagado el', { system: true }),
    comprobante: text('Comprobante', { system: true, max: 60 }),
  },
  create: (rules) =>
    rules({
      reads: convenio,
      check: ({ related }) => convenioSinRegir(related.convenio),
      set: ({ related }) => ({ iniciativa: related.convenio?.iniciativa }),
    }),
  derived: (q) => ({ diasEnEstado: { label: 'Días en el estado', days: q.days('estadoDesde') } }),
  states: {
    REVISION: { label: 'En revisión', tone: 'info' },
    OBSERVADO: { label: 'Observado', tone: 'warn' },
    APROBADO: { label: 'Aprobado', tone: 'ok' },
    PAGADO: { label: 'Pagado', tone: 'ok', frozen: true },
    RECHAZADO: { label: 'Rechazado', tone: 'mute', frozen: true },
  },
  initial: 'REVISION',
  transitions: (verb) => ({
    corregirMonto: verb({
      label: 'Corregir monto',
      from: ['OBSERVADO'],
      to: 'same',
      edits: ['montoSolicitado'],
      needs: ['montoSolicitado'],
    }),
    observar: verb({ label: 'Observar', from: ['REVISION'], to: 'OBSERVADO', ask: motivo }),
    subsanar: verb({ label: 'Subsanar', from: ['OBSERVADO'], to: 'REVISION', ask: motivo }),
    aprobar: verb({
      label: 'Aprobar',
      tone: 'primary',
      from: ['REVISION'],
      to: 'APROBADO',
      edits: ['montoAprobado'],
      needs: ['montoAprobado'],
      fourEyes: ['crear', 'subsanar'],
      reads: convenioEHito,
      guard: ({ item, related }) =>
        convenioSinRegir(related.convenio) ?? hitoSinVerificar(item.hito, related.hito),
      check: ({ item, input }) => regla.aprobacionExcesiva(item.montoSolicitado, input.montoAprobado),
      set: ({ clock }) => ({ aprobadoEl: clock.today }),
    }),
    rechazar: verb({
      label: 'Rechazar',
      tone: 'danger',
      from: ['REVISION', 'OBSERVADO'],
      to: 'RECHAZADO',
      ask: motivo,
    }),
    pagar: verb({
      label: 'Registrar pago',
      tone: 'primary',
      from: ['APROBADO'],
      to: 'PAGADO',
      edits: ['comprobante'],
      needs: ['comprobante'],
      fourEyes: ['aprobar'],
      reads: convenio,
      guard: ({ related }) => convenioSinRegir(related.convenio),
      set: ({ clock }) => ({ pagadoEl: clock.today }),
    }),
  }),
  filters: (q) => ({
    porAprobar: { label: 'Por aprobar', where: q.eq('estado', 'REVISION') },
    porPagar: { label: 'Por pagar', where: q.eq('estado', 'APROBADO') },
  }),
  grants: {
    SISTEMA: con('all', 'leer', 'crear', 'importar'),
    ADMIN_SISTEMA: con('all', 'leer', 'eliminar', 'restaurar', 'exportar'),
    ADMIN_REGIONAL: delConvenio(...verbos, 'aprobar', 'rechazar', 'pagar'),
    JEFE_DIVISION: delConvenio(...verbos, 'aprobar', 'rechazar', 'pagar'),
    ENCARGADO: delConvenio(...verbos),
  },
  form: () => [
    { title: 'Estado de pago', fields: ['convenio', 'numero', 'glosa', 'presentado', 'montoSolicitado'] },
    { title: 'Respaldo', fields: ['avanceFisico', 'hito', 'informe', 'observaciones'] },
    { title: 'Aprobación y pago', fields: ['montoAprobado', 'aprobadoEl', 'pagadoEl', 'comprobante'] },
  ],
  list: {
    columns: ['codigo', 'convenio', 'numero', 'presentado', 'montoSolicitado', 'montoAprobado', 'estado'],
    filters: ['estado', 'convenio', 'iniciativa', 'presentado', 'montoSolicitado'],
    sort: '-presentado',
  },
});
