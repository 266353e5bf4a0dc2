import { tableNotFound } from '../failure.ts';
import { TABLES, tableKey, within } from './key-space.ts';
import { del, put, type Storage, type Write } from './storage.ts';
import type { Table, TableDescription } from './table.ts';

/**
 * Every table's description, in memory: each request needs one, and the engine is the only writer of the
 * directory, so what is here is what is on disk. Entries are replaced, never modified in place.
 */
export class Catalog {
  readonly #storage: Storage;
  readonly #tables = new Map<string, Table>();

  private constructor(storage: Storage) {
    this.#storage = storage;
  }

  static async load(storage: Storage): Promise<Catalog> {
    const catalog = new Catalog(storage);
    for await (const table of storage.scan<Table>(within(TABLES))) {
      catalog.#tables.set(table.description.TableName, table);
    }
    return catalog;
  }

  get(name: string): Table | undefined {
    return this.#tables.get(name);
  }

  /** @throws DynamoFailure ResourceNotFoundException */
  require(name: string): Table {
    const table = this.#tables.get(name);
    if (!table) throw tableNotFound(name);
    return table;
  }

  /** In name order. */
  all(): Table[] {
    return [...this.#tables.values()].sort((one, other) =>
      one.description.TableName < other.description.TableName ? -1 : 1,
    );
  }

  async save(table: Table): Promise<void> {
    await this.#write(put(tableKey(table.description.TableName), table));
    this.#tables.set(table.description.TableName, table);
  }

  async remove(name: string): Promise<void> {
    await this.#write(del(tableKey(name)));
    this.#tables.delete(name);
  }

  /** dynalite's `getTable`: data operations do not say which table is missing, as AWS does not. */
  readonly lookup = (name: string, done: (error: unknown, table?: TableDescription) => void): void => {
    const table = this.#tables.get(name);
    if (table) done(null, table.description);
    else done(tableNotFound());
  };

  #write(write: Write): Promise<void> {
    return this.#storage.commit([write]);
  }
}
