import { date, email, longText, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';

/** An address outside the institution that reports may be sent to: who administers the system approved it, when and why. */
export const destinatarioExterno = defineModule({
  name: 'destinatario_externo',
  label: { one: 'Destinatario externo', many: 'Destinatarios externos' },
  about: 'Direcciones de fuera de la institución que pueden recibir informes, sin datos personales',
  icon: 'personas',
  title: 'nombre',
  code: { sequence: 'DX' },
  documents: false,
  under: 'informe_programado',
  personalData: {
    purpose: 'Enviar informes a quien los recibe fuera de la institución.',
    basis: 'Cumplimiento de funciones públicas (Ley 19.628, art. 20).',
    subjects: 'Contrapartes de la institución',
  },
  fields: {
    nombre: text('Nombre', { required: true, max: 160, search: 'A', help: 'La institución o el cargo.' }),
    correo: email('Correo', { required: true, fixed: true, personal: true }),
    motivo: longText('Por qué se aprueba', { required: true, fixed: true, min: 10, max: 2000 }),
    hasta: date('Aprobado hasta', { help: 'Sin fecha, hasta que se revoque.' }),
  },
  states: {
    VIGENTE: { label: 'Aprobado', tone: 'ok' },
    REVOCADO: { label: 'Revocado', tone: 'mute', frozen: true },
  },
  initial: 'VIGENTE',
  transitions: (verb) => ({
    revocar: verb({
      label: 'Revocar',
      tone: 'danger',
      from: ['VIGENTE'],
      to: 'REVOCADO',
      ask: { motivo: longText('Motivo', { required: true, max: 2000 }) },
    }),
  }),
  filters: (q) => ({
    aprobados: {
      label: 'Aprobados',
      where: q.and(q.eq('estado', 'VIGENTE'), q.or(q.empty('hasta'), q.gte('hasta', q.today))),
    },
  }),
  grants: {
    SISTEMA: { leer: 'all' },
    '*': { leer: 'all', ocultar: ['correo'] },
    ADMIN_SISTEMA: { leer: 'all', crear: 'all', editar: 'all', revocar: 'all', eliminar: 'all' },
  },
  list: {
    columns: ['codigo', 'nombre', 'correo', 'hasta', 'estado', 'creadoPor'],
    filters: ['estado'],
    sort: 'nombre',
  },
});
