import type { Item } from '../wire.ts';
import { itemPrefix } from './key-space.ts';
import { put, type Storage, type Write } from './storage.ts';

/** One item before and after a write; absent means the item does not exist. */
export interface ItemChange {
  table: string;
  /** The item's key inside its table, as dynalite encodes it. */
  key: string;
  before?: Item;
  after?: Item;
  /** `after` as it will be stored. */
  json?: string;
  /** Removed by time to live, not by a caller. */
  expired?: boolean;
}

interface Reader {
  item(table: string, key: string): Item | undefined;
  record<T>(key: string): T | undefined;
}

/**
 * Changes that are decided but not yet on disk. Reads see them; nobody else does until they are committed.
 * Items read here must never be modified in place: they are the «before» images of the feed.
 */
export class Staging implements Reader {
  readonly #base: Reader;
  readonly #items = new Map<string, Item | undefined>();
  readonly #records = new Map<string, unknown>();
  readonly #changes: ItemChange[] = [];

  constructor(base: Reader) {
    this.#base = base;
  }

  static over(storage: Storage): Staging {
    return new Staging({
      item: (table, key) => storage.get<Item>(itemPrefix(table) + key),
      record: (key) => storage.get(key),
    });
  }

  item(table: string, key: string): Item | undefined {
    const name = itemPrefix(table) + key;
    if (this.#items.has(name)) return this.#items.get(name);
    const item = this.#base.item(table, key);
    this.#items.set(name, item);
    return item;
  }

  put(table: string, key: string, after: Item): ItemChange {
    const change = { table, key, before: this.item(table, key), after, json: JSON.stringify(after) };
    this.#take(change);
    return change;
  }

  remove(table: string, key: string, expired?: boolean): void {
    const before = this.item(table, key);
    if (before) this.#take({ table, key, before, expired });
  }

  record<T>(key: string): T | undefined {
    return this.#records.has(key) ? (this.#records.get(key) as T | undefined) : this.#base.record<T>(key);
  }

  /** Stages a value of the engine's own, such as an idempotency token. */
  setRecord(key: string, value: unknown): void {
    this.#records.set(key, value);
  }

  /** A layer that can be thrown away without touching this one. */
  layer(): Staging {
    return new Staging(this);
  }

  /** Takes over everything a layer staged. */
  absorb(layer: Staging): void {
    for (const change of layer.#changes) this.#take(change);
    for (const [key, value] of layer.#records) this.#records.set(key, value);
  }

  #take(change: ItemChange): void {
    this.#items.set(itemPrefix(change.table) + change.key, change.after);
    this.#changes.push(change);
  }

  get changes(): readonly ItemChange[] {
    return this.#changes;
  }

  recordWrites(): Write[] {
    return [...this.#records].map(([key, value]) => put(key, value));
  }
}
