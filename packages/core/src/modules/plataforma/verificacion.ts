import { choice, date, integer, list, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { effect } from '../../kernel/declare/verb.ts';
import { plazoGeneral } from './conservacion.ts';

/** Recomputes the chains a verification is about; a worker does it. */
export const ejecutarVerificacion = effect('verificacion.ejecutar', 'audit');

const faltaAlcance = ({ alcance, modulo, registro, dia }: Readonly<Record<string, unknown>>) => {
  if (alcance === 'REGISTRO' && !(modulo && registro))
    return 'Indique el módulo y el registro por verificar.';
  return alcance === 'DIA' && !dia && 'Indique el día por verificar.';
};

/** One verification of the audit: what it covered and whether every chain was whole. */
export const verificacion = defineModule({
  name: 'verificacion',
  label: { one: 'Verificación', many: 'Verificaciones de auditoría', feminine: true },
  about: 'Comprobaciones de que nadie alteró el historial',
  icon: 'lock',
  title: 'mensaje',
  code: { sequence: 'VA' },
  fields: {
    alcance: choice(
      'Alcance',
      { REGISTRO: 'Un registro', DIA: 'Un día', COMPLETA: 'Todo', NOCTURNA: 'Nocturna' },
      { required: true },
    ),
    modulo: text('Módulo', { max: 60 }),
    registro: text('Registro', { max: 60 }),
    dia: date('Día', { help: 'Los días de la auditoría se cuentan en UTC.' }),
    cadenas: integer('Historiales revisados', { system: true }),
    porRevisar: integer('Historiales por revisar', { system: true }),
    entradas: integer('Entradas revisadas', { system: true }),
    fallas: integer('Fallas', { system: true }),
    hallazgos: list(
      'Hallazgos',
      {
        modulo: text('Módulo'),
        registro: text('Registro'),
        codigo: text('Código'),
        entrada: integer('Entrada'),
        falla: text('Falla'),
      },
      { system: true, max: 50 },
    ),
    mensaje: text('Resultado', { system: true, max: 300, search: 'A' }),
  },
  states: {
    PENDIENTE: { label: 'En cola' },
    EN_PROCESO: { label: 'En proceso', tone: 'info' },
    CONFORME: { label: 'Conforme', tone: 'ok', frozen: true },
    CON_FALLAS: { label: 'Con fallas', tone: 'bad', frozen: true },
    FALLIDA: { label: 'No se completó', tone: 'warn', frozen: true },
  },
  initial: 'PENDIENTE',
  retention: { ...plazoGeneral, from: 'creadoEn', states: ['CONFORME', 'FALLIDA'] },
  create: (rules) => rules({ check: ({ input }) => faltaAlcance(input), effects: [ejecutarVerificacion] }),
  transitions: (verb) => ({
    comenzar: verb({ label: 'Comenzar', from: ['PENDIENTE', 'EN_PROCESO'], to: 'EN_PROCESO' }),
    avanzar: verb({
      label: 'Informar avance',
      from: ['EN_PROCESO'],
      to: 'same',
      edits: ['cadenas', 'porRevisar', 'entradas', 'fallas'],
    }),
    aprobar: verb({
      label: 'Dar por conforme',
      from: ['EN_PROCESO'],
      to: 'CONFORME',
      edits: ['cadenas', 'porRevisar', 'entradas', 'fallas', 'mensaje'],
    }),
    observar: verb({
      label: 'Informar fallas',
      from: ['EN_PROCESO'],
      to: 'CON_FALLAS',
      edits: ['cadenas', 'porRevisar', 'entradas', 'fallas', 'hallazgos', 'mensaje'],
    }),
    fallar: verb({
      label: 'Dar por no completada',
      from: ['PENDIENTE', 'EN_PROCESO'],
      to: 'FALLIDA',
      edits: ['mensaje'],
    }),
  }),
  powers: {
    auditar: {
      label: 'Revisar la auditoría',
      help: 'Ver lo que pasó en todos los registros de la institución, aunque su rol no los alcance.',
    },
    depurar: {
      label: 'Eliminar por vencimiento del plazo',
      help: 'Decidir que se eliminen para siempre registros cuyo plazo de conservación terminó.',
    },
  },
  grants: {
    SISTEMA: {
      leer: 'all',
      crear: 'all',
      comenzar: 'all',
      avanzar: 'all',
      aprobar: 'all',
      observar: 'all',
      fallar: 'all',
    },
    ADMIN_SISTEMA: { leer: 'all', crear: 'all', auditar: 'all', depurar: 'all' },
    AUDITOR: { leer: 'all', crear: 'all', auditar: 'all' },
  },
  list: {
    columns: [
      'codigo',
      'alcance',
      'estado',
      'cadenas',
      'entradas',
      'fallas',
      'mensaje',
      'creadoPor',
      'creadoEn',
    ],
    filters: ['alcance', 'estado'],
    sort: '-creadoEn',
  },
});
