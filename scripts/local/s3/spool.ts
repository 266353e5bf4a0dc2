import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { startDigest } from './digests.ts';

/** A complete, synced file that no object points to yet. */
export interface Spooled {
  readonly file: string;
  readonly size: number;
  /** MD5 of the bytes, hexadecimal. */
  readonly md5: string;
}

/**
 * Where uploads land until they are complete. It lies inside the data folder, hence on the same file system, so that
 * publishing a file is one atomic rename. Whatever a crash left here is dropped at the next start.
 */
export class Spool {
  readonly #dir: string;

  private constructor(dir: string) {
    this.#dir = dir;
  }

  static async open(dir: string): Promise<Spool> {
    await rm(dir, { recursive: true, force: true });
    await mkdir(dir, { recursive: true });
    return new Spool(dir);
  }

  /** Writes a stream to disk. When the stream or the disk fails nothing is left behind and the cause is thrown. */
  async write(source: AsyncIterable<Uint8Array>): Promise<Spooled> {
    const file = this.#newPath();
    const md5 = startDigest('md5');
    let size = 0;
    async function* measured() {
      for await (const chunk of source) {
        md5.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    }
    const writer = createWriteStream(file, { flush: true });
    const closed = new Promise<void>((resolve) => writer.once('close', resolve));
    try {
      await pipeline(measured(), writer);
    } catch (error) {
      // A source may fail before the file is open, which would then appear after it was removed.
      await closed;
      await rm(file, { force: true });
      throw error;
    }
    return { file, size, md5: md5.digest().toString('hex') };
  }

  /** Replaces `target` with `text` in one step: readers see the old file or the new one, never a part. */
  async replaceFile(target: string, text: string): Promise<void> {
    const file = this.#newPath();
    try {
      await writeFile(file, text, { flush: true });
      await rename(file, target);
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
  }

  #newPath(): string {
    return join(this.#dir, randomUUID());
  }
}
