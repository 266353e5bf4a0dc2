import { Stream } from 'node:stream';
import type { Item } from '../wire.ts';
import type { KeyRange } from './key-space.ts';
import type { Storage, ValueReader } from './storage.ts';

const CHUNK = 256;

/**
 * The values of a key range as the classic event stream dynalite's queries consume (`data`, `end`, `error`,
 * `destroy`). Values are read in chunks, which is several times faster than one read per value.
 */
export class ValueStream extends Stream {
  readonly #reader: ValueReader<Item>;
  readonly #chunk: number;
  #done = false;

  constructor(storage: Storage, range: KeyRange) {
    super();
    this.#chunk = range.limit && range.limit > 0 ? Math.min(range.limit, CHUNK) : CHUNK;
    this.#reader = storage.reader<Item>(range);
    void this.#pump();
  }

  /** dynalite calls this as soon as the page is full. */
  destroy(): void {
    this.#done = true;
  }

  async #pump(): Promise<void> {
    try {
      while (!this.#done) {
        const values = await this.#reader.next(this.#chunk);
        if (values.length === 0) break;
        for (const value of values) {
          if (this.#done) break;
          this.emit('data', value);
        }
      }
      if (!this.#done) this.emit('end');
    } catch (error) {
      this.emit('error', error);
    } finally {
      this.#done = true;
      await this.#reader.close();
    }
  }
}
