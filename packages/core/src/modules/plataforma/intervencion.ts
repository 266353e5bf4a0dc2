import { choice, integer, longText, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { plazoGeneral } from './conservacion.ts';

/**
 * What somebody did by hand to what runs behind the portal: sending work back to its queue, settling a failure. Only the
 * product writes it down, in the name of who did it; nothing of it changes afterwards.
 */
export const intervencion = defineModule({
  name: 'intervencion',
  label: { one: 'Intervención del sistema', many: 'Intervenciones del sistema', feminine: true },
  about: 'Lo que se hizo a mano con las colas y las fallas del sistema',
  icon: 'sliders',
  title: 'resumen',
  documents: false,
  comments: false,
  code: { sequence: 'IS' },
  fields: {
    accion: choice(
      'Acción',
      {
        REENVIAR: 'Devolver trabajo a su cola',
        RESOLVER: 'Dar una falla por resuelta',
        IGNORAR: 'Ignorar una falla',
        REABRIR: 'Reabrir una falla',
      },
      { required: true, system: true },
    ),
    resumen: text('Qué se hizo', { required: true, system: true, max: 300, search: 'A' }),
    mensajes: integer('Mensajes', { system: true }),
    motivo: longText('Motivo', { system: true, max: 500 }),
  },
  retention: { ...plazoGeneral, from: 'creadoEn' },
  powers: {
    operar: {
      label: 'Operar el sistema',
      help: 'Ver la salud del sistema y las fallas, y devolver trabajo detenido a su cola.',
    },
  },
  grants: {
    SISTEMA: { leer: 'all', crear: 'all' },
    ADMIN_SISTEMA: { leer: 'all', operar: 'all' },
    OPERADOR: { leer: 'all', operar: 'all' },
    AUDITOR: { leer: 'all' },
  },
  list: {
    columns: ['codigo', 'resumen', 'accion', 'mensajes', 'motivo', 'creadoPor', 'creadoEn'],
    filters: ['accion'],
    sort: '-creadoEn',
  },
});
