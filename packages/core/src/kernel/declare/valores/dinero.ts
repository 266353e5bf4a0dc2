import { conPuntos } from './numeros.ts';

/** Units an amount is written in: pesos, thousands and millions of pesos, each with one mark more than the one before. */
export const unidadesMonto = ['$', 'M$', 'MM$'] as const;

/** Unit an amount is written in. Storage knows pesos only. */
export type UnidadMonto = (typeof unidadesMonto)[number];

/** Pesos of one of each unit, as Chilean public accounts write them: M is a thousand, MM a million. */
const pesosDe: Readonly<Record<UnidadMonto, number>> = { $: 1, M$: 1000, MM$: 1_000_000 };

/** Half a peso goes away from zero, so that a sum and its negative round alike. */
const redondear = (numero: number): number => Math.sign(numero) * Math.round(Math.abs(numero));

const conSigno = (entero: number, simbolo: string): string =>
  `${entero < 0 ? '-' : ''}${simbolo}${conPuntos(Math.abs(entero))}`;

const enteros = (pesos: number): number => {
  if (!Number.isSafeInteger(pesos)) throw new RangeError('El monto no cabe en pesos enteros.');
  return pesos;
};

/**
 * Whole pesos of an amount given in its own unit.
 *
 * @param decimales hundredths of the unit, −99 to 99, of the same sign as `valor`: rounded in `$`, exact in the others.
 * @throws RangeError when the amount is no safe integer of pesos.
 */
export const aPesos = (valor: number, unidad: UnidadMonto, decimales = 0): number =>
  enteros(valor * pesosDe[unidad] + redondear((decimales * pesosDe[unidad]) / 100));

/**
 * Whole pesos of a number a sheet holds as such, whatever its fraction: `1,234567` in `MM$` is 1.234.567.
 *
 * @throws RangeError when it is no safe integer of pesos.
 */
export const numeroAPesos = (numero: number, unidad: UnidadMonto): number =>
  enteros(redondear(numero * pesosDe[unidad]) + 0);

/** Pesos as people read them: `$1.236.699.331`, `-$1.570`. */
export const formatearPesos = (pesos: number): string => conSigno(pesos, '$');

/** Pesos shown in thousands, rounded: `M$1.236.699`. */
export const formatearMiles = (pesos: number): string => conSigno(redondear(pesos / 1000), 'M$');
