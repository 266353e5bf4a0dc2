import type { Args } from './args.ts';
import { join } from './compilation.ts';
import { codeIsReserved, reservedFields, searchFields } from './reserved.ts';
import { asWords } from './search-row.ts';
import type { Sight } from './sight.ts';

/** What of a module's records an actor may find them by. */
export interface Findable {
  readonly code: boolean;
  /** The text of code and title, for parts of words and for typing errors. */
  readonly title: boolean;
  readonly publicWords: boolean;
  readonly reservedWords: boolean;
}

/** Parts of words the trigram index finds fast: long enough, and no number, since codes share most of their digits. */
const isTelling = (word: string): boolean => word.length >= 3 && !/^\p{N}+$/u.test(word);

/**
 * Derives what an actor may find a module's records by. A vector mixes fields, so it serves only whoever sees all of
 * them. A reserved code stands in no vector and no text: only whoever sees it finds by it, whole.
 */
export const findable = ({ layout, sees }: Sight): Findable => {
  const { module } = layout;
  const reserved = reservedFields(module);
  const fields = searchFields(module).map(({ name }) => name);
  const code = sees('codigo');
  const codeIsSafe = code || codeIsReserved(module);
  return {
    code,
    title: codeIsSafe && sees(module.title),
    publicWords: codeIsSafe && fields.filter((name) => !reserved.has(name)).every(sees),
    reservedWords: fields.filter((name) => reserved.has(name)).every(sees),
  };
};

/** What somebody typed into a search box. */
export interface Words {
  readonly typed: string;
  readonly words: readonly string[];
  /** In the language of `to_tsquery`: every word, the last of them possibly unfinished. */
  readonly query: string;
}

/** Reads a search box; only letters and digits count. */
export const readWords = (typed: string): Words => {
  const words = asWords(typed)
    .split(' ')
    .filter((word) => word !== '');
  return {
    typed: typed.trim(),
    words,
    query: words.map((word, at) => (at < words.length - 1 ? `'${word}'` : `'${word}':*`)).join(' & '),
  };
};

/** The condition that a row `b` of the search table has the code typed. */
export const codeMatches = ({ typed }: Words, args: Args): string =>
  `lower(b.codigo) = lower(${args.add(typed, 'text')})`;

/** The condition that one of its vectors has all the words. */
export const vectorMatches = (
  vector: 'vec_publico' | 'vec_reservado',
  { words, query }: Words,
  args: Args,
): string => (words.length ? `b.${vector} @@ to_tsquery('gore_es', ${args.add(query, 'text')})` : 'false');

const piecesMatch = ({ words }: Words, args: Args): string => {
  if (words.length === 0 || !words.every(isTelling)) return 'false';
  return join(
    'and',
    words.map((piece) => `b.texto like '%' || gore_orden(${args.add(piece, 'text')}) || '%'`),
  );
};

/**
 * The condition that a row `b` of the search table matches what was typed, in what the actor may find it by. PostgreSQL
 * asks each row found again, in this order: whole words, which most are found by, come first, and a tenth is saved.
 */
export const textMatches = (found: Findable, words: Words, args: Args): string =>
  join('or', [
    ...(found.publicWords ? [vectorMatches('vec_publico', words, args)] : []),
    ...(found.reservedWords ? [vectorMatches('vec_reservado', words, args)] : []),
    ...(found.title ? [piecesMatch(words, args)] : []),
    ...(found.code && words.typed ? [codeMatches(words, args)] : []),
  ]);
