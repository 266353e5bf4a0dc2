import { Duplex } from 'node:stream';
import type { PgliteEngine } from './engine.ts';
import { isTerminate, join } from './wire.ts';

/**
 * Stands in for the TCP socket of a `pg` client, so that the very driver of the cloud (parsing, parameters, errors,
 * prepared statements) runs against the embedded engine. The socket-only methods are what `pg` calls on it.
 */
export class EngineStream extends Duplex {
  readonly #engine: PgliteEngine;

  constructor(engine: PgliteEngine) {
    super();
    this.#engine = engine;
  }

  connect(): this {
    this.#engine.open().then(
      () => this.emit('connect'),
      (error: Error) => this.destroy(error),
    );
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: () => void): void {
    this.#forward([chunk]);
    done();
  }

  /** `pg` corks the messages of one statement: they arrive here together and cross to the worker as one batch. */
  override _writev(writes: { chunk: Uint8Array }[], done: () => void): void {
    this.#forward(writes.map(({ chunk }) => chunk));
    done();
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  #forward(chunks: Uint8Array[]): void {
    const batch = join(chunks);
    if (isTerminate(batch)) return;
    this.#engine.exchange(batch).then(
      (answer) => this.push(Buffer.from(answer.buffer)),
      (error: Error) => this.destroy(error),
    );
  }
}
