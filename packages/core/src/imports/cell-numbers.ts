import { leerTexto } from '../kernel/declare/valores/celda.ts';
import { leerDinero } from '../kernel/declare/valores/dinero-lectura.ts';
import { type Celda, rechazar } from '../kernel/declare/valores/lectura.ts';
import type { ValueReading } from './value.ts';

const NO_ES_ENTERO = rechazar('No es un número entero: escríbalo sin letras ni decimales.');
const NO_ES_NUMERO = rechazar('No se entiende el número: escríbalo como 1234,5.');
const CON_DECIMALES = /^-?\d+(?:[.,]\d+)?$/;

/** Reads a whole number, with or without thousands: `2024`, `1.550`, `1,550`. */
export const readInteger = (cell: Celda): ValueReading => {
  // Amounts and counts are grouped alike, so the reader of amounts knows every style.
  const amount = leerDinero(cell);
  if (!amount.ok) return amount.vacia ? amount : NO_ES_ENTERO;
  const whole = amount.unidadDeclarada === undefined && !amount.decimales;
  return whole ? { ok: true, valor: amount.valor } : NO_ES_ENTERO;
};

/** Reads a number with at most one separator, that of its decimals: `12,5`, `12.5`. */
export const readNumber = (cell: Celda): ValueReading => {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { ok: true, valor: cell } : NO_ES_NUMERO;
  const reading = leerTexto(cell);
  if (!reading.ok) return reading;
  if (!CON_DECIMALES.test(reading.texto)) return NO_ES_NUMERO;
  return { ok: true, valor: Number(reading.texto.replace(',', '.')) };
};
