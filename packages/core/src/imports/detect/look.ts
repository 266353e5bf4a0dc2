import { esErrorDePlanilla } from '../../kernel/declare/valores/celda.ts';
import { leerDinero } from '../../kernel/declare/valores/dinero-lectura.ts';
import { leerFecha } from '../../kernel/declare/valores/fecha-lectura.ts';
import type { Celda } from '../../kernel/declare/valores/lectura.ts';
import { limpiar } from '../../kernel/declare/valores/texto.ts';

/** Whether a cell shows nothing. */
export const isBlank = (cell: Celda | undefined): boolean =>
  cell === undefined || (typeof cell === 'string' && cell.trim() === '');

const isYear = (text: string): boolean => /^(?:19|20)\d\d$/.test(text);

/** Whether a cell holds what headers never do: an amount, a date, a code, an error. Years may head a column. */
export const isData = (cell: Celda): boolean => {
  if (typeof cell === 'number') return !isYear(String(cell));
  const text = limpiar(cell);
  if (text === '' || isYear(text)) return false;
  return /^-$/.test(text) || esErrorDePlanilla(text) || leerDinero(text).ok || leerFecha(text).ok;
};
