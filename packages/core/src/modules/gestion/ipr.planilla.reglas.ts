import type { RawRow } from '../../kernel/declare/sheet.ts';
import { leerBip } from '../../kernel/declare/valores/bip.ts';
import { leerTexto } from '../../kernel/declare/valores/celda.ts';
import { plegar } from '../../kernel/declare/valores/texto.ts';
import type { categoriasC33, estados, Mecanismo, subtiposFril } from './ipr.catalogos.ts';

type Estado = keyof typeof estados;

const celda = (fila: RawRow, encabezado: string): string => {
  const lectura = leerTexto(fila[encabezado] ?? '');
  return lectura.ok ? lectura.texto : '';
};

const palabra = (fila: RawRow, encabezado: string): string => plegar(celda(fila, encabezado));

/** TIPOLOGÍA de la planilla → mecanismo. Glosa 5.1 y glosas comunes son transferencias a entidades públicas. */
export const mecanismosPorTipologia = {
  FRIL: 'FRIL',
  'C-33': 'C33',
  MIDESO: 'SNI',
  TRANSFERENCIA: 'TRANSFER',
  TRANSFERENCIAS: 'TRANSFER',
  'GLOSA 5.1': 'TRANSFER',
  'GLOSAS COMUNES': 'TRANSFER',
} as const satisfies Readonly<Record<string, Mecanismo>>;

const mecanismoDe = new Map<string, Mecanismo>(Object.entries(mecanismosPorTipologia));

/** What a favourable RATE leads to; the sheet writes «RS» for every mechanism. */
const favorable: Readonly<Record<Mecanismo, Estado>> = {
  SNI: 'RS',
  C33: 'RS',
  FRIL: 'AT',
  GLOSA06: 'RF',
  TRANSFER: 'ITF',
  SUBV8: 'SELECCIONADO',
  FRPD: 'SELECCIONADO',
};

const favorables = new Set(['RS', 'APROBADO']);

/** A RATE that settles the state by itself, whatever ESTADO ACTUAL says. */
const porRate: Readonly<Record<string, Estado>> = {
  FI: 'FI',
  OT: 'OT',
  INADMISIBLE: 'INADMISIBLE',
  RE: 'EN_EVALUACION',
  REEMP: 'EN_EVALUACION',
  'RS/REEVALUACION': 'EN_EVALUACION',
  'PRE-ADMISIBLE': 'EN_REVISION',
  'EN REVISION': 'EN_REVISION',
};

/** ESTADO ACTUAL, for rows whose RATE does not say how the evaluation ended. */
const porEstado: Readonly<Record<string, Estado>> = {
  'INGRESADO A PREINVERSION': 'INGRESADO',
  REVISAR: 'EN_REVISION',
  'REV PREINV': 'EN_REVISION',
  'REV SUB OBSE': 'EN_REVISION',
  'REVISANDO PREINVERSION': 'EN_REVISION',
  'REVISANDO ADMISIBILIDAD': 'EN_REVISION',
  'SUBSANANDO OBSERVACIONES': 'EN_REVISION',
  ADMISIBLE: 'ADMISIBLE',
  INADMISIBLE: 'INADMISIBLE',
  'NO RECOMEN': 'INADMISIBLE',
  'REV MDS': 'EN_EVALUACION',
  'REVISANDO MDS': 'EN_EVALUACION',
  'PRIORIZANDO MDS': 'EN_EVALUACION',
  'NO PRIO INTEN MDS': 'EN_EVALUACION',
};

/**
 * State in which a row of the sheet ANÁLISIS arrives, never further than the sheet proves:
 *
 * | RATE ACTUAL | VIGENCIA | ESTADO ACTUAL | state |
 * |---|---|---|---|
 * | favourable (RS, APROBADO) | NO VIGENTE | any | ADMISIBLE: the recommendation lapsed and must be asked again |
 * | favourable | other | CONVENIO APROBADO | EN_FORMALIZACION |
 * | favourable | other | any other | the favourable state of its mechanism; EN_EVALUACION when it has none |
 * | FI · OT · INADMISIBLE | any | any | the same |
 * | RE · REEMP · RS/REEVALUACION | any | any | EN_EVALUACION |
 * | PRE-ADMISIBLE · EN REVISIÓN | any | any | EN_REVISION |
 * | ADMISIBLE | any | under review by the ministry | EN_EVALUACION |
 * | ADMISIBLE | any | any other | ADMISIBLE |
 * | none, SIN RATE, NV | any | see `porEstado` | INGRESADO when it says nothing |
 *
 * Approval by the CORE is no state of ours before the CDP, so those rows stay in their favourable state. Nothing
 * arrives ANULADO or CERRADO: a frozen record could not take the corrections of the next sheet. What the sheet said is
 * kept in `estadoPreinversion`, `vigencia` and `rateActual`.
 */
export const estadoInicial = (fila: RawRow): Estado => {
  const rate = palabra(fila, 'RATE ACTUAL');
  const texto = palabra(fila, 'ESTADO ACTUAL');
  if (favorables.has(rate)) {
    if (palabra(fila, 'VIGENCIA') === 'NO VIGENTE') return 'ADMISIBLE';
    const mecanismo = mecanismoDe.get(palabra(fila, 'TIPOLOGÍA'));
    if (!mecanismo) return 'EN_EVALUACION';
    return texto === 'CONVENIO APROBADO' ? 'EN_FORMALIZACION' : favorable[mecanismo];
  }
  if (rate === 'ADMISIBLE') return porEstado[texto] === 'EN_EVALUACION' ? 'EN_EVALUACION' : 'ADMISIBLE';
  return porRate[rate] ?? porEstado[texto] ?? 'INGRESADO';
};

/** Eight digits of the BIP, or nothing when the cell holds something else. */
export const bipDe = (texto: string): string | undefined => {
  const lectura = leerBip(texto);
  return lectura.ok ? lectura.bip : undefined;
};

/** The suffix: its own column, or what follows the dash of the BIP. It is a part, never a check digit. */
export const sufijoDe = (_: string, fila: RawRow): number | undefined => {
  const propio = celda(fila, 'DV');
  if (/^\d{1,2}$/.test(propio)) return Number(propio);
  const lectura = leerBip(celda(fila, 'BIP'));
  return lectura.ok ? lectura.sufijo : undefined;
};

/** A código único is short and carries a digit; notes written over it are not codes. */
export const codigoUnicoDe = (texto: string): string | undefined => {
  const lectura = leerTexto(texto);
  return lectura.ok && /^(?=.*[1-9]).{1,40}$/.test(lectura.texto) ? lectura.texto : undefined;
};

/** Budget codes lose their leading zeros in spreadsheets; a bare `0` means none. */
export const codigoPresupuestario =
  (digitos: number) =>
  (texto: string): string | undefined => {
    if (!/^\d+$/.test(texto) || Number(texto) === 0) return undefined;
    return texto.padStart(digitos, '0');
  };

/** TIPOLOGÍA as the sheet writes it. */
export const tipologiaDe = (_: string, fila: RawRow): string | undefined =>
  celda(fila, 'TIPOLOGÍA') || undefined;

/** The only fund the sheet names, in either column of the typology. */
export const fondoDe = (_: string, fila: RawRow): 'FIC' | undefined =>
  /\bFIC\b/.test(`${palabra(fila, 'TIPOLOGÍA')} ${palabra(fila, 'SUBTIPOLOGÍAS')}`) ? 'FIC' : undefined;

/** SUBTIPOLOGÍAS carries the kind after the mechanism: `FRIL - ÁREAS VERDES`, `C-33 ESTUDIOS`. */
const detalleDe = (fila: RawRow, prefijo: RegExp): string => {
  const texto = palabra(fila, 'SUBTIPOLOGÍAS');
  return prefijo.test(texto) ? texto.replace(prefijo, '') : '';
};

const codigoPorInicio = <C extends string>(
  inicios: Readonly<Record<string, C>>,
  texto: string,
): C | undefined => Object.entries(inicios).find(([inicio]) => texto.startsWith(inicio))?.[1];

type SubtipoFril = keyof typeof subtiposFril;

/** Kind of FRIL by SUBTIPOLOGÍAS; every emergency (fires, floods, safety) is one kind. */
export const subtipoFrilDe = (_: string, fila: RawRow): SubtipoFril | undefined =>
  codigoPorInicio<SubtipoFril>(
    {
      'EDIFICACION PUBLICA COMUNITARIA': 'EDIFICACION_COMUNITARIA',
      'EDIFICACION PUBLICA FISCAL': 'EDIFICACION_FISCAL',
      'SERVICIOS BASICOS': 'SERVICIOS_BASICOS',
      'AREAS VERDES': 'AREAS_VERDES',
      EMERGENCIA: 'EMERGENCIA',
      JUNAEB: 'JUNAEB',
    },
    detalleDe(fila, /^FRIL ?-? ?/),
  );

type CategoriaC33 = keyof typeof categoriasC33;

/** Category of Circular 33 by SUBTIPOLOGÍAS. */
export const categoriaC33De = (_: string, fila: RawRow): CategoriaC33 | undefined =>
  codigoPorInicio<CategoriaC33>(
    {
      'ACTIVOS NO FINANCIEROS': 'ANF',
      'CONSERVACION DE CAMINOS': 'CONSERVACION_CAMINOS',
      'CONSERVACION DE INFRAESTRUCTURA': 'CONSERVACION_INFRA',
      ESTUDIOS: 'ESTUDIOS_GIRO',
      EMERGENCIA: 'EMERGENCIA',
    },
    detalleDe(fila, /^C-33 ?-? ?/),
  );

/** Where the sheet says the initiative is, in its own words. */
export const territorioDe = (_: string, fila: RawRow): string | undefined =>
  [...new Set([celda(fila, 'PROVINCIA'), celda(fila, 'COMUNA')])].filter(Boolean).join(' · ') || undefined;

/** Why a row is no initiative of its own, or nothing. */
export const motivoDeOmision = (fila: RawRow): string | undefined => {
  const codigo = celda(fila, 'COD. ÚNICO');
  const nombre = celda(fila, 'NOMBRE INICIATIVA');
  if (!codigo && nombre) {
    return 'Tiene nombre pero no código único: escríbalo en la planilla y súbala de nuevo.';
  }
  return codigo ? undefined : 'Es una fila de relleno: no trae código ni nombre.';
};

/** What is odd about how a row identifies itself. */
export const avisoDeCodigo = (fila: RawRow): string | undefined => {
  const codigo = celda(fila, 'COD. ÚNICO');
  const bip = celda(fila, 'BIP');
  const leido = bipDe(bip);
  if (leido === undefined) {
    return `El BIP «${bip}» no tiene 8 dígitos: entra por su código único ${codigo}. Complete el BIP en la ficha.`;
  }
  return codigo.startsWith(leido)
    ? undefined
    : 'El código único no corresponde al BIP: se usó el BIP. Revíselo.';
};
