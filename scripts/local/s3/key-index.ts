import type { ObjectRecord } from './object-record.ts';

/** S3 lists keys by their UTF-8 bytes, which is not the order of JavaScript strings (surrogates). */
export const compareKeys = (left: string, right: string): number =>
  Buffer.compare(Buffer.from(left), Buffer.from(right));

/** Position of the first key that is not before `key`. */
export function lowerBound(keys: readonly string[], key: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareKeys(keys[middle] ?? '', key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The objects of one bucket by key, with the keys kept in listing order. */
export class KeyIndex {
  readonly #records: Map<string, ObjectRecord>;
  readonly #keys: string[];

  constructor(records: readonly ObjectRecord[] = []) {
    this.#records = new Map(records.map((record) => [record.key, record]));
    this.#keys = [...this.#records.keys()].sort(compareKeys);
  }

  get keys(): readonly string[] {
    return this.#keys;
  }

  get(key: string): ObjectRecord | undefined {
    return this.#records.get(key);
  }

  set(record: ObjectRecord): void {
    if (!this.#records.has(record.key)) {
      this.#keys.splice(lowerBound(this.#keys, record.key), 0, record.key);
    }
    this.#records.set(record.key, record);
  }

  delete(key: string): void {
    if (this.#records.delete(key)) this.#keys.splice(lowerBound(this.#keys, key), 1);
  }
}
