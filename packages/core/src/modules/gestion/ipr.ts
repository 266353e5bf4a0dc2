import { integer, longText } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { alertas } from './ipr.alertas.ts';
import { campos } from './ipr.campos.ts';
import * as catalogo from './ipr.catalogos.ts';
import { administracion, direccionRegional, jefatura, poderes } from './ipr.permisos.ts';
import { analisis } from './ipr.planilla.ts';
import * as regla from './ipr.reglas.ts';
import { secciones } from './ipr.secciones.ts';
import { maestra, tablero31, tablero2027 } from './ipr.tableros.ts';
import { totales } from './ipr.totales.ts';
import { documento, motivo } from './preguntas.ts';

/** States in which somebody still has to answer for the initiative. */
const abiertos = (Object.keys(catalogo.estados) as (keyof typeof catalogo.estados)[]).filter(
  (estado) => estado !== 'CERRADO' && estado !== 'ANULADO',
);

/** Iniciativa de inversión pública regional (IPR), from postulation to closing. */
export const ipr = defineModule({
  name: 'ipr',
  label: { one: 'Iniciativa', many: 'Iniciativas', feminine: true },
  about: 'Cartera de inversión pública regional',
  icon: 'cartera',
  front: ['enEjecucion', 'conProblemas', 'criticas', 'atrasadas'],
  title: 'nombre',
  code: {
    natural: ['bip', 'sufijo', 'anioPresupuestario', 'correlativo', 'codigoUnico'],
    make: regla.claveIpr,
  },
  assignee: 'responsable',
  unit: 'division',
  highlights: [
    { kind: 'progress', of: 'avanceFisico' },
    { kind: 'progress', of: 'avanceFinanciero' },
    { kind: 'balance', label: 'Saldo por transferir', of: 'montoIniciativa', taken: 'transferido' },
  ],
  place: 'ubicacion',
  overlap: { executor: 'unidadTecnica' },

  fields: campos,

  computed: {
    empleos: {
      field: integer('Empleos estimados'),
      from: ['empleosHombres', 'empleosMujeres'],
      make: (v) => regla.empleosTotales(v.empleosHombres, v.empleosMujeres),
    },
  },
  derived: (q) => ({
    diasEnEstado: { label: 'Días en el estado', days: q.days('estadoDesde') },
    atrasada: {
      label: 'Atrasada',
      tone: 'bad',
      flag: q.and(
        q.lt('fechaTermino', q.today),
        q.in('estado', ['EN_LICITACION', 'ADJUDICADO', 'EN_OBRA', 'EN_EJECUCION', 'SUSPENDIDO']),
      ),
    },
  }),

  rollups: totales,
  states: catalogo.estados,
  initial: 'INGRESADO',
  create: (rules) => rules({ check: ({ input }) => regla.sinIdentidad(input) }),
  transitions: (verb) => {
    const resultado = (label: string, rate: catalogo.Rate, to: keyof typeof catalogo.estados) =>
      verb({
        label,
        from: ['EN_EVALUACION'],
        to,
        edits: ['fechaRate', 'certificadoRs'],
        needs: ['fechaRate'],
        guard: ({ item }) => regla.resultadoImpropio(item.mecanismo, rate),
        set: ({ item }) => ({ rateActual: rate, ratesEmitidos: (item.ratesEmitidos ?? 0) + 1 }),
      });
    return {
      revisar: verb({ label: 'Iniciar revisión', tone: 'primary', from: ['INGRESADO'], to: 'EN_REVISION' }),
      admitir: verb({
        label: 'Declarar admisible',
        tone: 'primary',
        from: ['EN_REVISION'],
        to: 'ADMISIBLE',
        edits: ['mecanismo'],
        needs: ['mecanismo'],
      }),
      rechazarAdmisibilidad: verb({
        label: 'Declarar inadmisible',
        tone: 'danger',
        from: ['EN_REVISION'],
        to: 'INADMISIBLE',
        ask: motivo,
      }),
      reingresar: verb({ label: 'Reingresar', from: ['INADMISIBLE'], to: 'INGRESADO', ask: motivo }),
      evaluar: verb({
        label: 'Enviar a evaluación',
        tone: 'primary',
        from: ['ADMISIBLE', 'FI', 'OT'],
        to: 'EN_EVALUACION',
        ask: documento,
      }),
      registrarRS: resultado('Registrar RS', 'RS', 'RS'),
      registrarRF: resultado('Registrar RF', 'RF', 'RF'),
      registrarITF: resultado('Registrar ITF', 'ITF', 'ITF'),
      registrarAT: resultado('Registrar aprobación técnica', 'AT', 'AT'),
      registrarAD: resultado('Registrar AD', 'AD', 'AD'),
      seleccionar: resultado('Registrar selección en concurso', 'SEL', 'SELECCIONADO'),
      pedirInformacion: verb({
        label: 'Registrar FI',
        help: 'Vuelve al formulador: falta información.',
        from: ['EN_EVALUACION'],
        to: 'FI',
        ask: motivo,
        edits: ['fechaRate'],
        set: ({ item }) => ({ rateActual: 'FI', ratesEmitidos: (item.ratesEmitidos ?? 0) + 1 }),
      }),
      objetar: verb({
        label: 'Registrar OT',
        help: 'El formulador debe reformular la iniciativa.',
        tone: 'danger',
        from: ['EN_EVALUACION', 'RS', 'RF', 'ITF', 'AT', 'AD'],
        to: 'OT',
        ask: motivo,
        edits: ['fechaRate'],
        set: ({ item }) => ({ rateActual: 'OT', ratesEmitidos: (item.ratesEmitidos ?? 0) + 1 }),
      }),
      reevaluar: verb({
        label: 'Pedir reevaluación',
        help: 'La recomendación deja de valer mientras se evalúa de nuevo.',
        from: ['RS', 'RF', 'ITF', 'AT', 'AD', 'SELECCIONADO'],
        to: 'EN_EVALUACION',
        ask: motivo,
        set: () => ({ rateActual: 'RE' }),
      }),
      emitirCdp: verb({
        label: 'Emitir CDP',
        help: 'Compromete presupuesto para la iniciativa.',
        tone: 'primary',
        from: ['RS', 'RF', 'ITF', 'AT', 'AD', 'SELECCIONADO'],
        to: 'CDP_EMITIDO',
        ask: documento,
        edits: ['certificadoCore', 'fechaCertificadoCore', 'montoAprobado'],
        needs: ['montoAprobado'],
        guard: ({ item, clock }) =>
          regla.atributosFaltantes(item) ?? regla.recomendacionVencida(item.fechaRate, clock.today),
        check: ({ item, param }) => regla.sobreTopeFril(item, param('topeFril'), param('utm')),
        fourEyes: ['registrarRS', 'registrarRF', 'registrarITF', 'registrarAT', 'registrarAD', 'seleccionar'],
      }),
      formalizar: verb({
        label: 'Iniciar formalización',
        from: ['CDP_EMITIDO'],
        to: 'EN_FORMALIZACION',
        ask: documento,
      }),
      concluirFormalizacion: verb({
        label: 'Dar por formalizada',
        tone: 'primary',
        from: ['EN_FORMALIZACION'],
        to: 'FORMALIZADO',
        ask: documento,
      }),
      licitar: verb({
        label: 'Iniciar licitación',
        from: ['FORMALIZADO'],
        to: 'EN_LICITACION',
        ask: documento,
      }),
      declararDesierta: verb({
        label: 'Declarar desierta',
        tone: 'danger',
        from: ['EN_LICITACION'],
        to: 'FORMALIZADO',
        ask: motivo,
      }),
      adjudicar: verb({
        label: 'Adjudicar',
        tone: 'primary',
        from: ['EN_LICITACION'],
        to: 'ADJUDICADO',
        ask: documento,
      }),
      iniciarObra: verb({
        label: 'Iniciar obra',
        tone: 'primary',
        from: ['ADJUDICADO'],
        to: 'EN_OBRA',
        edits: ['fechaInicio', 'fechaTermino'],
        needs: ['fechaInicio'],
      }),
      iniciarEjecucion: verb({
        label: 'Iniciar ejecución',
        tone: 'primary',
        from: ['FORMALIZADO'],
        to: 'EN_EJECUCION',
        edits: ['fechaInicio', 'fechaTermino'],
        needs: ['fechaInicio'],
      }),
      registrarAvance: verb({
        label: 'Registrar avance',
        tone: 'primary',
        from: ['EN_EJECUCION', 'EN_OBRA'],
        to: 'same',
        edits: ['avanceFisico', 'avanceFinanciero'],
        needs: ['avanceFisico'],
        ask: { comentario: longText('Comentario', { max: 2000 }) },
        check: ({ item, input }) => regla.avanceSinExplicar(item, input, input.comentario),
        set: ({ clock }) => ({ fechaAvance: clock.today }),
      }),
      suspender: verb({
        label: 'Suspender',
        tone: 'danger',
        from: ['EN_EJECUCION', 'EN_OBRA'],
        to: 'SUSPENDIDO',
        ask: motivo,
        set: ({ item }) => ({ suspendidaDesde: item.estado === 'EN_OBRA' ? 'EN_OBRA' : 'EN_EJECUCION' }),
      }),
      reanudarEjecucion: verb({
        label: 'Reanudar ejecución',
        from: ['SUSPENDIDO'],
        to: 'EN_EJECUCION',
        guard: ({ item }) =>
          item.suspendidaDesde === 'EN_OBRA' && 'Se suspendió estando en obra: use «Reanudar obra».',
      }),
      reanudarObra: verb({
        label: 'Reanudar obra',
        from: ['SUSPENDIDO'],
        to: 'EN_OBRA',
        guard: ({ item }) =>
          item.suspendidaDesde !== 'EN_OBRA' && 'No estaba en obra al suspenderse: use «Reanudar ejecución».',
      }),
      recibirProvisoria: verb({
        label: 'Recepción provisoria',
        tone: 'primary',
        from: ['EN_OBRA'],
        to: 'RECEPCION_PROVISORIA',
        ask: documento,
        guard: ({ item }) => regla.avanceIncompleto(item.avanceFisico),
      }),
      recibirDefinitiva: verb({
        label: 'Recepción definitiva',
        tone: 'primary',
        from: ['RECEPCION_PROVISORIA'],
        to: 'RECEPCION_DEFINITIVA',
        ask: documento,
      }),
      rendir: verb({
        label: 'Pasar a rendición',
        from: ['EN_EJECUCION', 'RECEPCION_DEFINITIVA'],
        to: 'EN_RENDICION',
        ask: documento,
      }),
      cerrar: verb({
        label: 'Cerrar',
        help: 'La iniciativa queda cerrada y ya no se edita.',
        tone: 'primary',
        from: ['RECEPCION_DEFINITIVA', 'EN_RENDICION'],
        to: 'CERRADO',
        ask: documento,
      }),
      anular: verb({
        label: 'Anular',
        help: 'La iniciativa queda anulada y ya no se edita.',
        tone: 'danger',
        from: [
          'INGRESADO',
          'EN_REVISION',
          'INADMISIBLE',
          'ADMISIBLE',
          'FI',
          'OT',
          'EN_LICITACION',
          'SUSPENDIDO',
        ],
        to: 'ANULADO',
        ask: motivo,
      }),
      asignar: verb({
        label: 'Asignar',
        from: [...abiertos],
        to: 'same',
        edits: ['division', 'responsable'],
        needs: ['responsable'],
      }),
    };
  },

  powers: poderes,
  filters: (q) => ({
    activas: { label: 'Activas', where: q.in('estado', [...abiertos]) },
    enEjecucion: { label: 'En ejecución', where: q.in('estado', ['EN_OBRA', 'EN_EJECUCION', 'SUSPENDIDO']) },
    frilY31: {
      label: 'FRIL y subtítulo 31 activas',
      where: q.and(q.in('estado', [...abiertos]), q.or(q.eq('mecanismo', 'FRIL'), q.eq('subtitulo', '31'))),
    },
    mias: { label: 'Mis iniciativas', where: q.eq('responsable', q.actor('id')) },
    conProblemas: { label: 'Con problemas', where: q.eq('tieneProblemasAbiertos', true) },
    criticas: { label: 'Críticas', where: q.eq('nivelAlerta', 'CRITICO') },
    sinResponsable: { label: 'Sin responsable', where: q.empty('responsable') },
    atrasadas: {
      label: 'Atrasadas',
      where: q.and(
        q.lt('fechaTermino', q.today),
        q.in('estado', ['EN_LICITACION', 'ADJUDICADO', 'EN_OBRA', 'EN_EJECUCION', 'SUSPENDIDO']),
      ),
    },
    sinAvance: {
      label: 'Sin avance en 30 días',
      where: q.and(
        q.in('estado', ['EN_OBRA', 'EN_EJECUCION']),
        q.or(q.empty('fechaAvance'), q.gt(q.days('fechaAvance'), 30)),
      ),
    },
  }),

  alerts: () => alertas,

  grants: {
    SISTEMA: { leer: 'all', editar: 'all', importar: 'all' },
    ADMIN_SISTEMA: administracion,
    ADMIN_REGIONAL: direccionRegional,
    JEFE_DIVISION: jefatura,
    ENCARGADO: {
      leer: 'unit',
      editar: 'own',
      exportar: 'unit',
      revisar: 'own',
      evaluar: 'own',
      reingresar: 'own',
      registrarAvance: 'own',
    },
  },

  form: (q) => [
    {
      title: 'Identificación',
      fields: secciones.identificacion,
    },
    {
      title: 'Clasificación',
      fields: secciones.clasificacion,
    },
    { title: 'Circular 33', fields: ['categoriaC33'], when: q.eq('mecanismo', 'C33') },
    { title: 'FRIL', fields: ['subtipoFril', 'cumpleTopeUtm'], when: q.eq('mecanismo', 'FRIL') },
    { title: 'Glosa 06', fields: ['faseEvaluacionCentral'], when: q.eq('mecanismo', 'GLOSA06') },
    { title: 'Concurso', fields: ['puntaje'], when: q.eq('mecanismo', 'SUBV8') },
    { title: 'Fomento productivo', fields: ['ejeFomento'], when: q.eq('mecanismo', 'FRPD') },
    {
      title: 'Responsables',
      fields: secciones.responsables,
    },
    { title: 'Territorio', fields: secciones.territorio },
    {
      title: 'Montos',
      fields: secciones.montos,
    },
    {
      title: 'Evaluación y certificados',
      fields: secciones.evaluacion,
    },
    {
      title: 'Ejecución',
      fields: secciones.ejecucion,
    },
    {
      title: 'Alineamiento e impacto',
      fields: secciones.alineamiento,
    },
  ],
  list: {
    columns: [
      'codigo',
      'nombre',
      'estado',
      'mecanismo',
      'division',
      'responsable',
      'comunas',
      'montoIniciativa',
      'avanceFisico',
      'actualizadoEn',
    ],
    filters: [
      'estado',
      'division',
      'mecanismo',
      'responsable',
      'comunas',
      'anioPresupuestario',
      'subtitulo',
      'vigencia',
      'rateActual',
      'nivelAlerta',
      'montoIniciativa',
    ],
    sort: '-montoIniciativa',
  },
  sheets: { analisis, tablero31, tablero2027, maestra },
});
