import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadBucket } from './bucket-files.ts';
import { invalidArgument, noSuchBucket, noSuchKey, S3Error } from './errors.ts';
import { KeyIndex } from './key-index.ts';
import { KeyedLock } from './keyed-lock.ts';
import { fileStem, type ObjectHead, type ObjectRecord } from './object-record.ts';
import type { Spool } from './spool.ts';

/** Bytes ready to be published as an object. */
export interface Content {
  readonly file: string;
  readonly size: number;
  readonly etag: string;
}

/** Throws when the object that is there now (if any) forbids the write. */
export type WriteCondition = (current: ObjectRecord | undefined) => void;

const BUCKET_NAME = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const OPEN_ATTEMPTS = 3;

/**
 * Buckets and objects as files: `<bucket>/<hash>.<uuid>.data` holds bytes and never changes, `<bucket>/<hash>.json`
 * says which of them is the object. Replacing that sidecar by rename is the commit, so a crash or a full disk leaves
 * either the old object or the new one.
 */
export class ObjectStore {
  readonly #dir: string;
  readonly #spool: Spool;
  readonly #buckets = new Map<string, KeyIndex>();
  readonly #lock = new KeyedLock();

  private constructor(dir: string, spool: Spool) {
    this.#dir = dir;
    this.#spool = spool;
  }

  static async open(dir: string, spool: Spool): Promise<ObjectStore> {
    await mkdir(dir, { recursive: true });
    const store = new ObjectStore(dir, spool);
    for (const entry of await readdir(dir, { withFileTypes: true })) {
      if (!entry.isDirectory() || !BUCKET_NAME.test(entry.name)) continue;
      store.#buckets.set(entry.name, new KeyIndex(await loadBucket(join(dir, entry.name))));
    }
    return store;
  }

  get bucketNames(): string[] {
    return [...this.#buckets.keys()].sort();
  }

  /** Does nothing when the bucket is already there. */
  async createBucket(name: string): Promise<void> {
    if (!BUCKET_NAME.test(name)) {
      throw new S3Error(400, 'InvalidBucketName', 'The specified bucket is not valid.');
    }
    await mkdir(join(this.#dir, name), { recursive: true });
    if (!this.#buckets.has(name)) this.#buckets.set(name, new KeyIndex());
  }

  async deleteBucket(name: string): Promise<void> {
    if (this.keys(name).length > 0) {
      throw new S3Error(409, 'BucketNotEmpty', 'The bucket you tried to delete is not empty');
    }
    this.#buckets.delete(name);
    await rm(join(this.#dir, name), { recursive: true });
  }

  /** All keys in listing order. @throws S3Error 404 `NoSuchBucket` */
  keys(bucket: string): readonly string[] {
    return this.#index(bucket).keys;
  }

  find(bucket: string, key: string): ObjectRecord | undefined {
    return this.#index(bucket).get(key);
  }

  /** @throws S3Error 404 `NoSuchKey` or `NoSuchBucket` */
  get(bucket: string, key: string): ObjectRecord {
    const record = this.find(bucket, key);
    if (record === undefined) throw noSuchKey();
    return record;
  }

  /**
   * Publishes spooled bytes under a key; the file is consumed even when this throws.
   * @param condition judged at the moment of the commit, so of two conditional writers one loses
   */
  async commit(
    bucket: string,
    key: string,
    content: Content,
    head: ObjectHead,
    condition: WriteCondition,
  ): Promise<ObjectRecord> {
    return this.#lock.run(`${bucket}/${key}`, async () => {
      const { file, size, etag } = content;
      const data = `${fileStem(key)}.${randomUUID()}.data`;
      const record: ObjectRecord = { ...head, key, size, etag, modifiedAt: Date.now(), data };
      const previous = await this.#publish(bucket, record, file, condition).catch(async (error) => {
        await rm(file, { force: true });
        throw error;
      });
      if (previous !== undefined) await rm(this.#path(bucket, previous.data), { force: true });
      return record;
    });
  }

  async #publish(bucket: string, record: ObjectRecord, file: string, condition: WriteCondition) {
    if (record.key === '') throw invalidArgument('An object needs a key.');
    const index = this.#index(bucket);
    const previous = index.get(record.key);
    condition(previous);
    const data = this.#path(bucket, record.data);
    await rename(file, data);
    try {
      await this.#spool.replaceFile(this.#sidecar(bucket, record.key), JSON.stringify(record));
    } catch (error) {
      await rm(data, { force: true });
      throw error;
    }
    index.set(record);
    return previous;
  }

  /** The object that was deleted, or nothing when there was none (which S3 does not count as an error). */
  async remove(bucket: string, key: string): Promise<ObjectRecord | undefined> {
    return this.#lock.run(`${bucket}/${key}`, async () => {
      const record = this.find(bucket, key);
      if (record === undefined) return undefined;
      await rm(this.#sidecar(bucket, key));
      this.#index(bucket).delete(key);
      await rm(this.#path(bucket, record.data), { force: true });
      return record;
    });
  }

  /** The object with its bytes open: a later overwrite or delete no longer disturbs the reader, who must close it. */
  async open(bucket: string, key: string): Promise<{ record: ObjectRecord; handle: FileHandle }> {
    for (let attempt = 1; ; attempt++) {
      const record = this.get(bucket, key);
      try {
        return { record, handle: await open(this.#path(bucket, record.data)) };
      } catch (error) {
        // The object may have been replaced between the look-up and the open.
        const replaced = this.find(bucket, key) !== record;
        if (!replaced || attempt === OPEN_ATTEMPTS) throw error;
      }
    }
  }

  #index(bucket: string): KeyIndex {
    const index = this.#buckets.get(bucket);
    if (index === undefined) throw noSuchBucket();
    return index;
  }

  #path(bucket: string, file: string): string {
    return join(this.#dir, bucket, file);
  }

  #sidecar(bucket: string, key: string): string {
    return this.#path(bucket, `${fileStem(key)}.json`);
  }
}
