import { repararMojibake } from './mojibake.ts';

/**
 * Controls and invisible format characters (zero width, soft hyphen, bidirectional marks), tabs and line ends
 * apart.
 */
const INVISIBLES = /(?![\t-\r])[\p{Cc}\p{Cf}]/gu;

/** Most cells of most sheets: nothing but printable ASCII, in words parted by single blanks. */
const YA_LIMPIO = /^[!-~]+(?: [!-~]+)*$/;

/**
 * Text of a cell as a person sees it, on one line: mojibake repaired, invisible characters dropped, every run
 * of blanks (NBSP and line ends too) made one space, no blanks at the ends, composed accents (NFC).
 */
export const limpiar = (texto: string): string =>
  YA_LIMPIO.test(texto)
    ? texto
    : repararMojibake(texto).replace(INVISIBLES, '').replace(/\s+/g, ' ').trim().normalize('NFC');

/** Every typographic dash and the minus sign written as `-`. */
export const unificarGuiones = (texto: string): string => texto.replace(/[‐-―−]/g, '-');

/**
 * Key for comparing names typed by different hands: clean, upper case, no accents, plain dashes.
 *
 * `Ñ` folds to `N` on purpose, since half of the sheets write `NIQUEN` or `NUBLE`; the key is for matching,
 * never for display. `Nº` and `N°` give the same key.
 */
export const plegar = (texto: string): string =>
  YA_LIMPIO.test(texto) ? texto.toUpperCase() : plegarTodo(texto);

const plegarTodo = (texto: string): string =>
  unificarGuiones(limpiar(texto))
    .replace(/[°º]/g, 'o')
    .replace(/ª/g, 'a')
    .toUpperCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
