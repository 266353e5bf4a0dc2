import { choice, date, integer, money, ref, text } from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';
import { rollup } from '../../declare/rollup.ts';
import { cuota } from './cuota.ts';

const acto = { documento: text('Documento', { required: true, max: 120 }) };

/** An agreement with whoever executes the money (gestion.md §1.8). */
export const convenio = defineModule({
  name: 'convenio',
  label: { one: 'Convenio', many: 'Convenios' },
  title: 'materia',
  code: { natural: ['numero', 'anio'], make: ({ numero, anio }) => `${numero}/${anio}` },
  fields: {
    numero: integer('Número', { required: true, min: 1 }),
    anio: integer('Año', { required: true, min: 2000, max: 2100 }),
    materia: text('Materia', { required: true, search: 'A' }),
    tipo: choice(
      'Tipo',
      { MANDATO: 'Mandato', TRANSFERENCIA: 'Transferencia', COLABORACION: 'Colaboración', MARCO: 'Marco' },
      { required: true },
    ),
    iniciativa: ref('Iniciativa', 'ipr', { required: true }),
    contraparte: text('Parte receptora', { required: true }),
    montoTotal: money('Monto total', { required: true, min: 1 }),
    firmadoEl: date('Firmado el'),
    vigenteHasta: date('Vigente hasta'),
  },
  rollups: {
    comprometido: rollup(cuota, {
      label: 'Lo comprometido en cuotas',
      by: 'convenio',
      sum: 'monto',
      where: (q) => q.not(q.eq('estado', 'RECHAZADO')),
      max: 'montoTotal',
    }),
    pagado: rollup(cuota, {
      label: 'Lo pagado',
      by: 'convenio',
      sum: 'monto',
      where: (q) => q.eq('estado', 'PAGADO'),
    }),
    cuotas: rollup(cuota, { label: 'Cuotas', by: 'convenio' }),
  },
  states: {
    BORRADOR: { label: 'Borrador' },
    EN_REVISION: { label: 'En revisión jurídica', tone: 'info' },
    FIRMADO_GORE: { label: 'Firmado por el GORE', tone: 'info' },
    VIGENTE: { label: 'Vigente', tone: 'ok' },
    EN_MODIFICACION: { label: 'En modificación', tone: 'warn' },
    TERMINADO: { label: 'Terminado', tone: 'mute', frozen: true },
    RESCILIADO: { label: 'Resciliado', tone: 'mute', frozen: true },
  },
  initial: 'BORRADOR',
  derived: (q) => ({
    vencido: {
      label: 'Vencido',
      tone: 'bad',
      flag: q.and(q.lt('vigenteHasta', q.today), q.eq('estado', 'VIGENTE')),
    },
  }),
  transitions: (verb) => ({
    enviarARevision: verb({ label: 'Enviar a revisión', from: ['BORRADOR'], to: 'EN_REVISION' }),
    observar: verb({ label: 'Observar', from: ['EN_REVISION'], to: 'BORRADOR', ask: acto }),
    firmar: verb({
      label: 'Registrar firma del GORE',
      from: ['EN_REVISION'],
      to: 'FIRMADO_GORE',
      edits: ['firmadoEl'],
      needs: ['firmadoEl'],
      check: ({ input, clock }) =>
        (input.firmadoEl ?? '') > clock.today && 'La firma no puede tener una fecha que no ha llegado.',
    }),
    poner: verb({ label: 'Poner en vigencia', from: ['FIRMADO_GORE'], to: 'VIGENTE', ask: acto }),
    modificar: verb({ label: 'Modificar', from: ['VIGENTE'], to: 'EN_MODIFICACION' }),
    aprobarModificacion: verb({
      label: 'Aprobar modificación',
      from: ['EN_MODIFICACION'],
      to: 'VIGENTE',
      edits: ['montoTotal', 'vigenteHasta'],
      ask: acto,
      fourEyes: ['modificar'],
    }),
    terminar: verb({ label: 'Terminar', from: ['VIGENTE'], to: 'TERMINADO', ask: acto }),
    resciliar: verb({
      label: 'Resciliar',
      tone: 'danger',
      from: ['VIGENTE', 'EN_MODIFICACION'],
      to: 'RESCILIADO',
      ask: acto,
    }),
  }),
  grants: {
    ADMIN_REGIONAL: {
      leer: 'all',
      crear: 'all',
      editar: 'all',
      enviarARevision: 'all',
      observar: 'all',
      firmar: 'all',
      poner: 'all',
      modificar: 'all',
      aprobarModificacion: 'all',
      terminar: 'all',
      resciliar: 'all',
    },
    ENCARGADO: { leer: 'all' },
  },
  list: {
    columns: ['codigo', 'materia', 'tipo', 'montoTotal', 'comprometido', 'pagado', 'vencido', 'estado'],
    filters: ['estado', 'tipo', 'iniciativa'],
    sort: '-montoTotal',
  },
});
