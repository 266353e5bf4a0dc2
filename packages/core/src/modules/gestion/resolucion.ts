import { choice, date, file, integer, longText, money, ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { caracteres, resultadosCgr } from './convenio.catalogos.ts';
import { con } from './permisos.ts';
import { documento, motivo } from './preguntas.ts';
import * as catalogo from './resolucion.catalogos.ts';
import * as regla from './resolucion.reglas.ts';

const propios = ['leer', 'crear', 'editar', 'exportar', 'enviarARevision', 'corregir'] as const;
const tramites = [
  'observar',
  'visar',
  'rechazar',
  'firmar',
  'numerar',
  'enviarACgr',
  'tomarRazon',
  'cursarConAlcance',
  'representar',
  'retirar',
  'reingresar',
  'tramitar',
] as const;

/** What each state after the Contraloría says it answered. */
const respuestas = {
  TOMADO_RAZON: 'TOMA_RAZON',
  CURSADO_CON_ALCANCE: 'CURSA_OBS',
  REPRESENTADO: 'REPRESENTA',
  RETIRADO: 'RETIRO',
} as const;

/** An act of the administration, from its draft to its notification (gestion.md §1.9, §4.3). */
export const resolucion = defineModule({
  name: 'resolucion',
  label: { one: 'Resolución', many: 'Resoluciones', feminine: true },
  about: 'Actos administrativos y su paso por Contraloría',
  icon: 'file',
  title: 'materia',
  code: { sequence: 'ACT' },
  toldBy: ['iniciativa', 'convenio'],
  assignee: 'responsable',
  unit: 'division',
  unique: [['tipo', 'caracter', 'numero', 'anio']],
  fields: {
    materia: text('Materia', { required: true, max: 300, search: 'A' }),
    tipo: choice('Tipo de acto', catalogo.actos, { required: true, fixed: true, default: 'RESOLUCION' }),
    caracter: choice('Carácter', caracteres, {
      fixed: true,
      help: 'Los actos afectos pasan por Contraloría.',
    }),
    naturaleza: choice('Naturaleza', catalogo.naturalezas),
    subtipo: choice('Subtipo', catalogo.subtipos),
    iniciativa: ref('Iniciativa', 'ipr'),
    convenio: ref('Convenio', 'convenio'),
    antecesor: ref('Acto que modifica', 'resolucion'),
    montoAfecto: money('Monto involucrado', { min: 0 }),
    fundamentoExencion: longText('Por qué es exenta', {
      max: 2000,
      help: 'Obligatorio si el monto pasa el umbral de toma de razón.',
    }),
    vistos: longText('Vistos', { max: 20_000 }),
    considerandos: longText('Considerandos', { max: 20_000 }),
    resuelvo: longText('Resuelvo', { max: 20_000, search: 'C' }),
    division: ref('División', 'division'),
    responsable: ref('Responsable', 'usuario'),
    documento: file('Documento firmado'),
    numero: integer('Número', { system: true }),
    anio: integer('Año', { system: true }),
    fechaNumero: date('Fecha del acto', { system: true }),
    visadoPor: ref('Visado por', 'usuario', { system: true }),
    firmadoPor: ref('Firmado por', 'usuario', { system: true }),
    firmadoEl: date('Firmado el', { system: true }),
    enviadoCgr: date('Enviado a Contraloría', { system: true }),
    resultadoCgr: choice('Resultado en Contraloría', resultadosCgr, { system: true }),
    fechaCgr: date('Fecha del resultado', { system: true }),
    tramitadoEl: date('Totalmente tramitado el', { system: true }),
  },
  computed: {
    identificacion: {
      field: text('Acto'),
      from: ['tipo', 'caracter', 'numero', 'anio'],
      make: regla.identificacion,
    },
  },
  derived: (q) => ({
    habilesEnTramite: { label: 'Días hábiles desde su creación', days: q.workingDays('creadoEn') },
    demorada: {
      label: 'Fuera de plazo',
      tone: 'bad',
      flag: q.and(
        q.in('estado', [...catalogo.enCurso]),
        q.gt(q.workingDays('creadoEn'), q.param('plazoResolucion')),
      ),
    },
  }),
  create: (rules) => rules({ check: ({ input }) => regla.caracterImpropio(input) }),
  states: catalogo.estados,
  initial: 'BORRADOR',
  transitions: (verb) => {
    const resultado = (
      label: string,
      to: 'TOMADO_RAZON' | 'CURSADO_CON_ALCANCE' | 'REPRESENTADO' | 'RETIRADO',
    ) =>
      verb({
        label,
        from: ['EN_CGR'],
        to,
        edits: ['fechaCgr'],
        needs: ['fechaCgr'],
        ask: documento,
        check: ({ item, input, clock }) =>
          ((input.fechaCgr ?? '') > clock.today && 'La fecha no ha llegado: corríjala.') ||
          ((input.fechaCgr ?? '') < (item.enviadoCgr ?? '') &&
            'La fecha es anterior al envío a Contraloría.'),
        set: () => ({ resultadoCgr: respuestas[to] }),
      });
    return {
      corregir: verb({
        label: 'Corregir tipo y carácter',
        from: ['BORRADOR', 'EN_REVISION'],
        to: 'same',
        edits: ['tipo', 'caracter'],
        needs: ['tipo'],
        guard: ({ item }) => item.numero !== undefined && 'Ya tiene número: el acto no cambia de serie.',
        check: ({ input }) => regla.caracterImpropio(input),
      }),
      enviarARevision: verb({
        label: 'Enviar a revisión',
        tone: 'primary',
        from: ['BORRADOR'],
        to: 'EN_REVISION',
        guard: ({ item }) => !item.resuelvo?.trim() && 'Escriba lo que el acto resuelve.',
      }),
      observar: verb({ label: 'Observar', from: ['EN_REVISION', 'VISADO'], to: 'BORRADOR', ask: motivo }),
      visar: verb({
        label: 'Visar',
        tone: 'primary',
        from: ['EN_REVISION'],
        to: 'VISADO',
        fourEyes: ['enviarARevision'],
        check: ({ item, param }) => regla.exencionSinFundar(item, param('umbralTomaRazon'), param('utm')),
        set: ({ actor }) => ({ visadoPor: actor.id }),
      }),
      rechazar: verb({
        label: 'Rechazar',
        tone: 'danger',
        from: ['EN_REVISION', 'VISADO'],
        to: 'RECHAZADO',
        ask: motivo,
      }),
      firmar: verb({
        label: 'Firmar',
        tone: 'primary',
        from: ['VISADO'],
        to: 'FIRMADO',
        fourEyes: ['visar', 'enviarARevision'],
        set: ({ actor, clock }) => ({ firmadoPor: actor.id, firmadoEl: clock.today }),
      }),
      numerar: verb({
        label: 'Numerar y fechar',
        help: 'Toma el número que sigue en la serie del año; no se puede deshacer.',
        tone: 'primary',
        from: ['FIRMADO'],
        to: 'NUMERADO',
        folio: { number: 'numero', year: 'anio', series: ['tipo', 'caracter'] },
        set: ({ item, clock }) => ({ fechaNumero: item.fechaNumero ?? clock.today }),
      }),
      enviarACgr: verb({
        label: 'Enviar a Contraloría',
        tone: 'primary',
        from: ['NUMERADO'],
        to: 'EN_CGR',
        ask: documento,
        guard: ({ item }) => !regla.requiereTomaRazon(item) && 'El acto es exento: no va a Contraloría.',
        set: ({ clock }) => ({ enviadoCgr: clock.today }),
      }),
      tomarRazon: resultado('Registrar toma de razón', 'TOMADO_RAZON'),
      cursarConAlcance: resultado('Registrar curso con alcances', 'CURSADO_CON_ALCANCE'),
      representar: resultado('Registrar representación', 'REPRESENTADO'),
      retirar: resultado('Registrar retiro', 'RETIRADO'),
      reingresar: verb({
        label: 'Volver a revisión',
        help: 'Conserva su número.',
        from: ['REPRESENTADO', 'RETIRADO'],
        to: 'EN_REVISION',
        ask: motivo,
      }),
      tramitar: verb({
        label: 'Dar por tramitado',
        help: 'Se notifica, publica y archiva; el acto ya no se edita.',
        tone: 'primary',
        from: ['NUMERADO', 'TOMADO_RAZON', 'CURSADO_CON_ALCANCE'],
        to: 'TRAMITADO',
        guard: ({ item }) => regla.sinTomaRazon(item, item.estado),
        set: ({ clock }) => ({ tramitadoEl: clock.today }),
      }),
      anular: verb({
        label: 'Anular',
        tone: 'danger',
        from: ['BORRADOR', 'NUMERADO', 'REPRESENTADO', 'RETIRADO'],
        to: 'ANULADO',
        ask: motivo,
      }),
    };
  },
  filters: (q) => ({
    enCurso: { label: 'En curso', where: q.in('estado', [...catalogo.enCurso]) },
    porFirmar: { label: 'Por firmar', where: q.eq('estado', 'VISADO') },
    enContraloria: { label: 'En Contraloría', where: q.eq('estado', 'EN_CGR') },
    mias: { label: 'Mis actos', where: q.eq('responsable', q.actor('id')) },
  }),
  alerts: (q) => ({
    PLAZO_LEGAL: {
      label: 'Acto con su plazo por agotarse',
      source: 'RF-050: 80 % del plazo de tramitación usado.',
      when: q.in('estado', [...catalogo.enCurso]),
      measure: q.share(q.workingDays('creadoEn'), q.param('plazoResolucion')),
      from: { ALTO: 80, CRITICO: 100 },
    },
    ACTO_POR_FIRMAR: {
      label: 'Acto a la espera de firma',
      source: 'Historias de normas: más de 5 días hábiles.',
      when: q.eq('estado', 'VISADO'),
      measure: q.workingDays('estadoDesde'),
      over: { ATENCION: 5, ALTO: 10 },
    },
    ACTO_EN_CONTRALORIA: {
      label: 'Acto sin respuesta de Contraloría',
      source: 'Historias de normas: respuesta en 15 días hábiles.',
      when: q.eq('estado', 'EN_CGR'),
      measure: q.workingDays('enviadoCgr'),
      over: { ATENCION: 15, ALTO: 30 },
    },
  }),
  grants: {
    SISTEMA: con('all', 'leer', 'crear', 'importar'),
    ADMIN_SISTEMA: con('all', 'leer', 'crear', 'editar', 'exportar'),
    ADMIN_REGIONAL: con('all', ...propios, ...tramites, 'anular'),
    JEFE_DIVISION: {
      ...con('all', 'leer', 'exportar', 'visar', 'observar'),
      ...con('subtree', 'crear', 'editar'),
    },
    ENCARGADO: { leer: 'unit', ...con('own', 'editar', 'enviarARevision', 'corregir') },
  },
  form: (q) => [
    { title: 'Acto', fields: ['materia', 'tipo', 'caracter', 'naturaleza', 'subtipo', 'antecesor'] },
    { title: 'De qué trata', fields: ['iniciativa', 'convenio', 'montoAfecto', 'fundamentoExencion'] },
    { title: 'Responsables', fields: ['division', 'responsable', 'visadoPor', 'firmadoPor', 'firmadoEl'] },
    { title: 'Texto', fields: ['vistos', 'considerandos', 'resuelvo', 'documento'] },
    { title: 'Numeración', fields: ['numero', 'anio', 'fechaNumero', 'tramitadoEl'] },
    {
      title: 'Contraloría',
      fields: ['enviadoCgr', 'resultadoCgr', 'fechaCgr'],
      when: q.in('caracter', ['AFECTA', 'CONJUNTA']),
    },
  ],
  list: {
    columns: [
      'codigo',
      'identificacion',
      'materia',
      'subtipo',
      'montoAfecto',
      'responsable',
      'fechaNumero',
      'estado',
    ],
    filters: [
      'estado',
      'tipo',
      'caracter',
      'subtipo',
      'resultadoCgr',
      'iniciativa',
      'convenio',
      'division',
      'anio',
    ],
    sort: '-creadoEn',
  },
});
