import * as regla from './convenio.planilla.reglas.ts';

/** Columns both layouts of the register share. Names of officials are not read. */
const comunes = {
  CODIGO: { to: 'iniciativa', by: 'bip', also: ['CODIGO BIP', 'BIP', 'CODIGO INICIATIVA'] },
  '= código del registro': {
    to: 'numero',
    read: (_: string, fila: Readonly<Record<string, string>>) => fila.CODIGO,
  },
  '= tipo': { to: 'tipo', read: regla.tipoDe },
  'UNIDAD TECNICA': { to: 'contraparte', also: ['UNIDAD EJECUTORA', 'MUNICIPIO'] },
  'NOMBRE DE LA INICIATIVA': { to: 'materia', also: ['INICIATIVA', 'MATERIA'] },
  'MONTO FNDR M$': { to: 'montoTotal', unit: 'M$', also: ['MONTO CONVENIO', 'MONTO TOTAL', 'MONTO'] },
  'Nº RES INCORPORA/ CERT CORE': { to: 'certificadoCore', also: ['Nº CERT CORE'] },
  'FECHA RES INCORPORA/ CERT CORE': { to: 'fechaCore', also: ['FECHA CERT CORE'] },
  'Nº RES CREA ASIGNACIÓN': 'resolucionAsignacion',
  'FECHA RES CREA ASIGNACIÓN': 'fechaAsignacion',
  'FECHA FIRMA DE CONVENIO': { to: 'firmadoEl', also: ['FECHA FIRMA'] },
  'ESTADO CONVENIO EN CGR': { to: 'resultadoCgr', read: regla.resultadoCgrDe, also: ['ESTADO CGR'] },
  'FECHA TOMA DE RAZON DE CGR': { to: 'fechaTomaRazon', also: ['FECHA TOMA DE RAZON'] },
} as const;

const reglas = {
  helpers: {
    SUB: { label: 'Subtítulo (dice el tipo de convenio)' },
    'ESTADO DE CONVENIO': { label: 'Estado del convenio', also: ['ESTADO'] },
  },
  state: regla.estadoDe,
  skip: regla.motivoDeOmision,
  key: regla.claveDe,
  doubt: regla.dudaDeHitos,
  // The registers tell what was signed years ago: dates that contradict each other are told, not refused.
  past: true,
  kin: ['registro2023', 'registro2025'],
  totals: ['montoTotal'],
} as const;

/** The register of agreements as it was kept in 2023 and 2024: each paper has a column for its number and one for its date. */
export const registro2023 = {
  label: 'Registro de convenios 2023 y 2024',
  recognise: ['CODIGO', 'UNIDAD TECNICA', 'MONTO FNDR M$', 'ESTADO DE CONVENIO', 'Nº RES APRUEBA CONVENIO'],
  columns: {
    ...comunes,
    'Nº RES APRUEBA CONVENIO': { to: 'resolucionAprueba', also: ['Nº RESOLUCIÓN'] },
    'FECHA RES APRUEBA CONVENIO': { to: 'fechaAprueba', also: ['FECHA RESOLUCIÓN'] },
    'TIPO DE RESOLUCIÓN': 'caracterAprueba',
    'Nº OFICIO ENVIA CONVENIO': 'oficioEnvio',
    'FECHA OFICIO ENVIA CONVENIO': 'fechaEnvio',
    'Nº RES REFERENTE TECNICO': 'resolucionReferente',
  },
  ...reglas,
} as const;

const APRUEBA = 'Nº RES Y FECHA APRUEBA CONVENIO';
const ENVIA = 'Nº Y FECHA OFICIO ENVIA CONVENIO';

/** The register of 2025: number and date of a paper share a cell, and nothing says whether the act is exempt. */
export const registro2025 = {
  label: 'Registro de convenios 2025',
  recognise: ['CODIGO', 'UNIDAD TECNICA', 'MONTO FNDR M$', 'ESTADO DE CONVENIO', APRUEBA],
  columns: {
    ...comunes,
    [APRUEBA]: { to: 'resolucionAprueba', read: regla.numeroDeActo },
    '= fecha de la resolución': { to: 'fechaAprueba', read: regla.fechaDeActo(APRUEBA) },
    [ENVIA]: { to: 'oficioEnvio', read: regla.numeroDeActo },
    '= fecha del oficio': { to: 'fechaEnvio', read: regla.fechaDeActo(ENVIA) },
    'RES REFERENTE TECNICO': 'resolucionReferente',
  },
  ...reglas,
} as const;
