import type { Readable } from 'node:stream';

/** The part of the files bucket that the importer uses. */
export interface ImportFiles {
  put(key: string, body: string | Uint8Array): Promise<unknown>;
  /** The whole text under a key. */
  get(key: string): Promise<string>;
  /** The bytes under a key, from their beginning each time. */
  open(key: string): Promise<Readable>;
}
