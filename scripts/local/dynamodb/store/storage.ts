import dynalite from 'dynalite/db/index.js';
import type { KeyRange } from './key-space.ts';

const CACHE_BYTES = 64 * 1024 * 1024;
const WRITE_BUFFER_BYTES = 16 * 1024 * 1024;
const SCAN_CHUNK = 256;

export type Write =
  | { type: 'put'; key: string; value: string; valueEncoding: 'utf8' }
  | { type: 'del'; key: string };

interface ValueIterator {
  nextv(size: number): Promise<unknown[]>;
  close(): Promise<void>;
}

/** Reads keys with the text of their values, in key order. */
export interface EntryIterator {
  nextv(size: number): Promise<[key: string, value: string][]>;
  close(): Promise<void>;
}

/** What the engine uses of the LevelDB (or in-memory) database dynalite opens; values are JSON. */
export interface LevelDatabase {
  open(tuning: { cacheSize: number; writeBufferSize: number }): Promise<void>;
  close(): Promise<void>;
  getSync(key: string): unknown;
  batch(writes: readonly Write[]): Promise<void>;
  values(range: KeyRange): ValueIterator;
  iterator(options: { valueEncoding: 'utf8' }): EntryIterator;
  clear(range: KeyRange): Promise<void>;
}

/** The database cannot be opened; the message tells the person at the keyboard what to do. */
export class CannotOpen extends Error {
  override readonly name: string = 'CannotOpen';
}

/** Another process holds the directory. */
export class DirectoryInUse extends CannotOpen {
  override readonly name = 'DirectoryInUse';
}

/** Reads a range in chunks; the view is the one of the moment it was opened. */
export interface ValueReader<T> {
  next(count: number): Promise<T[]>;
  close(): Promise<void>;
}

/** Typed access to the one database. `T` is trusted: only the engine writes here. */
export class Storage {
  readonly #database: LevelDatabase;
  readonly limits: { maxItemSize: number };

  private constructor(database: LevelDatabase, limits: { maxItemSize: number }) {
    this.#database = database;
    this.limits = limits;
  }

  /**
   * Opens or creates the database under `path`, in memory without one.
   * @throws DirectoryInUse when another engine has the directory open
   * @throws CannotOpen when the directory cannot be used
   */
  static async open(path?: string): Promise<Storage> {
    const { db, options } = dynalite.create({ path });
    try {
      await db.open({ cacheSize: CACHE_BYTES, writeBufferSize: WRITE_BUFFER_BYTES });
    } catch (error) {
      throw cannotOpen(path ?? '', error);
    }
    return new Storage(db, { maxItemSize: options.maxItemSize });
  }

  get<T>(key: string): T | undefined {
    return this.#database.getSync(key) as T | undefined;
  }

  /** All writes reach the disk together or not at all. */
  commit(writes: readonly Write[]): Promise<void> {
    return this.#database.batch(writes);
  }

  reader<T>(range: KeyRange): ValueReader<T> {
    const iterator = this.#database.values(range);
    return {
      next: (count) => iterator.nextv(count) as Promise<T[]>,
      close: () => iterator.close(),
    };
  }

  async *scan<T>(range: KeyRange): AsyncGenerator<T> {
    const reader = this.reader<T>(range);
    try {
      for (;;) {
        const chunk = await reader.next(SCAN_CHUNK);
        if (chunk.length === 0) return;
        yield* chunk;
      }
    } finally {
      await reader.close();
    }
  }

  /** Everything as it is at this moment, key by key with the text of its value, whatever is written afterwards. */
  snapshot(): EntryIterator {
    return this.#database.iterator({ valueEncoding: 'utf8' });
  }

  clear(range: KeyRange): Promise<void> {
    return this.#database.clear(range);
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}

export const putJson = (key: string, value: string): Write => ({
  type: 'put',
  key,
  value,
  valueEncoding: 'utf8',
});

export const put = (key: string, value: unknown): Write => putJson(key, JSON.stringify(value));

export const del = (key: string): Write => ({ type: 'del', key });

function cannotOpen(path: string, cause: unknown): CannotOpen {
  if (isLocked(cause)) {
    return new DirectoryInUse(
      `La base local de DynamoDB en «${path}» ya está abierta por otro proceso. ` +
        'Cierre la otra ejecución de GORE_OS, o indique otro directorio de datos, y vuelva a intentarlo.',
      { cause },
    );
  }
  return new CannotOpen(
    `No se pudo abrir la base local de DynamoDB en «${path}». ` +
      'Revise que el directorio exista y se pueda escribir; si está dañado, bórrelo con «npm run reset».',
    { cause },
  );
}

function isLocked(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === 'LEVEL_LOCKED') || isLocked(error.cause);
}
