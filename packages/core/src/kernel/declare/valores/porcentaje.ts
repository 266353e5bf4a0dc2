import { leerTexto } from './celda.ts';
import { type Celda, type Lectura, rechazar } from './lectura.ts';
import { conDecimales } from './numeros.ts';
import { unificarGuiones } from './texto.ts';

/** What the reader must be told about a column of percentages. */
export interface OpcionesPorcentaje {
  /** Values without `%` are fractions from 0 to 1, as Excel stores them. */
  readonly fraccion?: boolean;
}

type Porcentaje = Lectura<{ readonly porcentaje: number }>;

const PUNTOS = /^-?\d{1,3}(?:[.,]\d{1,2})?( ?%)?$/;
const FRACCION = /^-?\d+(?:[.,]\d+)?$/;

const aCentesimos = (puntos: number): number => Math.round(puntos * 100) / 100;

const desdeFraccion = (fraccion: number): Porcentaje =>
  fraccion >= 0 && fraccion <= 1
    ? { ok: true, porcentaje: aCentesimos(fraccion * 100) }
    : rechazar(
        'La columna trae fracciones y este valor no está entre 0 y 1: corríjalo o agregue el signo %.',
      );

const desdePuntos = (puntos: number): Porcentaje =>
  Math.abs(puntos) < 1000
    ? { ok: true, porcentaje: aCentesimos(puntos) + 0 }
    : rechazar('El porcentaje es demasiado grande: revise el valor.');

/**
 * Reads a percentage in points with two decimals at the most: `100%`, `91,74%`, `2.30%`, `57`.
 *
 * A number is taken in points too unless `fraccion` says otherwise; three or more decimals in a text could be
 * thousands, so they are refused.
 */
export function leerPorcentaje(celda: Celda, { fraccion = false }: OpcionesPorcentaje = {}): Porcentaje {
  if (typeof celda === 'number') return fraccion ? desdeFraccion(celda) : desdePuntos(celda);
  const lectura = leerTexto(celda);
  if (!lectura.ok) return lectura;
  const texto = unificarGuiones(lectura.texto);
  const numero = Number(texto.replace('%', '').replace(',', '.'));
  if (fraccion && FRACCION.test(texto)) return desdeFraccion(numero);
  if (!PUNTOS.test(texto)) return rechazar('No se entiende el porcentaje: escríbalo como 91,74%.');
  return desdePuntos(numero);
}

/** A percentage as people read it: `91,74%`. */
export const formatearPorcentaje = (porcentaje: number): string => `${conDecimales(porcentaje)}%`;
