import { formatearPesos } from '../../kernel/declare/valores/dinero.ts';
import { type Mecanismo, mecanismos, type Rate, rates } from './ipr.catalogos.ts';

interface Clave {
  readonly bip?: string;
  readonly sufijo?: number;
  readonly anioPresupuestario?: number;
  readonly correlativo?: number;
  readonly codigoUnico?: string;
}

/**
 * Natural key of an initiative: BIP, suffix and budget year, and the correlative a person gave to tell repeats
 * apart. The digit after the dash is a sub-initiative, never a check digit (gestion.md §1.3). Lines without a BIP are
 * known by their código único; with neither there is no key.
 */
export const claveIpr = ({ bip, sufijo, anioPresupuestario, correlativo, codigoUnico }: Clave): string => {
  const base = bip ? `${bip}-${sufijo ?? 0}/${anioPresupuestario ?? 's-año'}` : (codigoUnico ?? '');
  return base && correlativo ? `${base}·${correlativo}` : base;
};

/** Why an initiative cannot be told from others, or nothing. */
export const sinIdentidad = ({ bip, codigoUnico }: Pick<Clave, 'bip' | 'codigoUnico'>): string | undefined =>
  bip || codigoUnico
    ? undefined
    : 'Indique el código BIP o, si no tiene, el código único: por él se reconoce la iniciativa.';

/** RATE that opens the way to money for each mechanism (gestion.md §1.5, tracks A to E2). */
const favorables: Readonly<Record<Mecanismo, readonly Rate[]>> = {
  SNI: ['RS'],
  C33: ['AD', 'RS'],
  FRIL: ['AT'],
  GLOSA06: ['RF'],
  TRANSFER: ['ITF'],
  SUBV8: ['SEL'],
  FRPD: ['SEL', 'RS', 'RF'],
};

/** Why a RATE cannot be the favourable result of a mechanism, or nothing. */
export const resultadoImpropio = (mecanismo: Mecanismo | undefined, rate: Rate): string | undefined => {
  if (!mecanismo) return 'Indique primero el mecanismo de la iniciativa.';
  if (favorables[mecanismo].includes(rate)) return undefined;
  const propios = favorables[mecanismo].map((code) => rates[code]).join(' o ');
  return `${mecanismos[mecanismo]} no se resuelve con ${rates[rate]}: corresponde ${propios}.`;
};

interface Atributos {
  readonly mecanismo?: Mecanismo;
  readonly rateActual?: Rate;
  readonly etapa?: string;
  readonly categoriaC33?: string;
  readonly subtipoFril?: string;
  readonly cumpleTopeUtm?: boolean;
  readonly faseEvaluacionCentral?: string;
  readonly puntaje?: number;
  readonly ejeFomento?: string;
}

const obligatorios: Readonly<Record<Mecanismo, readonly (readonly [keyof Atributos, string])[]>> = {
  SNI: [['rateActual', 'el RATE']],
  C33: [['categoriaC33', 'la categoría de Circular 33']],
  FRIL: [
    ['subtipoFril', 'el tipo de FRIL'],
    ['cumpleTopeUtm', 'si cumple el tope en UTM'],
  ],
  GLOSA06: [['faseEvaluacionCentral', 'la fase de evaluación central']],
  TRANSFER: [],
  SUBV8: [['puntaje', 'el puntaje de evaluación']],
  FRPD: [['ejeFomento', 'el eje de fomento']],
};

/** Attributes the mechanism makes mandatory and the initiative still lacks, as a sentence, or nothing. */
export const atributosFaltantes = (item: Atributos): string | undefined => {
  if (!item.mecanismo) return 'Indique primero el mecanismo de la iniciativa.';
  const faltan = obligatorios[item.mecanismo]
    .filter(([campo]) => item[campo] === undefined)
    .map(([, nombre]) => nombre);
  if (faltan.length) return `Falta ${faltan.join(' y ')}, que ${mecanismos[item.mecanismo]} exige.`;
  if (item.mecanismo === 'FRIL' && item.cumpleTopeUtm === false)
    return 'La iniciativa supera el tope en UTM del FRIL: cambie el mecanismo o el monto.';
  return undefined;
};

/**
 * A FRIL stays under its cap (gestion.md §1.6).
 *
 * @param tope in UTM.
 * @param utm value of the UTM in pesos.
 */
export const sobreTopeFril = (
  item: Pick<Atributos, 'mecanismo'> & { readonly montoAprobado?: number },
  tope: number,
  utm: number,
): string | undefined =>
  item.mecanismo === 'FRIL' && (item.montoAprobado ?? 0) > tope * utm
    ? `El monto aprobado pasa del tope del FRIL, ${tope} UTM (${formatearPesos(tope * utm)}): baje el monto o cambie el mecanismo.`
    : undefined;

/** A recommendation is valid for three budget years (gestion.md §1.5). */
export const recomendacionVencida = (fechaRate: string | undefined, hoy: string): string | undefined =>
  fechaRate && Number(hoy.slice(0, 4)) - Number(fechaRate.slice(0, 4)) > 3
    ? 'La recomendación tiene más de tres años presupuestarios: pida la reevaluación.'
    : undefined;

interface Avance {
  readonly avanceFisico?: number;
  readonly avanceFinanciero?: number;
}

/** Progress may be corrected downwards, but not without saying why. */
export const avanceSinExplicar = (antes: Avance, ahora: Avance, comentario?: string): string | undefined => {
  const baja =
    (ahora.avanceFisico ?? antes.avanceFisico ?? 0) < (antes.avanceFisico ?? 0) ||
    (ahora.avanceFinanciero ?? antes.avanceFinanciero ?? 0) < (antes.avanceFinanciero ?? 0);
  return baja && !comentario?.trim()
    ? 'El avance baja respecto del registrado: explique por qué en el comentario.'
    : undefined;
};

/** Provisional reception asks for finished works. */
export const avanceIncompleto = (avanceFisico: number | undefined): string | undefined =>
  (avanceFisico ?? 0) < 100 ? 'El avance físico registrado no llega a 100 %.' : undefined;

/** Employment promised by the initiative, men and women together. */
export const empleosTotales = (hombres?: number, mujeres?: number): number | undefined =>
  hombres === undefined && mujeres === undefined ? undefined : (hombres ?? 0) + (mujeres ?? 0);
