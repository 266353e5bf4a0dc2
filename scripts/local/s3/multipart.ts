import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { entityTooLarge, invalidArgument, S3Error } from './errors.ts';
import { KeyedLock } from './keyed-lock.ts';
import type { ObjectHead } from './object-record.ts';
import type { Content } from './object-store.ts';
import type { Spool } from './spool.ts';
import {
  joinedEtag,
  type NamedPart,
  type Part,
  selectParts,
  type UploadRecord,
  uploadRecordSchema,
  withPart,
} from './upload-record.ts';

/** What an upload id must belong to for a request to be about it. */
export interface UploadTarget {
  readonly uploadId: string;
  readonly bucket: string;
  readonly key: string;
}

const RECORD = 'upload.json';
const MAX_PART_NUMBER = 10_000;
const ABANDONED_MS = 7 * 24 * 3600_000;

const noSuchUpload = () => new S3Error(404, 'NoSuchUpload', 'The specified multipart upload does not exist.');

/** Multipart uploads in progress, one folder each, so that they outlive a restart. Abandoned ones go after 7 days. */
export class MultipartUploads {
  readonly #dir: string;
  readonly #spool: Spool;
  readonly #maxBytes: number;
  readonly #uploads = new Map<string, UploadRecord>();
  readonly #lock = new KeyedLock();

  private constructor(dir: string, spool: Spool, maxBytes: number) {
    this.#dir = dir;
    this.#spool = spool;
    this.#maxBytes = maxBytes;
  }

  /** @param maxBytes bound of a joined object */
  static async open(dir: string, spool: Spool, maxBytes: number): Promise<MultipartUploads> {
    await mkdir(dir, { recursive: true });
    const uploads = new MultipartUploads(dir, spool, maxBytes);
    for (const id of await readdir(dir)) {
      const record = await readRecord(join(dir, id, RECORD));
      if (record !== undefined && Date.now() - record.startedAt < ABANDONED_MS)
        uploads.#uploads.set(id, record);
      else await rm(join(dir, id), { recursive: true });
    }
    return uploads;
  }

  /** @returns the new upload id */
  async start(bucket: string, key: string, head: ObjectHead): Promise<string> {
    const uploadId = randomUUID();
    await mkdir(join(this.#dir, uploadId));
    await this.#save(uploadId, { bucket, key, head, startedAt: Date.now(), parts: [] });
    return uploadId;
  }

  /** @throws S3Error 404 `NoSuchUpload`, also for the id of an upload to another key */
  get({ uploadId, bucket, key }: UploadTarget): UploadRecord {
    const upload = this.#uploads.get(uploadId);
    if (upload === undefined || upload.bucket !== bucket || upload.key !== key) throw noSuchUpload();
    return upload;
  }

  /** @returns the ETag of the part */
  async addPart(target: UploadTarget, number: number, source: AsyncIterable<Uint8Array>): Promise<string> {
    this.get(target);
    if (!(Number.isInteger(number) && number >= 1 && number <= MAX_PART_NUMBER)) {
      throw invalidArgument(`Part number must be an integer between 1 and ${MAX_PART_NUMBER}, inclusive`);
    }
    const spooled = await this.#spool.write(source);
    const part: Part = { number, size: spooled.size, etag: spooled.md5, file: `${number}.${randomUUID()}` };
    return this.#lock.run(target.uploadId, async () => {
      try {
        const upload = this.get(target);
        const replaced = upload.parts.find((each) => each.number === number);
        await rename(spooled.file, this.#partPath(target.uploadId, part));
        await this.#save(target.uploadId, withPart(upload, part));
        if (replaced !== undefined) await rm(this.#partPath(target.uploadId, replaced), { force: true });
        return part.etag;
      } catch (error) {
        await rm(spooled.file, { force: true });
        throw error;
      }
    });
  }

  /**
   * Joins the named parts, hands the result to `publish` and forgets the upload once that succeeded. When it fails
   * the upload stays, so the client may try again.
   */
  async complete<Result>(
    target: UploadTarget,
    named: readonly NamedPart[],
    publish: (content: Content, head: ObjectHead) => Promise<Result>,
  ): Promise<Result> {
    return this.#lock.run(target.uploadId, async () => {
      const upload = this.get(target);
      const parts = selectParts(upload, named);
      if (parts.reduce((sum, part) => sum + part.size, 0) > this.#maxBytes) throw entityTooLarge();
      const files = parts.map((part) => this.#partPath(target.uploadId, part));
      const { file, size } = await this.#spool.write(concatenate(files));
      const result = await publish({ file, size, etag: joinedEtag(parts) }, upload.head);
      await this.#forget(target.uploadId);
      return result;
    });
  }

  async abort(target: UploadTarget): Promise<void> {
    await this.#lock.run(target.uploadId, async () => {
      this.get(target);
      await this.#forget(target.uploadId);
    });
  }

  async #save(uploadId: string, record: UploadRecord): Promise<void> {
    await this.#spool.replaceFile(join(this.#dir, uploadId, RECORD), JSON.stringify(record));
    this.#uploads.set(uploadId, record);
  }

  async #forget(uploadId: string): Promise<void> {
    this.#uploads.delete(uploadId);
    await rm(join(this.#dir, uploadId), { recursive: true, force: true });
  }

  #partPath(uploadId: string, part: Part): string {
    return join(this.#dir, uploadId, part.file);
  }
}

async function* concatenate(files: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const file of files) yield* createReadStream(file);
}

// A folder without a readable record is an upload that never got its id to the client.
async function readRecord(file: string): Promise<UploadRecord | undefined> {
  try {
    return uploadRecordSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}
