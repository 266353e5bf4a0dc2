/** A store of bounded size that forgets what was used least recently. */
export interface Memory<T> {
  readonly get: (key: string) => T | undefined;
  readonly set: (key: string, value: T) => void;
}

/** Makes an empty memory for so many entries. */
export const createMemory = <T>(size: number): Memory<T> => {
  const entries = new Map<string, T>();
  const set = (key: string, value: T): void => {
    // A Map keeps insertion order: what is put back last is forgotten last.
    entries.delete(key);
    entries.set(key, value);
    const oldest = entries.keys().next();
    if (entries.size > size && !oldest.done) entries.delete(oldest.value);
  };
  return {
    get: (key) => {
      const value = entries.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
    set,
  };
};
