import { type Celda, type Lectura, rechazar, VACIA } from './lectura.ts';
import { limpiar, plegar } from './texto.ts';

const ERROR_DE_FORMULA =
  /^#[¡¿]?(REF|VALUE|VALOR|NAME|NOMBRE|DIV\/0|NUM|NULL|NULO|ERROR|SPILL|DESBORDAMIENTO|CALC)[!?]$/i;
const NO_DISPONIBLE = /^#N\/[AD]$/i;
/** `####` is a number wider than its column; `_<` and `<<<` are filler left by real sheets. */
const RELLENO = /^(#{2,}|_<+|<{2,})$/;

/** Folded marks people write for "there is nothing here". */
const AUSENTE = new Set([
  '-',
  '--',
  'N/A',
  'S/D',
  'S/F',
  'S/I',
  'S/N',
  'NO APLICA',
  'SIN DATO',
  'SIN FECHA',
  'SIN INFORMACION',
]);

/**
 * Tells the error marks of Excel and Google Sheets, in English and Spanish, from data. Expects clean text.
 */
export const esErrorDePlanilla = (texto: string): boolean =>
  ERROR_DE_FORMULA.test(texto) || NO_DISPONIBLE.test(texto) || RELLENO.test(texto);

/**
 * Reads the text of a cell, clean and on one line. Blanks and marks of absence (`-`, `N/A`, `S/F`…) are an
 * empty cell; error marks (`#REF!`…) are refused.
 */
export function leerTexto(celda: Celda): Lectura<{ readonly texto: string }> {
  const texto = limpiar(String(celda));
  if (esErrorDePlanilla(texto)) {
    return rechazar('La celda trae un error de la planilla: corrija la fórmula o escriba el dato.');
  }
  return texto === '' || AUSENTE.has(plegar(texto)) ? VACIA : { ok: true, texto };
}
