import { plegar } from '../../kernel/declare/valores/texto.ts';
import { fieldOfTarget, type Target } from '../targets.ts';
import { headerKey, headerLikeness } from './header-words.ts';
import { type NamedColumn, titlesOf } from './headers.ts';

/** Why a column is believed to go somewhere, from the surest reason to the least. */
export type Reason = 'aprendido' | 'nombre' | 'sinonimo' | 'parecido';

/** A place a column may go, and how sure that is, from 0 to 1. */
export interface Guess {
  readonly destino: string;
  readonly confianza: number;
  readonly porque: Reason;
}

/** A column with where it is proposed to go, and the next best places. */
export interface Matched {
  readonly column: NamedColumn;
  readonly guess?: Guess;
  readonly others: readonly Guess[];
}

/** Below this a likeness is offered, but not proposed. */
const LEAST_PROPOSED = 0.72;
const LEAST_OFFERED = 0.5;
const MOST_OFFERED = 3;
const FITS_LITTLE = 0.5;
/** How sure the same words are: those of the name itself, another known name, and its words in another order of writing. */
const OWN_WORDS = 0.96;
const KNOWN_NAME = 0.95;
const KNOWN_WORDS = 0.93;
/** Under a group of columns, what a name alone says counts less than what it says with its group. */
const WITHOUT_GROUP = 0.05;

/** What is known besides the names. */
export interface MatchContext {
  readonly targets: readonly Target[];
  /** Folded header → target, from a mapping somebody saved. */
  readonly learned: ReadonlyMap<string, string>;
  /** Share of the samples of a column that a target could read. */
  readonly fits: (at: number, target: Target) => number;
}

/** How sure it is that a column says a known name in other words. */
const saidAs = (
  column: NamedColumn,
  folded: string,
  own: string,
  others: readonly string[],
): number | undefined => {
  const [bare, ...grouped] = titlesOf(column).map(headerKey);
  const ownKey = headerKey(own);
  const keys = others.map(headerKey);
  if (grouped.includes(ownKey)) return OWN_WORDS;
  if (grouped.some((key) => keys.includes(key))) return KNOWN_NAME;
  const less = column.group ? WITHOUT_GROUP : 0;
  if (bare === ownKey) return OWN_WORDS;
  if (others.includes(folded)) return KNOWN_NAME - less;
  return bare !== undefined && keys.includes(bare) ? KNOWN_WORDS - less : undefined;
};

const guessOf = (column: NamedColumn, target: Target, { learned, fits }: MatchContext): Guess => {
  const { destino, names } = target;
  const titles = titlesOf(column);
  const folded = plegar(column.name);
  if (learned.get(folded) === destino) return { destino, confianza: 1, porque: 'aprendido' };
  const [own = '', ...others] = names.map(plegar);
  const fit = fits(column.at, target);
  // A profile knows its sheet; the name of a field alone may be said of something else.
  const sure = fit >= FITS_LITTLE || fieldOfTarget(destino) === undefined;
  if (own === folded && sure) return { destino, confianza: 1, porque: 'nombre' };
  const said = sure ? saidAs(column, folded, own, others) : undefined;
  if (said !== undefined) return { destino, confianza: said, porque: 'sinonimo' };
  const alike = Math.max(...titles.flatMap((title) => names.map((name) => headerLikeness(title, name))));
  // Samples may speak against a name, and a little for it; by themselves they prove nothing.
  const confianza = fit < FITS_LITTLE ? alike * fit : alike * (0.85 + 0.1 * fit);
  return { destino, confianza: Math.round(confianza * 100) / 100, porque: 'parecido' };
};

/** Proposes where each column goes: the surest pairs first, no place twice. */
export const matchColumns = (names: readonly NamedColumn[], context: MatchContext): readonly Matched[] => {
  const guesses = names.map((column) => ({
    column,
    all: context.targets
      .map((target) => guessOf(column, target, context))
      .filter(({ confianza }) => confianza >= LEAST_OFFERED)
      .toSorted((a, b) => b.confianza - a.confianza),
  }));
  const pairs = guesses
    .flatMap(({ column: { at }, all }) => all.map((guess) => ({ at, guess })))
    .filter(({ guess }) => guess.confianza >= LEAST_PROPOSED)
    .toSorted((a, b) => b.guess.confianza - a.guess.confianza || a.at - b.at);
  const chosen = new Map<number, Guess>();
  const taken = new Set<string>();
  for (const { at, guess } of pairs) {
    if (chosen.has(at) || taken.has(guess.destino)) continue;
    chosen.set(at, guess);
    taken.add(guess.destino);
  }
  return guesses.map(({ column, all }) => {
    const guess = chosen.get(column.at);
    const others = all.filter(({ destino }) => destino !== guess?.destino).slice(0, MOST_OFFERED);
    return { column, others, ...(guess ? { guess } : {}) };
  });
};
