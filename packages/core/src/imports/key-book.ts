import { textHash } from './hash.ts';

/** One row that uses a key. */
export interface KeyUse {
  readonly fila: number;
  /** Of everything the row says. */
  readonly hash: number;
}

/** Which rows use which key: all that is kept in memory of a sheet, 28 bytes a row. */
export interface KeyBook {
  readonly note: (key: string, fila: number, content: number) => void;
  /** The first rows that use a key, in the order of the sheet. */
  readonly usesOf: (key: string) => readonly KeyUse[];
}

const NONE = -1;
const FIRST_ROOM = 1024;
/** More rows of one key than anybody compares. */
const MOST_USES = 100;

const grown = <T extends Float64Array | Int32Array>(old: T, next: T): T => {
  next.set(old);
  return next;
};

/**
 * An empty book. Two keys that meet by chance are shown to a person as one repeated key: the failure is a question, not
 * a record lost.
 */
export const openKeyBook = (): KeyBook => {
  let room = FIRST_ROOM;
  let count = 0;
  let keys = new Float64Array(room);
  let contents = new Float64Array(room);
  let rows = new Int32Array(room);
  let next = new Int32Array(room);
  let slots = new Int32Array(room * 2).fill(NONE);

  const slotOf = (key: number): number => {
    let slot = key % slots.length;
    for (;;) {
      const entry = slots[slot] ?? NONE;
      if (entry === NONE || keys[entry] === key) return slot;
      slot = (slot + 1) % slots.length;
    }
  };

  /** Puts an entry at the end of the chain of its key. The last of each chain is what the slot knows. */
  const link = (entry: number): void => {
    const slot = slotOf(keys[entry] ?? 0);
    const last = slots[slot] ?? NONE;
    next[entry] = last === NONE ? entry : (next[last] ?? entry);
    if (last !== NONE) next[last] = entry;
    slots[slot] = entry;
  };

  const grow = (): void => {
    room *= 2;
    keys = grown(keys, new Float64Array(room));
    contents = grown(contents, new Float64Array(room));
    rows = grown(rows, new Int32Array(room));
    next = new Int32Array(room);
    slots = new Int32Array(room * 2).fill(NONE);
    for (let entry = 0; entry < count; entry += 1) link(entry);
  };

  return {
    note: (key, fila, content) => {
      if (count === room) grow();
      keys[count] = textHash(key);
      contents[count] = content;
      rows[count] = fila;
      link(count);
      count += 1;
    },
    usesOf: (key) => {
      const last = slots[slotOf(textHash(key))] ?? NONE;
      if (last === NONE) return [];
      const uses: KeyUse[] = [];
      let entry = last;
      do {
        entry = next[entry] ?? last;
        uses.push({ fila: rows[entry] ?? 0, hash: contents[entry] ?? 0 });
      } while (entry !== last && uses.length < MOST_USES);
      return uses;
    },
  };
};
