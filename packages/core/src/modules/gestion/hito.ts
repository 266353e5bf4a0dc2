import { choice, date, file, integer, longText, ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { reads } from '../../kernel/declare/verb.ts';
import { delConvenio } from './convenio.permisos.ts';
import { type ConvenioLeido, convenioCerrado } from './cuota.reglas.ts';
import * as regla from './hito.reglas.ts';
import { con } from './permisos.ts';
import { motivo } from './preguntas.ts';

const verbos = ['leer', 'crear', 'editar', 'exportar', 'cumplir'] as const;

/** A milestone of an agreement: when it was planned, when it happened, and who verified it (gestion.md §1.8). */
export const hito = defineModule({
  name: 'hito',
  label: { one: 'Hito', many: 'Hitos' },
  about: 'Hitos planificados y reales de los convenios',
  icon: 'check',
  under: 'convenio',
  title: 'nombre',
  code: { sequence: 'HIT' },
  toldBy: ['convenio', 'iniciativa'],
  parent: 'convenio',
  fields: {
    convenio: ref('Convenio', 'convenio', { required: true, fixed: true }),
    iniciativa: ref('Iniciativa', 'ipr', { system: true }),
    tipo: choice('Tipo', regla.tipos, { required: true }),
    nombre: text('Nombre', { required: true, max: 200, search: 'A' }),
    planificado: date('Fecha planificada', { required: true }),
    real: date('Fecha real', { system: true }),
    respaldo: file('Respaldo'),
    observaciones: longText('Observaciones', { max: 4000 }),
  },
  computed: {
    desviacion: {
      field: integer('Desviación', { unit: 'días' }),
      from: ['planificado', 'real'],
      make: ({ planificado, real }) => regla.desviacion(planificado, real),
    },
  },
  create: (rules) =>
    rules({
      reads: { convenio: reads<ConvenioLeido>({ name: 'convenio' }, 'convenio') },
      check: ({ related }) => convenioCerrado(related.convenio),
      set: ({ related }) => ({ iniciativa: related.convenio?.iniciativa }),
    }),
  derived: (q) => ({
    diasPara: { label: 'Días para la fecha', days: q.daysTo('planificado') },
    atrasado: {
      label: 'Atrasado',
      tone: 'bad',
      flag: q.and(q.eq('estado', 'PENDIENTE'), q.lt('planificado', q.today)),
    },
  }),
  states: {
    PENDIENTE: { label: 'Pendiente' },
    CUMPLIDO: { label: 'Cumplido', tone: 'info' },
    VERIFICADO: { label: 'Verificado', tone: 'ok', frozen: true },
    DESCARTADO: { label: 'Descartado', tone: 'mute', frozen: true },
  },
  initial: 'PENDIENTE',
  transitions: (verb) => ({
    cumplir: verb({
      label: 'Registrar cumplimiento',
      tone: 'primary',
      from: ['PENDIENTE'],
      to: 'CUMPLIDO',
      edits: ['real', 'respaldo'],
      needs: ['real'],
      check: ({ input, clock }) =>
        (input.real ?? '') > clock.today && 'La fecha real no ha llegado: corríjala.',
    }),
    verificar: verb({
      label: 'Verificar',
      help: 'Libera las cuotas y estados de pago que dependen de él.',
      tone: 'primary',
      from: ['CUMPLIDO'],
      to: 'VERIFICADO',
      fourEyes: ['cumplir'],
    }),
    devolver: verb({ label: 'Devolver', from: ['CUMPLIDO'], to: 'PENDIENTE', ask: motivo }),
    descartar: verb({
      label: 'Descartar',
      tone: 'danger',
      from: ['PENDIENTE'],
      to: 'DESCARTADO',
      ask: motivo,
    }),
  }),
  filters: (q) => ({
    atrasados: {
      label: 'Atrasados',
      where: q.and(q.eq('estado', 'PENDIENTE'), q.lt('planificado', q.today)),
    },
    porVerificar: { label: 'Por verificar', where: q.eq('estado', 'CUMPLIDO') },
  }),
  alerts: (q) => ({
    HITO_ATRASADO: {
      label: 'Hito atrasado',
      source: 'US-GOB-001-02: hitos con más de 30 días de atraso.',
      when: q.eq('estado', 'PENDIENTE'),
      measure: q.days('planificado'),
      over: { ATENCION: 0, ALTO: 30 },
    },
  }),
  grants: {
    SISTEMA: con('all', 'leer', 'crear', 'importar'),
    ADMIN_SISTEMA: con('all', 'leer', 'eliminar', 'restaurar', 'exportar'),
    ADMIN_REGIONAL: delConvenio(...verbos, 'verificar', 'devolver', 'descartar'),
    JEFE_DIVISION: delConvenio(...verbos, 'verificar', 'devolver', 'descartar'),
    ENCARGADO: delConvenio(...verbos),
  },
  list: {
    columns: ['codigo', 'nombre', 'tipo', 'convenio', 'planificado', 'real', 'desviacion', 'estado'],
    filters: ['estado', 'tipo', 'convenio', 'iniciativa', 'planificado'],
    sort: 'planificado',
  },
});
