import { anyRef, instant, longText, refs, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import * as regla from './comentario.reglas.ts';
import { registro } from './sobre.ts';

/** What somebody says about a record of any module; its creation is the event that tells those it mentions. */
export const comentario = defineModule({
  name: 'comentario',
  label: { one: 'Comentario', many: 'Comentarios' },
  about: 'Lo que se conversa en los registros; «Me mencionan» reúne lo que espera su respuesta',
  icon: 'compromiso',
  front: ['meMencionan'],
  title: 'texto',
  code: { sequence: 'COM' },
  subject: { as: 'comments', by: 'sobre', of: 'modulo', verbs: { crear: 'comentar' } },

  fields: {
    texto: longText('Comentario', { required: true, max: 4000, search: 'A' }),
    modulo: text('Módulo', { required: true, fixed: true, max: 41 }),
    sobre: anyRef('Registro', 'modulo', { required: true, fixed: true, max: 26 }),
    registro: text('Del registro', { system: true, max: 120, search: 'B' }),
    menciones: refs('Menciona a', 'usuario'),
    adjuntos: refs('Adjuntos', 'documento'),
    corregidoEn: instant('Corregido', { system: true }),
  },

  states: {
    PUBLICADO: { label: 'Publicado', tone: 'info' },
    RETIRADO: { label: 'Retirado', tone: 'mute', frozen: true },
  },
  initial: 'PUBLICADO',
  create: (rules) =>
    rules({
      reads: { registro },
      set: ({ related }) => ({ registro: related.registro?.codigo.slice(0, 120) }),
    }),
  transitions: (verb) => ({
    corregir: verb({
      label: 'Corregir',
      help: `Durante ${regla.minutosParaCorregir} minutos; el historial guarda lo que decía.`,
      from: ['PUBLICADO'],
      to: 'same',
      edits: ['texto', 'menciones'],
      needs: ['texto'],
      guard: ({ item, clock }) => regla.tarde(item.creadoEn, clock.now),
      set: ({ clock }) => ({ corregidoEn: clock.now }),
    }),
    retirar: verb({
      label: 'Retirar',
      help: `Durante ${regla.minutosParaCorregir} minutos; el historial guarda lo que decía.`,
      tone: 'danger',
      from: ['PUBLICADO'],
      to: 'RETIRADO',
      guard: ({ item, clock }) => regla.tarde(item.creadoEn, clock.now),
      set: () => ({ texto: regla.retirado, menciones: undefined, adjuntos: undefined }),
    }),
  }),
  notices: (notice) => ({
    mencion: notice({
      label: 'Le mencionan en un comentario',
      on: ['crear', 'corregir'],
      to: [{ added: 'menciones' }],
      says: '{actor} le mencionó en {registro}',
      detail: 'texto',
      importance: 'alta',
    }),
  }),
  scopes: (q) => ({ propios: q.eq('creadoPor', q.actor('id')) }),
  filters: (q) => ({
    meMencionan: {
      label: 'Me mencionan',
      where: q.and(q.has('menciones', q.actor('id')), q.eq('estado', 'PUBLICADO')),
    },
    mios: { label: 'Los que escribí', where: q.eq('creadoPor', q.actor('id')) },
  }),
  grants: {
    SISTEMA: { leer: 'all' },
    '*': { leer: 'subject', crear: 'subject', corregir: 'propios', retirar: 'propios' },
  },
  list: {
    columns: ['texto', 'registro', 'modulo', 'menciones', 'creadoPor', 'creadoEn'],
    filters: ['estado', 'modulo'],
    sort: '-creadoEn',
  },
});
