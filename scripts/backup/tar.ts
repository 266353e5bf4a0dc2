const BLOCK = 512;
const LONGEST_NAME = 100;
const end = Buffer.alloc(BLOCK * 2);

/** One file inside an archive. */
export interface Member {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`;

const headerOf = (name: string, size: number): Buffer => {
  if (Buffer.byteLength(name) > LONGEST_NAME) throw new Error(`The name ${name} is too long for an archive`);
  const block = Buffer.alloc(BLOCK);
  const write = (text: string, at: number) => block.write(text, at, 'latin1');
  write(name, 0);
  write(octal(0o600, 8), 100);
  write(octal(0, 8), 108);
  write(octal(0, 8), 116);
  write(octal(size, 12), 124);
  write(octal(0, 12), 136);
  block.fill(' ', 148, 156);
  write('0ustar\u000000', 156);
  write(
    `${octal(
      block.reduce((sum, byte) => sum + byte, 0),
      7,
    )} `,
    148,
  );
  return block;
};

const padding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

/**
 * Writes members as a tar archive (ustar), so that any tool opens it.
 *
 * @throws Error when a member is not as long as it said
 */
export async function* writeTar(members: AsyncIterable<Member>): AsyncGenerator<Uint8Array> {
  for await (const { name, size, body } of members) {
    yield headerOf(name, size);
    let written = 0;
    for await (const chunk of body) {
      written += chunk.length;
      yield chunk;
    }
    if (written !== size) throw new Error(`${name} has ${written} bytes and said ${size}`);
    yield padding(size);
  }
  yield end;
}

/** The archive ends before it should, or is none. */
export class BrokenArchive extends Error {
  override readonly name = 'BrokenArchive';
}

const numberIn = (block: Buffer, from: number, length: number): number => {
  const text = block.toString('latin1', from, from + length).replace(/[\0 ].*$/s, '');
  if (!/^[0-7]+$/.test(text)) throw new BrokenArchive('A header of the archive is damaged');
  return Number.parseInt(text, 8);
};

/** Takes bytes from a stream of chunks that may be cut anywhere. */
class Source {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  async *take(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      if (this.#rest.length === 0) {
        const { done, value } = await this.#chunks.next();
        if (done) throw new BrokenArchive('The archive ends in the middle');
        this.#rest = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
        continue;
      }
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async whole(count: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.take(count)) pieces.push(piece);
    return Buffer.concat(pieces);
  }
}

/**
 * The members of a tar archive in order; the body of each has to be read before the next is asked for.
 *
 * @throws BrokenArchive when it is cut short or damaged
 */
export async function* readTar(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Member> {
  const source = new Source(chunks);
  for (;;) {
    const header = await source.whole(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const name = header.toString('latin1', 0, LONGEST_NAME).replace(/\0.*$/s, '');
    const size = numberIn(header, 124, 12);
    yield { name, size, body: source.take(size) };
    await source.whole(padding(size).length);
  }
}
