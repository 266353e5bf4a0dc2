import { essence } from './similar.ts';

/** How real registers write the same institution (gestion.md §7.3: 124 spellings of a few dozen). */
const expansions: readonly (readonly [RegExp, string])[] = [
  [/\b(?:I|ILUSTRE) (?=MUNICIPALIDAD|MUNIC?|MUNICIP|MUNIPALIDAD)/g, ''],
  [/\b(?:MUN|MUNIC|MUNICIP|MUNIPALIDAD|MUNICIPIO|MUNICIPALDAD|MUNICIPALIAD)\b/g, 'MUNICIPALIDAD'],
  [/\bSUBS\b/g, 'SUBSECRETARIA'],
  [/\bSERV\b/g, 'SERVICIO'],
  [/\bUNIV\b/g, 'UNIVERSIDAD'],
  [/\bDIR\b/g, 'DIRECCION'],
  [/\b(?:DE|DEL|LA|LAS|LOS|EL|Y|E)\b/g, ' '],
];

/** A name without what hands write differently: two spellings with the same one most likely name the same. */
export const canonicalName = (text: string): string =>
  expansions
    .reduce((name, [form, whole]) => name.replace(form, whole), essence(text))
    .replace(/(.)\1/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
