import type { Readable } from 'node:stream';

/** What a browser needs to send or fetch bytes without passing through the API. */
export interface SignedUrl {
  readonly url: string;
  readonly method: 'PUT' | 'GET';
  readonly headers: Readonly<Record<string, string>>;
}

/** Signs URLs of the files bucket; needs no client of it. */
export interface FileSigner {
  /** A place to put one file of exactly this type, for ten minutes. */
  readonly put: (key: string, type: string) => Promise<SignedUrl>;
  /** One file under a name people recognise, for five minutes. */
  readonly get: (key: string, name: string) => Promise<SignedUrl>;
}

/** Reads and writes of the files bucket, for workers. */
export interface FileStore {
  readonly put: (key: string, body: string | Uint8Array, type?: string) => Promise<void>;
  /** The whole text under a key. */
  readonly get: (key: string) => Promise<string>;
  /** The bytes under a key, from their beginning. */
  readonly open: (key: string) => Promise<Readable>;
  readonly head: (key: string) => Promise<{ readonly size: number } | undefined>;
}

/** Nothing lies under the key. */
export class MissingFile extends Error {
  override readonly name = 'MissingFile';
}
