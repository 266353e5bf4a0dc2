import { boolean, choice, instant, integer, longText, number, rut, text } from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';
import { altaProbable, cambiosDeAlta } from './alta.reglas.ts';

/** A discharge ticket: the probable discharge is computed, and may be put off five times (salud.md §1.6–1.8). */
export const alta = defineModule({
  name: 'alta',
  label: { one: 'Ticket de alta', many: 'Tickets de alta' },
  title: 'paciente',
  code: { sequence: 'TH' },
  unique: [['episodio']],
  personalData: { purpose: 'Planificar el alta', basis: 'Ley 20.584, art. 13', subjects: 'Pacientes' },
  fields: {
    paciente: text('Paciente', { required: true, personal: true, search: 'A' }),
    run: rut('RUN', { required: true, personal: true }),
    episodio: text('Episodio', { required: true, max: 40 }),
    cirugia: text('Cirugía', { required: true, max: 160 }),
    finPabellon: instant('Fin de pabellón', { required: true }),
    horasBase: number('Estadía base', { required: true, unit: 'horas', min: 0.5, max: 2000 }),
    ambulatoria: boolean('Ambulatoria'),
    cama: text('Cama', { max: 20 }),
    altaOriginal: instant('Alta probable original', { system: true }),
    alta: instant('Alta probable', { system: true }),
    cambios: integer('Cambios del alta', { system: true, min: 0, max: cambiosDeAlta }),
    egreso: instant('Egreso efectivo', { system: true }),
  },
  create: (rules) =>
    rules({
      set: ({ input }) => {
        const alta = altaProbable(input.finPabellon, input.horasBase);
        return { altaOriginal: alta, alta, cambios: 0 };
      },
    }),
  states: {
    VIGENTE: { label: 'Vigente', tone: 'info' },
    EGRESADO: { label: 'Egresado', tone: 'ok', frozen: true },
    ANULADO: { label: 'Anulado', tone: 'mute', frozen: true },
  },
  initial: 'VIGENTE',
  derived: (q) => ({
    vencido: { label: 'Vencido', tone: 'bad', flag: q.and(q.lte('alta', q.now), q.eq('estado', 'VIGENTE')) },
  }),
  transitions: (verb) => ({
    aplazar: verb({
      label: 'Cambiar el alta',
      help: 'El alta solo se aplaza; un egreso anticipado se registra como egreso.',
      from: ['VIGENTE'],
      to: 'same',
      edits: ['alta'],
      needs: ['alta'],
      ask: {
        razon: choice(
          'Razón',
          { CLINICA: 'Clínica', SOCIAL: 'Social', TRASLADO: 'Traslado' },
          { required: true },
        ),
        justificacion: longText('Justificación', { required: true, min: 5, max: 2000 }),
      },
      guard: ({ item }) =>
        (item.cambios ?? 0) >= cambiosDeAlta && 'El alta ya cambió cinco veces: registre el egreso o anule.',
      check: ({ item, input, clock }) =>
        ((input.alta ?? '') <= (item.alta ?? '') && 'La nueva alta debe ser posterior a la vigente.') ||
        ((input.alta ?? '') <= clock.now && 'La nueva alta debe estar en el futuro.'),
      set: ({ item }) => ({ cambios: (item.cambios ?? 0) + 1 }),
    }),
    egresar: verb({
      label: 'Registrar egreso',
      tone: 'primary',
      from: ['VIGENTE'],
      to: 'EGRESADO',
      edits: ['egreso'],
      needs: ['egreso'],
    }),
    anular: verb({
      label: 'Anular',
      tone: 'danger',
      from: ['VIGENTE'],
      to: 'ANULADO',
      ask: { motivo: longText('Motivo', { required: true }) },
    }),
    reponer: verb({ label: 'Reponer', from: ['ANULADO'], to: 'VIGENTE' }),
  }),
  scopes: (q) => ({ propios: q.eq('creadoPor', q.actor('id')) }),
  grants: {
    ADMIN_CLINICA: {
      leer: 'all',
      crear: 'all',
      editar: 'all',
      aplazar: 'all',
      egresar: 'all',
      anular: 'all',
      reponer: 'all',
    },
    CLINICO: { leer: 'all', crear: 'propios', aplazar: 'all', egresar: 'all', anular: 'propios' },
    VISUALIZADOR: { leer: 'all', ocultar: ['run', 'paciente'] },
  },
  list: {
    columns: ['codigo', 'paciente', 'cirugia', 'alta', 'cambios', 'vencido', 'estado'],
    filters: ['estado', 'ambulatoria'],
    sort: 'alta',
  },
});
