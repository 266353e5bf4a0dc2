import { conPuntos } from './numeros.ts';

/** Unit an amount is written in: pesos, or thousands of pesos. Storage knows pesos only. */
export type UnidadMonto = '$' | 'M$';

/** Half a peso goes away from zero, so that a sum and its negative round alike. */
const redondear = (numero: number): number => Math.sign(numero) * Math.round(Math.abs(numero));

const conSigno = (entero: number, simbolo: string): string =>
  `${entero < 0 ? '-' : ''}${simbolo}${conPuntos(Math.abs(entero))}`;

/**
 * Whole pesos of an amount given in its own unit.
 *
 * @param decimales hundredths of the unit, −99 to 99, of the same sign as `valor`: exact in `M$`, rounded in
 * `$`. @throws RangeError when the amount is no safe integer of pesos.
 */
export function aPesos(valor: number, unidad: UnidadMonto, decimales = 0): number {
  const pesos = unidad === 'M$' ? valor * 1000 + decimales * 10 : valor + redondear(decimales / 100);
  if (!Number.isSafeInteger(pesos)) throw new RangeError('El monto no cabe en pesos enteros.');
  return pesos;
}

/** Pesos as people read them: `$1.236.699.331`, `-$1.570`. */
export const formatearPesos = (pesos: number): string => conSigno(pesos, '$');

/** Pesos shown in thousands, rounded: `M$1.236.699`. */
export const formatearMiles = (pesos: number): string => conSigno(redondear(pesos / 1000), 'M$');
