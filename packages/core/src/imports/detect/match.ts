import { plegar } from '../../kernel/declare/valores/texto.ts';
import { fieldOfTarget, type Target } from '../targets.ts';
import type { NamedColumn } from './headers.ts';
import { likeness } from './similar.ts';

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
  readonly at: number;
  readonly titulo: string;
  readonly guess?: Guess;
  readonly others: readonly Guess[];
}

/** Below this a likeness is offered, but not proposed. */
const LEAST_PROPOSED = 0.72;
const LEAST_OFFERED = 0.5;
const MOST_OFFERED = 3;
const FITS_LITTLE = 0.5;

/** What is known besides the names. */
export interface MatchContext {
  readonly targets: readonly Target[];
  /** Folded header → target, from a mapping somebody saved. */
  readonly learned: ReadonlyMap<string, string>;
  /** Share of the samples of a column that a target could read. */
  readonly fits: (at: number, target: Target) => number;
}

const guessOf = (titulo: string, at: number, target: Target, { learned, fits }: MatchContext): Guess => {
  const { destino, names } = target;
  const folded = plegar(titulo);
  if (learned.get(folded) === destino) return { destino, confianza: 1, porque: 'aprendido' };
  const [own = '', ...others] = names.map(plegar);
  const fit = fits(at, target);
  // A profile knows its sheet; the name of a field alone may be said of something else.
  const sure = fit >= FITS_LITTLE || fieldOfTarget(destino) === undefined;
  if (own === folded && sure) return { destino, confianza: 1, porque: 'nombre' };
  if (others.includes(folded) && sure) return { destino, confianza: 0.95, porque: 'sinonimo' };
  const alike = Math.max(...names.map((name) => likeness(titulo, name)));
  // Samples may speak against a name, and a little for it; by themselves they prove nothing.
  const confianza = fit < FITS_LITTLE ? alike * fit : alike * (0.85 + 0.1 * fit);
  return { destino, confianza: Math.round(confianza * 100) / 100, porque: 'parecido' };
};

/** Proposes where each column goes: the surest pairs first, no place twice. */
export const matchColumns = (names: readonly NamedColumn[], context: MatchContext): readonly Matched[] => {
  const guesses = names.map(({ name, at }) => ({
    at,
    titulo: name,
    all: context.targets
      .map((target) => guessOf(name, at, target, context))
      .filter(({ confianza }) => confianza >= LEAST_OFFERED)
      .toSorted((a, b) => b.confianza - a.confianza),
  }));
  const pairs = guesses
    .flatMap(({ at, all }) => all.map((guess) => ({ at, guess })))
    .filter(({ guess }) => guess.confianza >= LEAST_PROPOSED)
    .toSorted((a, b) => b.guess.confianza - a.guess.confianza || a.at - b.at);
  const chosen = new Map<number, Guess>();
  const taken = new Set<string>();
  for (const { at, guess } of pairs) {
    if (chosen.has(at) || taken.has(guess.destino)) continue;
    chosen.set(at, guess);
    taken.add(guess.destino);
  }
  return guesses.map(({ at, titulo, all }) => {
    const guess = chosen.get(at);
    const others = all.filter(({ destino }) => destino !== guess?.destino).slice(0, MOST_OFFERED);
    return { at, titulo, others, ...(guess ? { guess } : {}) };
  });
};
