import type { ConvenioLeido } from './cuota.reglas.ts';

/** Why a modification cannot be approved for the state of its agreement, or nothing. */
export const convenioSinAbrir = (convenio: ConvenioLeido | undefined): string | undefined =>
  convenio?.estado === 'EN_MODIFICACION'
    ? undefined
    : 'Abra primero la modificación en el convenio: debe estar «En modificación».';

interface Variacion {
  readonly variacion?: number;
  readonly reevaluada?: boolean;
}

/**
 * A variation beyond a part of the amount needs the initiative evaluated again (US-FIN-GEST-003).
 *
 * @param maximo percentage of the amount that may vary without it.
 */
export const sinReevaluar = (
  { variacion = 0, reevaluada }: Variacion,
  monto: number | undefined,
  maximo: number,
): string | undefined =>
  !reevaluada && Math.abs(variacion) * 100 > (monto ?? 0) * maximo
    ? `La variación pasa de ${maximo} % del monto: la iniciativa debe reevaluarse antes de aprobarla.`
    : undefined;
