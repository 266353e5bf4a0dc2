import { essence, likeness } from './similar.ts';

/** What offices write for the same word of a header, in full; an empty text says nothing about the column. */
const meanings: Readonly<Record<string, string>> = {
  COD: 'CODIGO',
  NO: 'NUMERO',
  N: 'NUMERO',
  NRO: 'NUMERO',
  NUM: 'NUMERO',
  RES: 'RESOLUCION',
  RESOL: 'RESOLUCION',
  CERT: 'CERTIFICADO',
  CERTIF: 'CERTIFICADO',
  SUB: 'SUBTITULO',
  SUBT: 'SUBTITULO',
  ASIG: 'ASIGNACION',
  PRESP: 'PRESUPUESTO',
  PRESUP: 'PRESUPUESTO',
  PPTO: 'PRESUPUESTO',
  PRESUPUESTARIO: 'PRESUPUESTO',
  PRESUPUESTARIA: 'PRESUPUESTO',
  APROB: 'APROBADO',
  FEC: 'FECHA',
  DOC: 'DOCUMENTO',
  DCTO: 'DOCUMENTO',
  DOCTO: 'DOCUMENTO',
  RECEPC: 'RECEPCION',
  REND: 'RENDICION',
  INST: 'INSTITUCION',
  INIC: 'INICIATIVA',
  PROY: 'INICIATIVA',
  PROYECTO: 'INICIATIVA',
  ORD: 'ORDINARIO',
  OF: 'OFICIO',
  DIV: 'DIVISION',
  PROV: 'PROVINCIA',
  EXTA: 'EXENTA',
  BENEF: 'BENEFICIARIO',
  TEC: 'TECNICA',
  UT: 'UNIDAD TECNICA',
  MTO: 'MONTO',
  COSTO: 'MONTO',
  MAIL: 'CORREO',
  EMAIL: 'CORREO',
  ELECTRONICO: '',
  S: '',
  MIL: '',
  PESO: '',
  $: '',
  M$: '',
  MM$: '',
  DE: '',
  DEL: '',
  LA: '',
  LO: '',
  EL: '',
  EN: '',
  A: '',
  AL: '',
  Y: '',
  E: '',
  O: '',
  U: '',
  POR: '',
  PARA: '',
};

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
    .flatMap((word) => (Object.hasOwn(meanings, word) ? (meanings[word] ?? '').split(' ') : [word]))
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
