import { canonicalName } from './canonical.ts';
import { distance, likeness } from './similar.ts';

/** Something a name may have meant. */
export interface Suggestion {
  /** What is to be written in its place. */
  readonly valor: string;
  readonly nombre: string;
  /** From 0 to 1. */
  readonly parecido: number;
}

/** What may be suggested, with every name it goes by. */
export interface Suggestible {
  readonly valor: string;
  readonly names: readonly string[];
}

const LEAST = 0.6;
const MOST = 3;
const TYPING_ERRORS = 2;
const MOST_COMPARED = 400;

const trigrams = (text: string): readonly string[] =>
  Array.from({ length: Math.max(1, text.length - 2) }, (_, at) => text.slice(at, at + 3));

/** Makes the finder of what an unknown name may have meant; nothing is decided by it. */
export const suggester = (options: readonly Suggestible[]): ((text: string) => readonly Suggestion[]) => {
  const entries = options.flatMap(({ valor, names }) =>
    names.map((name) => ({ valor, name, canonical: canonicalName(name) })),
  );
  const index = new Map<string, number[]>();
  for (const [at, { canonical }] of entries.entries())
    for (const part of new Set(trigrams(canonical))) {
      const found = index.get(part);
      if (found) found.push(at);
      else index.set(part, [at]);
    }
  /** Only those that share some letters in a row are compared, the closest first. */
  const nearby = (canonical: string) => {
    const shared = new Map<number, number>();
    for (const part of new Set(trigrams(canonical)))
      for (const at of index.get(part) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    return [...shared]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, MOST_COMPARED)
      .flatMap(([at]) => entries[at] ?? []);
  };
  const score = (text: string, canonical: string, entry: (typeof entries)[number]): number => {
    if (entry.canonical === canonical) return 1;
    const typo = distance(canonical, entry.canonical, TYPING_ERRORS);
    const close = typo <= TYPING_ERRORS && canonical.length > TYPING_ERRORS * 2 ? 1 - typo * 0.05 : 0;
    return Math.max(close, likeness(text, entry.name), likeness(canonical, entry.canonical));
  };
  return (text) => {
    const canonical = canonicalName(text);
    const best = new Map<string, Suggestion>();
    for (const entry of nearby(canonical)) {
      const parecido = Math.round(score(text, canonical, entry) * 100) / 100;
      if (parecido >= LEAST && parecido > (best.get(entry.valor)?.parecido ?? 0))
        best.set(entry.valor, { valor: entry.valor, nombre: entry.name, parecido });
    }
    return [...best.values()].toSorted((a, b) => b.parecido - a.parecido).slice(0, MOST);
  };
};
