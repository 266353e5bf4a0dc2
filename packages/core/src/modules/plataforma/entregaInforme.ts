import { choice, instant, ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { effect } from '../../kernel/declare/verb.ts';
import { plazoGeneral } from './conservacion.ts';

/** Sends a delivery whose document is ready. */
export const enviarEntrega = effect('entregaInforme.enviar', 'deliveries');

/** What a schedule delivered to one recipient once: what was sent, how, and what came back. */
export const entregaInforme = defineModule({
  name: 'entrega_informe',
  label: { one: 'Entrega', many: 'Entregas', feminine: true },
  about: 'Cada envío de un informe programado a cada persona',
  icon: 'informe',
  title: 'asunto',
  code: { sequence: 'ENT' },
  parent: 'programado',
  documents: false,
  comments: false,
  under: 'informe_programado',
  fields: {
    programado: ref('Informe programado', 'informe_programado', { required: true, fixed: true }),
    asunto: text('Asunto', { required: true, system: true, max: 300, search: 'A' }),
    destinatario: ref('Para', 'usuario', { system: true }),
    externo: ref('Para, fuera de la institución', 'destinatario_externo', { system: true }),
    ocasion: instant('Entrega del', { required: true, system: true }),
    proceso: ref('Trabajo', 'proceso', { system: true }),
    medio: choice('Cómo', { ADJUNTO: 'Adjunto en el correo', ENLACE: 'Enlace al portal' }, { system: true }),
    enviadaEn: instant('Enviada', { system: true }),
    motivo: text('Qué pasó', { system: true, max: 500 }),
  },
  states: {
    PENDIENTE: { label: 'En preparación', tone: 'info' },
    LISTA: { label: 'Por enviar', tone: 'info' },
    ENVIADA: { label: 'Enviada', tone: 'ok' },
    REBOTADA: { label: 'Rebotada', tone: 'bad', frozen: true },
    FALLIDA: { label: 'No se entregó', tone: 'bad' },
  },
  initial: 'PENDIENTE',
  retention: { ...plazoGeneral, from: 'creadoEn' },
  transitions: (verb) => ({
    alistar: verb({
      label: 'Dar por lista',
      from: ['PENDIENTE', 'FALLIDA'],
      to: 'LISTA',
      edits: ['proceso'],
      effects: [enviarEntrega],
    }),
    enviar: verb({
      label: 'Registrar el envío',
      from: ['LISTA'],
      to: 'ENVIADA',
      edits: ['medio'],
      needs: ['medio'],
      set: ({ clock }) => ({ enviadaEn: clock.now, motivo: undefined }),
    }),
    rebotar: verb({
      label: 'Registrar un rebote',
      from: ['LISTA', 'ENVIADA'],
      to: 'REBOTADA',
      edits: ['motivo'],
    }),
    fallar: verb({
      label: 'Dar por no entregada',
      from: ['PENDIENTE', 'LISTA'],
      to: 'FALLIDA',
      edits: ['motivo'],
    }),
    reenviar: verb({
      label: 'Enviar de nuevo',
      from: ['ENVIADA', 'FALLIDA'],
      to: 'LISTA',
      effects: [enviarEntrega],
    }),
  }),
  filters: (q) => ({
    sinEntregar: { label: 'Sin entregar', where: q.in('estado', ['REBOTADA', 'FALLIDA']) },
  }),
  grants: {
    SISTEMA: { leer: 'all', crear: 'all', alistar: 'all', enviar: 'all', rebotar: 'all', fallar: 'all' },
    '*': { leer: 'parent', reenviar: 'parent' },
    ADMIN_SISTEMA: { leer: 'all', reenviar: 'all' },
    AUDITOR: { leer: 'all' },
  },
  list: {
    columns: ['codigo', 'asunto', 'destinatario', 'externo', 'ocasion', 'medio', 'estado', 'motivo'],
    filters: ['estado', 'programado', 'destinatario', 'ocasion'],
    sort: '-ocasion',
  },
});
