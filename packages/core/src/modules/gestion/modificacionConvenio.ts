import { boolean, choices, date, longText, money, ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { reads } from '../../kernel/declare/verb.ts';
import { delConvenio } from './convenio.permisos.ts';
import { garantiaSobre } from './convenio.reglas.ts';
import { type ConvenioLeido, convenioCerrado } from './cuota.reglas.ts';
import * as regla from './modificacionConvenio.reglas.ts';
import { con } from './permisos.ts';
import { motivo } from './preguntas.ts';

const convenio = { convenio: reads<ConvenioLeido>({ name: 'convenio' }, 'convenio') };
const verbos = ['leer', 'crear', 'editar', 'exportar', 'corregir', 'enviar'] as const;

/** A change of an agreement; once approved its amount counts in what may be programmed (gestion.md §4.1, P6). */
export const modificacionConvenio = defineModule({
  name: 'modificacion_convenio',
  label: { one: 'Modificación de convenio', many: 'Modif. de convenio', feminine: true },
  about: 'Cambios de monto, plazo u objeto',
  icon: 'edit',
  under: 'convenio',
  title: 'materia',
  code: { sequence: 'MC' },
  parent: 'convenio',
  fields: {
    convenio: ref('Convenio', 'convenio', { required: true, fixed: true }),
    materia: text('Materia', { required: true, max: 300, search: 'A' }),
    alcance: choices('Modifica', {
      MONTO: 'Monto',
      PLAZO: 'Plazo',
      OBJETO: 'Objeto',
      OTRO: 'Otras cláusulas',
    }),
    variacion: money('Variación del monto', {
      fixed: true,
      help: 'Positiva si aumenta, negativa si disminuye.',
    }),
    nuevoTermino: date('Nuevo término', { help: 'Se aplica al cerrar la modificación en el convenio.' }),
    reevaluada: boolean('La iniciativa fue reevaluada'),
    fundamento: longText('Fundamento', { required: true, max: 4000 }),
    resolucion: ref('Resolución que aprueba', 'resolucion'),
    garantiaAdicional: money('Garantía adicional', { system: true }),
  },
  create: (rules) => rules({ reads: convenio, check: ({ related }) => convenioCerrado(related.convenio) }),
  states: {
    BORRADOR: { label: 'Borrador' },
    EN_REVISION: { label: 'En revisión', tone: 'info' },
    APROBADA: { label: 'Aprobada', tone: 'ok', frozen: true },
    RECHAZADA: { label: 'Rechazada', tone: 'mute', frozen: true },
  },
  initial: 'BORRADOR',
  transitions: (verb) => ({
    corregir: verb({ label: 'Corregir variación', from: ['BORRADOR'], to: 'same', edits: ['variacion'] }),
    enviar: verb({ label: 'Enviar a revisión', tone: 'primary', from: ['BORRADOR'], to: 'EN_REVISION' }),
    devolver: verb({ label: 'Devolver', from: ['EN_REVISION'], to: 'BORRADOR', ask: motivo }),
    aprobar: verb({
      label: 'Aprobar',
      help: 'El monto del convenio cambia en este momento.',
      tone: 'primary',
      from: ['EN_REVISION'],
      to: 'APROBADA',
      edits: ['resolucion'],
      needs: ['resolucion'],
      fourEyes: ['enviar'],
      reads: convenio,
      guard: ({ related }) => regla.convenioSinAbrir(related.convenio),
      check: ({ item, related, param }) =>
        regla.sinReevaluar(item, related.convenio?.montoTotal, param('variacionReevaluacion')),
      set: ({ item, related }) => ({
        garantiaAdicional: garantiaSobre(item.variacion, related.convenio?.porcentajeGarantia),
      }),
    }),
    rechazar: verb({
      label: 'Rechazar',
      tone: 'danger',
      from: ['EN_REVISION'],
      to: 'RECHAZADA',
      ask: motivo,
    }),
  }),
  filters: (q) => ({ porAprobar: { label: 'Por aprobar', where: q.eq('estado', 'EN_REVISION') } }),
  grants: {
    SISTEMA: con('all', 'leer', 'crear', 'importar'),
    ADMIN_SISTEMA: con('all', 'leer', 'eliminar', 'restaurar', 'exportar'),
    ADMIN_REGIONAL: delConvenio(...verbos, 'devolver', 'aprobar', 'rechazar'),
    JEFE_DIVISION: delConvenio(...verbos, 'devolver', 'rechazar'),
    ENCARGADO: delConvenio(...verbos),
  },
  list: {
    columns: ['codigo', 'convenio', 'materia', 'variacion', 'nuevoTermino', 'estado'],
    filters: ['estado', 'convenio', 'alcance'],
    sort: '-creadoEn',
  },
});
