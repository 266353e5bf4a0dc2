import { limpiar } from './texto.ts';

/** Order of day and month in dates written with slashes. */
export type Dialecto = 'dmy' | 'mdy';

/**
 * Way a date with slashes is written: `conCero` has two digits in day and month (`07/04/2024`), `sinCero` has
 * one in either (`7/4/2024`). In real sheets each way keeps an order of its own within a column.
 */
export type FormaFecha = 'conCero' | 'sinCero';

/** What the dates of one way prove about their order. */
export interface Inferencia {
  /** `mixto`: both orders are proved; `ambiguo`: neither is. Then a person decides. */
  readonly veredicto: Dialecto | 'mixto' | 'ambiguo';
  /** Dates that can only be day/month. */
  readonly dmy: number;
  /** Dates that can only be month/day. */
  readonly mdy: number;
  /** Dates that are two different days under the two orders. */
  readonly ambiguas: number;
}

const CON_BARRAS = /^(\d{1,2})\/(\d{1,2})\/(?:\d{4}|\d\d)$/;

/** What one date proves; nothing when it is no date with slashes or the order does not matter. */
type Prueba = Dialecto | 'ambigua' | undefined;

const esMes = (numero: number): boolean => numero >= 1 && numero <= 12;
const soloEsDia = (numero: number): boolean => numero > 12 && numero <= 31;

function probar(primero: number, segundo: number): Prueba {
  if (soloEsDia(primero) && esMes(segundo)) return 'dmy';
  if (esMes(primero) && soloEsDia(segundo)) return 'mdy';
  return esMes(primero) && esMes(segundo) && primero !== segundo ? 'ambigua' : undefined;
}

const pruebaDe = (texto: string): Prueba => {
  const partes = CON_BARRAS.exec(limpiar(texto));
  return partes ? probar(Number(partes[1]), Number(partes[2])) : undefined;
};

/** Which way a date with slashes is written. Expects clean text. */
export const formaDe = (texto: string): FormaFecha => (/^\d\d\/\d\d\//.test(texto) ? 'conCero' : 'sinCero');

/** Tells a date with slashes that is two different days under the two orders (`7/2/2025`, not `5/5/2025`). */
export const esAmbigua = (texto: string): boolean => pruebaDe(texto) === 'ambigua';

function inferir(muestras: readonly string[]): Inferencia {
  const pruebas = muestras.map(pruebaDe);
  const contar = (buscada: Prueba): number => pruebas.filter((prueba) => prueba === buscada).length;
  const [dmy, mdy, ambiguas] = [contar('dmy'), contar('mdy'), contar('ambigua')];
  if (dmy > 0 && mdy > 0) return { veredicto: 'mixto', dmy, mdy, ambiguas };
  const probado = dmy > 0 ? 'dmy' : 'mdy';
  return { veredicto: dmy + mdy > 0 ? probado : 'ambiguo', dmy, mdy, ambiguas };
}

/**
 * Infers the order of day and month in the dates with slashes of one column, from those whose first or second
 * number is above 12 and so can only be the day. The two ways of writing are judged apart; other texts are
 * ignored.
 */
export function inferirDialecto(muestras: readonly string[]): Readonly<Record<FormaFecha, Inferencia>> {
  const deForma = (forma: FormaFecha) => muestras.filter((muestra) => formaDe(limpiar(muestra)) === forma);
  return { conCero: inferir(deForma('conCero')), sinCero: inferir(deForma('sinCero')) };
}
