import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { eventRecord, type S3EventName, type S3EventRecord } from './events.ts';
import type { Services } from './exchange.ts';
import { type HandlerSettings, handleRequest } from './handler.ts';
import { MultipartUploads } from './multipart.ts';
import type { ObjectHead, ObjectRecord } from './object-record.ts';
import { ObjectStore } from './object-store.ts';
import type { Credentials } from './signature.ts';
import { Spool } from './spool.ts';

export interface EmbeddedS3Options extends Credentials {
  /** Folder of all data; one process at a time. */
  readonly dir: string;
  /** Origins whose pages may upload and download, e.g. `http://localhost:3333`. */
  readonly corsOrigins?: readonly string[];
  /** Region named in events. */
  readonly region?: string;
  /** Bound of one object, in bytes; 1 GiB unless told. */
  readonly maxObjectBytes?: number;
  /** Told of every creation and removal before the client gets its answer. */
  readonly onEvent?: (record: S3EventRecord) => void | Promise<void>;
  /** Told of every defect behind a 500 and of every failure of `onEvent`. */
  readonly onError?: (error: unknown) => void;
}

const DEFAULT_MAX_OBJECT_BYTES = 1024 ** 3;

/**
 * The part of Amazon S3 this product uses, on files. Path-style, on a port of its own, since browsers reach it with
 * presigned URLs; every request but a CORS preflight must carry a valid signature.
 * @example
 * const s3 = await EmbeddedS3.open({ dir, accessKeyId, secretAccessKey, corsOrigins: ['http://localhost:3333'] });
 * await s3.createBucket('archivos');
 * http.createServer(s3.handler).listen(9000, '127.0.0.1');
 */
export class EmbeddedS3 {
  readonly #settings: HandlerSettings;
  readonly #services: Services;
  readonly #underWay = new Set<Promise<void>>();

  private constructor(settings: HandlerSettings) {
    this.#settings = settings;
    this.#services = settings.services;
  }

  /** @throws Error when the folder holds a sidecar that cannot be read */
  static async open(options: EmbeddedS3Options): Promise<EmbeddedS3> {
    const { dir, accessKeyId, secretAccessKey, corsOrigins = [], region = 'us-east-1' } = options;
    const { maxObjectBytes = DEFAULT_MAX_OBJECT_BYTES, onError = console.error } = options;
    const spool = await Spool.open(join(dir, 'spool'));
    const store = await ObjectStore.open(join(dir, 'buckets'), spool);
    const uploads = await MultipartUploads.open(join(dir, 'uploads'), spool, maxObjectBytes);
    const emit = async (name: S3EventName, bucket: string, record: ObjectRecord) => {
      try {
        await options.onEvent?.(eventRecord(name, region, bucket, record));
      } catch (error) {
        onError(error);
      }
    };
    const services: Services = { store, uploads, spool, maxObjectBytes, emit };
    return new EmbeddedS3({ credentials: { accessKeyId, secretAccessKey }, corsOrigins, services, onError });
  }

  /** Request listener for `http.createServer`. */
  readonly handler = (req: IncomingMessage, res: ServerResponse): void => {
    const work = handleRequest(req, res, this.#settings).finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  };

  /** Does nothing when the bucket is already there. @throws S3Error 400 `InvalidBucketName` */
  createBucket(name: string): Promise<void> {
    return this.#services.store.createBucket(name);
  }

  /** Stores an object without going through HTTP, for seeds and tests. The event is raised as for any other. */
  async put(
    bucket: string,
    key: string,
    body: Uint8Array | AsyncIterable<Uint8Array>,
    head: Partial<ObjectHead> = {},
  ): Promise<ObjectRecord> {
    const { store, spool, emit } = this.#services;
    const { contentType = 'application/octet-stream', headers = {}, metadata = {} } = head;
    const { file, size, md5 } = await spool.write(body instanceof Uint8Array ? once(body) : body);
    const content = { file, size, etag: md5 };
    const full = { contentType, headers, metadata };
    const record = await store.commit(bucket, key, content, full, () => undefined);
    await emit('ObjectCreated:Put', bucket, record);
    return record;
  }

  /** Reads a whole object into memory. @throws S3Error 404 */
  async get(bucket: string, key: string): Promise<{ record: ObjectRecord; body: Buffer }> {
    const { record, handle } = await this.#services.store.open(bucket, key);
    return { record, body: await buffer(handle.createReadStream()) };
  }

  /** Removes what was last written before a moment and lies under a prefix, as a lifecycle rule does; answers how much. */
  async expire(bucket: string, prefix: string, before: number): Promise<number> {
    const { store, emit } = this.#services;
    const due = store
      .keys(bucket)
      .filter((key) => key.startsWith(prefix) && store.get(bucket, key).modifiedAt < before);
    for (const key of due) {
      const removed = await store.remove(bucket, key);
      if (removed) await emit('ObjectRemoved:Delete', bucket, removed);
    }
    return due.length;
  }

  /** Every object of every bucket at this moment, for a backup. */
  objects(): readonly { readonly bucket: string; readonly record: ObjectRecord }[] {
    const { store } = this.#services;
    return store.bucketNames.flatMap((bucket) =>
      store.keys(bucket).map((key) => ({ bucket, record: store.get(bucket, key) })),
    );
  }

  /** Waits for the requests under way. Stop the HTTP server first. */
  async close(): Promise<void> {
    await Promise.all(this.#underWay);
  }
}

async function* once(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body;
}
