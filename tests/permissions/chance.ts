/** Choices that look random and are the same in every run. */
export interface Chance {
  readonly pick: <T>(from: readonly T[]) => T;
  readonly sometimes: (oneIn: number) => boolean;
}

/** A sequence of choices (mulberry32). */
export const chanceFrom = (seed: number): Chance => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    pick: (from) => {
      const found = from[Math.floor(next() * from.length)];
      if (found === undefined) throw new Error('There is nothing to pick from.');
      return found;
    },
    sometimes: (oneIn) => next() * oneIn < 1,
  };
};
