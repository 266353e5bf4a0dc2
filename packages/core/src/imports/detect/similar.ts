import { plegar } from '../../kernel/declare/valores/texto.ts';

/** A name as it is compared: folded, with nothing but letters, digits and single blanks. */
export const essence = (text: string): string =>
  plegar(text)
    .replace(/[^\p{L}\p{N}$%]+/gu, ' ')
    .trim();

const pairsOf = (text: string): readonly string[] =>
  essence(text)
    .split(' ')
    .filter(Boolean)
    .flatMap((word) =>
      Array.from({ length: Math.max(1, word.length - 1) }, (_, at) => word.slice(at, at + 2)),
    );

/** How alike two names are by the pairs of letters they share (Dice), from 0 to 1; the order of words counts little. */
export const likeness = (one: string, other: string): number => {
  const [mine, theirs] = [pairsOf(one), pairsOf(other)];
  const left = new Map<string, number>();
  for (const pair of theirs) left.set(pair, (left.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of mine) {
    const times = left.get(pair) ?? 0;
    if (times > 0) shared += 1;
    left.set(pair, times - 1);
  }
  const all = mine.length + theirs.length;
  return all === 0 ? 0 : (2 * shared) / all;
};

/** Letters to change, add, drop or swap to make one text the other, up to `most`; beyond it, `most + 1`. */
export const distance = (one: string, other: string, most: number): number => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const line = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1];
      const options = [
        (previous[to] ?? 0) + 1,
        (line[to - 1] ?? 0) + 1,
        (previous[to - 1] ?? 0) + (same ? 0 : 1),
      ];
      if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1])
        options.push((before[to - 2] ?? 0) + 1);
      line.push(Math.min(...options));
    }
    before = previous;
    previous = line;
  }
  return Math.min(previous[other.length] ?? 0, most + 1);
};
