/** Takes the items of a list in turn, for ever. @throws Error when there are none. */
export const turns = <T>(items: readonly T[]): (() => T) => {
  let at = 0;
  return () => {
    const item = items[at % items.length];
    if (item === undefined) throw new Error('There is nothing to take turns with.');
    at += 1;
    return item;
  };
};

/** Chance that repeats itself: two runs ask the same questions. Numbers from 0 up to, not including, 1. */
export const chance = (seed: number): (() => number) => {
  let state = seed >>> 0;
  // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** One item by chance. */
export const oneOf = <T>(items: readonly T[], random: () => number): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
};
