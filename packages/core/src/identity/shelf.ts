/** The latest thing made for each owner, good as long as its key is the same. */
export interface Shelf<T> {
  readonly find: (owner: string, key: string) => T | undefined;
  readonly keep: (owner: string, key: string, thing: T) => T;
}

/** Keeps one thing for each owner; the one nobody asked for the longest goes when there are too many. */
export const createShelf = <T>(most: number): Shelf<T> => {
  const kept = new Map<string, { readonly key: string; readonly thing: T }>();
  const put = (owner: string, held: { readonly key: string; readonly thing: T }) => {
    kept.delete(owner);
    kept.set(owner, held);
  };
  return {
    find: (owner, key) => {
      const held = kept.get(owner);
      if (held?.key !== key) return undefined;
      put(owner, held);
      return held.thing;
    },
    keep: (owner, key, thing) => {
      put(owner, { key, thing });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return thing;
    },
  };
};
