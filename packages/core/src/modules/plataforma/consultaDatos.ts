import { longText, ref, rut } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { plazoGeneral } from './conservacion.ts';
import { aCargoDeLosDatos } from './proteccion.permisos.ts';

/** A search for everything held about a RUN: who made it and why. Nothing of it changes afterwards. */
export const consultaDatos = defineModule({
  name: 'consulta_datos',
  label: { one: 'Consulta de datos personales', many: 'Consultas de datos personales', feminine: true },
  about: 'Quién reunió los datos de una persona, cuándo y para qué',
  icon: 'search',
  title: 'motivo',
  code: { sequence: 'CDP' },
  personalData: {
    purpose: 'Dejar constancia de quién consultó los datos de una persona y con qué motivo.',
    basis: 'Deber de seguridad y de demostrar el cumplimiento (Ley 19.628, arts. 14 quinquies y 14 ter).',
    subjects: 'Personas cuyos datos se consultan',
  },
  fields: {
    run: rut('RUN', { required: true, personal: true }),
    motivo: longText('Motivo', {
      required: true,
      min: 10,
      max: 500,
      help: 'Para qué se necesitan: la solicitud que se responde, el procedimiento o la orden.',
    }),
    solicitud: ref('Solicitud que se responde', 'solicitud_derecho'),
  },
  retention: { ...plazoGeneral, from: 'creadoEn' },
  grants: { ...aCargoDeLosDatos({ leer: 'all', crear: 'all' }), SISTEMA: { leer: 'all', crear: 'all' } },
  list: {
    columns: ['codigo', 'motivo', 'solicitud', 'creadoPor', 'creadoEn'],
    filters: [],
    sort: '-creadoEn',
  },
});
