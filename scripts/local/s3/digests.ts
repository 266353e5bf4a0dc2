import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export type DigestName = 'md5' | 'sha1' | 'sha256' | 'crc32';

/** A checksum that grows with the bytes it is fed. */
export interface RunningDigest {
  update(chunk: Uint8Array): void;
  /** The value so far; call once, at the end. */
  digest(): Buffer;
}

export const startDigest = (name: DigestName): RunningDigest =>
  name === 'crc32' ? new RunningCrc32() : createHash(name);

class RunningCrc32 implements RunningDigest {
  #value = 0;

  update(chunk: Uint8Array): void {
    this.#value = crc32(chunk, this.#value);
  }

  digest(): Buffer {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(this.#value);
    return bytes;
  }
}
