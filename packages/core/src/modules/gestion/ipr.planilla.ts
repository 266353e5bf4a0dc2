import * as regla from './ipr.planilla.reglas.ts';

/** Values of COMUNA that are no commune; they are kept in `territorio`. */
const sinComuna = {
  REGIONAL: '',
  PROVINCIAL: '',
  INTERCOMUNAL: '',
  GORE: '',
  ÑUBLE: '',
  ITATA: '',
  PUNILLA: '',
  DIGUILLÍN: '',
} as const;

const enMiles = <const K extends string>(to: K) => ({ to, unit: 'M$' }) as const;

/**
 * The working sheet ANÁLISIS: the whole portfolio in pre-investment, one row per initiative and budget year, amounts in
 * thousands of pesos. Columns with names of people and free notes are not read. A column named `= …` is none of the
 * sheet: its value comes from the row as a whole.
 */
export const analisis = {
  label: 'Cartera en análisis (ANÁLISIS)',
  recognise: ['COD. ÚNICO', 'AÑO PRESP.', 'BIP', 'DV', 'NOMBRE INICIATIVA', 'TIPOLOGÍA', 'MONTO INICIATIVA'],
  columns: {
    'COD. ÚNICO': { to: 'codigoUnico', read: regla.codigoUnicoDe, also: ['CÓDIGO IPR'] },
    VIGENCIA: 'vigencia',
    AÑO: 'anioPostulacion',
    'AÑO PRESP.': { to: 'anioPresupuestario', also: ['AÑO PRESUPUESTO'] },
    BIP: { to: 'bip', read: regla.bipDe, also: ['CÓDIGO BIP', 'ID BIP'] },
    '= sufijo': { to: 'sufijo', read: regla.sufijoDe },
    'NOMBRE INICIATIVA': { to: 'nombre', also: ['INICIATIVA', 'NOMBRE', 'DENOMINACIÓN'] },
    TIPO: {
      to: 'naturaleza',
      alias: { ESTUDIO: 'ESTUDIO_BASICO', 'PROGRAMA DE INVERSIÓN': 'PROGRAMA_INVERSION' },
    },
    COMUNA: {
      to: 'comunas',
      also: ['COMUNAS', 'TERRITORIO'],
      split: /\s*[,;/]\s*|\s+Y\s+/i,
      alias: { TREHUACO: 'Treguaco', 'SAN FABAN': 'San Fabián', 'CH. VIEJO': 'Chillán Viejo', ...sinComuna },
    },
    '= territorio': { to: 'territorio', read: regla.territorioDe },
    ETAPA: 'etapa',
    TIPOLOGÍA: { to: 'mecanismo', alias: regla.mecanismosPorTipologia },
    '= tipología': { to: 'tipologia', read: regla.tipologiaDe },
    '= fondo': { to: 'fondo', read: regla.fondoDe },
    SUBTIPOLOGÍAS: 'subtipologia',
    '= tipo de FRIL': { to: 'subtipoFril', read: regla.subtipoFrilDe },
    '= categoría C33': { to: 'categoriaC33', read: regla.categoriaC33De },
    SUBT: { to: 'subtitulo', read: regla.codigoPresupuestario(2) },
    ITEM: { to: 'itemPresupuestario', read: regla.codigoPresupuestario(2) },
    ASIG: { to: 'asignacion', read: regla.codigoPresupuestario(3) },
    FORMULADOR: 'formulador',
    ORIGEN: { to: 'origen', alias: { 'SECTORIAL / OTRO': 'SECTORIAL' } },
    'UNIDAD TÉCNICA': 'unidadTecnica',
    'ALCANCE INICIATIVA': 'alcance',
    'DIVISIÓN VINCULADA': { to: 'division', alias: { DIDESOH: 'DIDESO', DIINF: 'DIT' } },
    'CARTERA REZAGO': 'carteraRezago',
    SECTOR: 'sector',
    SUBSECTOR: 'subsector',
    'MONTO INICIATIVA': {
      ...enMiles('montoIniciativa'),
      also: ['MONTO TOTAL', 'MONTO TOTAL INICIATIVA', 'COSTO TOTAL'],
    },
    'MONTO SECTORIAL': enMiles('montoSectorial'),
    'MONTO FNDR': { ...enMiles('montoFndr'), also: ['FNDR', 'APORTE FNDR'] },
    'MONTO FINAL APROB.': enMiles('montoAprobado'),
    'GASTO VIGENTE': enMiles('gastoVigente'),
    'GASTO SIG. AÑOS': enMiles('gastoSiguientes'),
    'ESTADO ACTUAL': { to: 'estadoPreinversion', also: ['ESTADO'] },
    'FECHA ESTADO ACTUAL': 'fechaEstadoPreinversion',
    'RATE ACTUAL': { to: 'rateActual', also: ['RATE'], alias: { 'RS/REEVALUACION': 'RE' } },
    'FECHA ULTIMO RATE': 'fechaRate',
    'N° RATES EMITIDOS': 'ratesEmitidos',
    'FECHA RECEPC. GORE': 'fechaRecepcion',
    'N° CERTIF. RS': 'certificadoRs',
    'FECHA CERTIF. RS': 'fechaCertificadoRs',
    'N° CERT.CORE O RES. EXTA INCORP': 'certificadoCore',
    'FECHA CERTIF. APROBADO CORE': 'fechaCertificadoCore',
    EJE: 'eje',
    LINEAMIENTO: 'lineamiento',
    OBJETIVO: 'objetivo',
    'N° EMPLEOS EST. HOMBRE': 'empleosHombres',
    'N° EMPLEOS EST. MUJER': 'empleosMujeres',
    'N° BENEF DIRECT HOM': 'beneficiariosHombres',
    'N° BENEF DIRECTOS MUJ': 'beneficiariosMujeres',
    'PRIORIZADO GOBERNADOR': 'priorizadaGobernador',
  },
  helpers: {
    DV: { label: 'Parte del BIP (lo que sigue al guion)', also: ['SUFIJO', 'DÍGITO VERIFICADOR'] },
    PROVINCIA: { label: 'Provincia (para el territorio)' },
  },
  state: regla.estadoInicial,
  skip: regla.motivoDeOmision,
  warn: regla.avisoDeCodigo,
  totals: [
    'montoIniciativa',
    'montoSectorial',
    'montoFndr',
    'montoAprobado',
    'gastoVigente',
    'gastoSiguientes',
  ],
} as const;
