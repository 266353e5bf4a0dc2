import { incompleteBody, S3Error } from './errors.ts';

/**
 * Pulls lines, counted bytes and delimited runs from a stream of chunks that may be cut anywhere.
 * Every method throws S3Error 400 `IncompleteBody` when the stream ends early.
 */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #buffer: Buffer;

  /** @param prefix bytes to be read before those of `source` */
  constructor(source: AsyncIterable<Uint8Array>, prefix = '') {
    this.#chunks = source[Symbol.asyncIterator]();
    this.#buffer = Buffer.from(prefix);
  }

  /** Text (latin1) up to the next CRLF, which is consumed. */
  async line(maxBytes: number): Promise<string> {
    for (;;) {
      const end = this.#buffer.indexOf('\r\n');
      if (end > maxBytes || (end < 0 && this.#buffer.length > maxBytes + 1)) {
        throw new S3Error(400, 'InvalidRequest', 'A line of the request body is too long.');
      }
      if (end >= 0) return this.#cut(end, 2).toString('latin1');
      await this.#more();
    }
  }

  /** Exactly `count` bytes, in pieces. */
  async *take(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      if (this.#buffer.length === 0) await this.#more();
      const piece = this.#cut(Math.min(left, this.#buffer.length), 0);
      left -= piece.length;
      yield piece;
    }
  }

  /** All bytes before `delimiter`, in pieces; the delimiter is consumed. */
  async *until(delimiter: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.#buffer.indexOf(delimiter);
      if (at >= 0) {
        yield this.#cut(at, delimiter.length);
        return;
      }
      // The tail may hold the first bytes of the delimiter.
      const safe = this.#buffer.length - delimiter.length + 1;
      if (safe > 0) yield this.#cut(safe, 0);
      await this.#more();
    }
  }

  #cut(count: number, skip: number): Buffer {
    const piece = this.#buffer.subarray(0, count);
    this.#buffer = this.#buffer.subarray(count + skip);
    return piece;
  }

  async #more(): Promise<void> {
    const next = await this.#chunks.next();
    if (next.done) throw incompleteBody();
    const { buffer, byteOffset, byteLength } = next.value;
    const chunk = Buffer.from(buffer, byteOffset, byteLength);
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
  }
}
