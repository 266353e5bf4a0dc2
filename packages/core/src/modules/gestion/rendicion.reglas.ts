import { formatearPesos } from '../../kernel/declare/valores/dinero.ts';

/** Kinds of report an executor hands in (gestion.md §1.10). */
export const tiposInforme = {
  MENSUAL: 'Mensual',
  REGULARIZACION: 'Regularización',
  SIN_MOVIMIENTO: 'Sin movimiento',
} as const;

/** Kinds of document a report carries. */
export const tiposDocumento = {
  REND: 'Rendición',
  SUBS: 'Subsanación',
  REINT: 'Reintegro',
  ANEXO: 'Anexo',
} as const;

/** What the rules of a report read of the agreement it accounts for. */
export interface ConvenioRendido {
  readonly iniciativa?: string;
  readonly contraparte: string;
}

/** A period ends after it begins. */
export const periodoImposible = (desde: string | undefined, hasta: string | undefined): string | undefined =>
  desde !== undefined && hasta !== undefined && hasta < desde
    ? 'El período termina antes de comenzar: corrija una de las dos fechas.'
    : undefined;

interface Montos {
  readonly tipoInforme?: keyof typeof tiposInforme;
  readonly montoRendido?: number;
  readonly gastoAdministrativo?: number;
}

/** Why the amounts of a report cannot be, or nothing. */
export const montosImposibles = (montos: Montos): string | undefined => {
  const { tipoInforme, montoRendido = 0, gastoAdministrativo = 0 } = montos;
  if (tipoInforme === 'SIN_MOVIMIENTO' && montoRendido > 0)
    return 'Un informe sin movimiento no rinde gasto: cambie el tipo de informe o el monto.';
  return gastoAdministrativo > montoRendido
    ? 'El gasto administrativo es parte de lo rendido: no puede superarlo.'
    : undefined;
};

/** A part of an amount, in percent with two decimals; nothing of nothing. */
export const porcentaje = (parte: number | undefined, todo: number | undefined): number | undefined =>
  parte === undefined || !todo ? undefined : Math.round((parte * 10_000) / todo) / 100;

/** Whether a report came in time; nothing while it has not come. */
export const aTiempo = (presentada: string | undefined, plazo: string | undefined): boolean | undefined =>
  presentada === undefined || plazo === undefined ? undefined : presentada <= plazo;

/**
 * Why the administrative expense is too much, or nothing (Glosa 06, US-FIN-REND-016).
 *
 * @param tope percentage of what is accounted for.
 */
export const gastoExcesivo = (
  gasto: number | undefined,
  rendido: number,
  tope: number,
): string | undefined =>
  (gasto ?? 0) * 100 > rendido * tope
    ? `El gasto administrativo pasa de ${tope} % (${formatearPesos(Math.floor((rendido * tope) / 100))}): observe la rendición.`
    : undefined;
