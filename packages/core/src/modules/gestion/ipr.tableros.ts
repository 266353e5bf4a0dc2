import * as regla from './ipr.tableros.reglas.ts';

/**
 * The execution board of FRIL and subtítulo 31: what is still to be spent on each initiative, by state (gestion.md §7.3).
 * Its columns of money name their years.
 */
const tableroDe = <const A extends number>(anio: A, label: string) =>
  ({
    label,
    recognise: ['Código', 'Comuna', 'Nombre Iniciativa', 'Estado Iniciativa', `Saldo ${anio}`],
    columns: {
      Comuna: { to: 'comunas', alias: { TREHUACO: 'Treguaco', REGIONAL: '', INTERCOMUNAL: '' } },
      Código: { to: 'bip', read: regla.bipDe, also: ['BIP', 'Código BIP'] },
      'Nombre Iniciativa': { to: 'nombre', also: ['Iniciativa', 'Nombre'] },
      'Unidad Técnica': 'unidadTecnica',
      'Item Presupuestario': { to: 'subtitulo', read: regla.parteDelItem(0) },
      '= ítem': { to: 'itemPresupuestario', read: regla.itemDe(1) },
      '= asignación': { to: 'asignacion', read: regla.itemDe(2) },
      [`Saldo ${anio}`]: { to: 'gastoVigente', unit: 'M$' },
      [`Saldo ${anio + 1}`]: { to: 'gastoSiguientes', unit: 'M$' },
    },
    helpers: {
      'Estado Iniciativa': { label: 'Estado de la iniciativa', also: ['Estado'] },
      'Sub-Estado Iniciativa': { label: 'Subestado de la iniciativa', also: ['Sub-Estado'] },
    },
    fixed: { anioPresupuestario: anio },
    state: regla.estadoDelTablero,
    totals: ['gastoVigente', 'gastoSiguientes'],
  }) as const;

/** The board as it is kept now. */
export const tablero31 = tableroDe(2026, 'Tablero de ejecución FRIL y subtítulo 31');

/** The same board a year later. */
export const tablero2027 = tableroDe(2027, 'Tablero de ejecución FRIL y subtítulo 31, 2027');

/** The master sheet of execution: monthly columns with repeated names, read by where they stand (gestion.md §7.3). */
export const maestra = {
  label: 'Ejecución mensual (MAESTRA)',
  recognise: [
    'CODIGO ÚNICO',
    'AÑO PRESUPUESTARIO',
    'CODIGO BIP',
    'NOMBRE INICIATIVA',
    'GASTO A EJECUTAR 2025',
  ],
  columns: {
    'CODIGO ÚNICO': 'codigoUnico',
    'AÑO PRESUPUESTARIO': 'anioPresupuestario',
    'UNIDAD TÉCNICA': 'unidadTecnica',
    TIPOLOGIA: { to: 'tipologia', also: ['TIPOLOGÍA'] },
    COMUNA: {
      to: 'comunas',
      split: /\s*[,;/-]\s*|\s+Y\s+/i,
      alias: { TREHUACO: 'Treguaco', REGIONAL: '', INTERCOMUNAL: '', ÑUBLE: '' },
    },
    'CODIGO BIP': { to: 'bip', read: regla.bipDe },
    SUBT: { to: 'subtitulo', read: regla.codigo(2) },
    ITEM: { to: 'itemPresupuestario', read: regla.codigo(2) },
    ASIG: { to: 'asignacion', read: regla.codigo(3) },
    'NOMBRE INICIATIVA': { to: 'nombre', also: ['INICIATIVA'] },
    'MONTO TOTAL PROYECTO': { to: 'montoIniciativa', unit: 'M$' },
    'MONTO SECTORIAL M$': { to: 'montoSectorial', unit: 'M$' },
    'MONTO FNDR POSTULADO M$': { to: 'montoFndr', unit: 'M$' },
    'MONTO FNDR ADJUDICADO M$': { to: 'montoAprobado', unit: 'M$' },
    'CERT CORE O RS': 'certificadoCore',
    'FECHA CERTIFICADO': 'fechaCertificadoCore',
    AVANCE: 'avanceFisico',
    'DIVISIÓN VINCULADA': { to: 'division', alias: { DIDESOH: 'DIDESO', DIINF: 'DIT' } },
    'GASTO EJECUTADO 2025': { to: 'gastoVigente', unit: 'M$' },
    'ARRASTRE 2026': { to: 'gastoSiguientes', unit: 'M$' },
    '= meses': { to: 'programacion', read: regla.programacionDe(2025) },
  },
  helpers: { ESTADO: { label: 'Estado', also: ['ESTADO ACTUAL'] } },
  block: { before: 'GASTO A EJECUTAR 2025', columns: regla.columnasDeMeses(2025) },
  warn: regla.avisoDeMeses(2025, 'GASTO EJECUTADO 2025'),
  state: regla.estadoDeMaestra,
  totals: ['montoIniciativa', 'montoFndr', 'montoAprobado', 'gastoVigente', 'gastoSiguientes'],
} as const;
