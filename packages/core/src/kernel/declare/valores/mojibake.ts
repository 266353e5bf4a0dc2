/**
 * Characters of bytes 0x80–0x9F in windows-1252, as WHATWG decodes them: the five unassigned stay C1
 * controls.
 */
const CP1252_ALTOS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** UTF-8 sequences read as windows-1252 begin so for Latin letters (Â, Ã) and for typographic signs (â). */
const SECUENCIA = /[ÂÃ][\u0080-\uffff]|â[\u0080-\uffff]{2}/g;

/**
 * What a repair may yield: Latin-1 signs and letters (but `ÿ`, trace of a lost byte), dashes, quotes, … and
 * €.
 */
const ESPERADO = /^[\u00a0-\u00fe\u2013-\u2026€]/;

const utf8 = new TextDecoder('utf-8');

/** A character of no windows-1252 byte becomes 0xff, which UTF-8 never uses. */
const byteDe = (caracter: string): number => {
  const alto = CP1252_ALTOS.indexOf(caracter);
  return alto < 0 ? Math.min(caracter.charCodeAt(0), 0xff) : 0x80 + alto;
};

const decodificar = (secuencia: string): string => {
  const caracter = utf8.decode(Uint8Array.from(Array.from(secuencia, byteDe)));
  return ESPERADO.test(caracter) ? caracter : secuencia;
};

/**
 * Undoes text that was UTF-8 and was read as windows-1252: `Ã‘UBLE` → `ÑUBLE`.
 *
 * Only sequences that decode to a character used in Spanish are touched: when bytes were lost on the way
 * (`Ã¿UBLE`) the text stays as it came, since any letter would be a guess.
 */
export const repararMojibake = (texto: string): string => texto.replace(SECUENCIA, decodificar);
