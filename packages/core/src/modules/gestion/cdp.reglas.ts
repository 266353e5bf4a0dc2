import { sumarDias } from '../../kernel/declare/valores/fecha.ts';

/** What the rules of a certificate read of its allocation. */
export interface AsignacionLeida {
  readonly estado: string;
}

/** Why no certificate can be issued over an allocation, or nothing. */
export const asignacionQueNoRige = (asignacion: AsignacionLeida | undefined): string | undefined =>
  asignacion?.estado === 'EJECUCION'
    ? undefined
    : 'La asignación no está en ejecución: elija una del presupuesto que rige o inicie su ejecución.';

/** From when and until when a certificate stands, `dias` after it is issued. */
export const vigencia = (hoy: string, dias: number) => ({
  emitidoEl: hoy,
  vence: sumarDias(hoy, dias),
});

/** Why a certificate no longer serves, or nothing; it serves on the day it expires. */
export const certificadoVencido = (vence: string | undefined, hoy: string): string | undefined =>
  vence !== undefined && vence < hoy ? 'El certificado venció: solicite uno nuevo.' : undefined;

/** Number and year of what has a legal number. */
export const folio = (numero: number | undefined, anio: number | undefined): string | undefined =>
  numero === undefined ? undefined : `${numero}/${anio}`;
