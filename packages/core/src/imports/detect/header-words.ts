import { essence, likeness } from './similar.ts';

/** A word of a header in full, and what offices write for it. */
const written: Readonly<Record<string, readonly string[]>> = {
  CODIGO: ['COD'],
  NUMERO: ['NO', 'N', 'NRO', 'NUM'],
  RESOLUCION: ['RES', 'RESOL'],
  CERTIFICADO: ['CERT', 'CERTIF'],
  SUBTITULO: ['SUB', 'SUBT'],
  ASIGNACION: ['ASIG'],
  PRESUPUESTO: ['PRESP', 'PRESUP', 'PPTO', 'PRESUPUESTARIO', 'PRESUPUESTARIA'],
  APROBADO: ['APROB'],
  FECHA: ['FEC'],
  DOCUMENTO: ['DOC', 'DCTO', 'DOCTO'],
  RECEPCION: ['RECEPC'],
  RENDICION: ['REND'],
  INSTITUCION: ['INST'],
  INICIATIVA: ['INIC', 'PROY', 'PROYECTO'],
  ORDINARIO: ['ORD'],
  OFICIO: ['OF'],
  DIVISION: ['DIV'],
  PROVINCIA: ['PROV'],
  EXENTA: ['EXTA'],
  BENEFICIARIO: ['BENEF'],
  TECNICA: ['TEC'],
  'UNIDAD TECNICA': ['UT'],
  MONTO: ['MTO', 'COSTO'],
  CORREO: ['MAIL', 'EMAIL'],
};

/** Words that say nothing about the column. */
const silent = [
  'ELECTRONICO',
  'S',
  'MIL',
  'PESO',
  '$',
  'M$',
  'MM$',
  'DE',
  'DEL',
  'LA',
  'LO',
  'EL',
  'EN',
  'A',
  'AL',
  'Y',
  'E',
  'O',
  'U',
  'POR',
  'PARA',
];

const meanings: ReadonlyMap<string, string> = new Map([
  ...Object.entries(written).flatMap(([word, short]) => short.map((one) => [one, word] as const)),
  ...silent.map((one) => [one, ''] as const),
]);

const singular = (word: string): string => {
  if (word.length < 5) return word === 'LAS' || word === 'LOS' ? 'LO' : word;
  return word.replace(/(?<=[NDRL])ES$|(?<=[AEIOU])S$/, '');
};

/** Letters that stand alone one after another are an acronym: `R.U.T.`. */
const withAcronyms = (text: string): string =>
  text.replace(/(?<![^ ])\p{L}(?: \p{L}){2,}(?![^ ])/gu, (letters) => letters.replaceAll(' ', ''));

/** The words of a header that tell what its column holds, in full and in singular, without units nor joining words. */
export const headerWords = (text: string): readonly string[] => {
  const whole = withAcronyms(essence(text));
  const words = whole
    .split(' ')
    .map((word) => singular(word))
    .flatMap((word) => (meanings.get(word) ?? word).split(' '))
    .filter(Boolean);
  return words.length ? words : [whole];
};

/** A header as it is compared with others: the same for those that say the same in other ways of writing. */
export const headerKey = (text: string): string => headerWords(text).join(' ');

const isNumber = (word: string): boolean => /^\d+$/.test(word);

const differIn = (mine: readonly string[], theirs: readonly string[], which: (word: string) => boolean) =>
  mine.filter(which).toSorted().join(' ') !== theirs.filter(which).toSorted().join(' ');

const sharedWords = (mine: readonly string[], theirs: readonly string[]): number => {
  const left = [...theirs];
  const shared = mine.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * shared) / (mine.length + theirs.length);
};

const OTHER_KIND = 0.6;
const OTHER_YEAR = 0.5;

/**
 * How alike two headers are, from 0 to 1: by their words or by their letters, whichever says more. A number and its date
 * share all other words, and so do two years: they are told apart.
 */
export const headerLikeness = (one: string, other: string): number => {
  const [mine, theirs] = [headerWords(one), headerWords(other)];
  const alike = Math.max(sharedWords(mine, theirs), likeness(mine.join(' '), theirs.join(' ')));
  const kind = differIn(mine, theirs, (word) => word === 'FECHA') ? OTHER_KIND : 1;
  return alike * kind * (differIn(mine, theirs, isNumber) ? OTHER_YEAR : 1);
};
