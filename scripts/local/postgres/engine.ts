import { Worker } from 'node:worker_threads';
import pg from 'pg';
import type { WorkerOptions, WorkerReply, WorkerRequest } from './worker-protocol.ts';

/** How the engine runs: where its data is and how long one statement may take, in milliseconds. */
export interface EngineOptions {
  dir: string;
  postgisBundle: string;
  queryTimeoutMs: number;
  /** Creates the extensions after opening: only the template needs it. */
  install?: boolean;
}

interface Exchange {
  resolve(answer: Uint8Array<ArrayBuffer>): void;
  reject(error: Error): void;
}

/**
 * The main thread's handle on the PGlite worker. After a failure or a runaway query the worker is gone; the next
 * `open` starts another on the same directory, which recovers as after a crash.
 */
export class PgliteEngine {
  readonly #options: EngineOptions;
  #worker: Worker | undefined;
  #opening: Promise<void> | undefined;
  #stopped = false;
  #pending: Exchange[] = [];

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  /** Makes sure a worker runs. Cheap when it does. @throws `pg.DatabaseError` 57P03 while it is stopped. */
  open(): Promise<void> {
    if (this.#stopped) return Promise.reject(databaseError('57P03', 'the embedded database is stopped'));
    this.#opening ??= this.#launch(Promise.resolve());
    return this.#opening;
  }

  /**
   * Sends one batch of wire-protocol bytes and resolves with what the server answers.
   * @throws `pg.DatabaseError` 57014 when the statement ran too long, 57P02 when the engine died.
   */
  exchange(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const worker = this.#worker;
    if (!worker) return Promise.reject(databaseError('57P03', 'the embedded database is not open'));
    // PGlite ignores statement_timeout (it runs without signals): only ending its thread stops a statement.
    const watchdog = setTimeout(
      () => this.#abandon(worker, databaseError('57014', 'canceling statement due to statement timeout')),
      this.#options.queryTimeoutMs,
    );
    const answer = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
      this.#pending.push({ resolve, reject });
    });
    post(worker, { kind: 'exchange', bytes }, [bytes.buffer]);
    return answer.finally(() => clearTimeout(watchdog));
  }

  /** Shuts the database down as an operator would: whoever connects is refused until `start`. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.close();
  }

  /** Starts a stopped database again. */
  start(): Promise<void> {
    this.#stopped = false;
    return this.open();
  }

  /** Shuts the database down cleanly, with its final checkpoint, and ends the thread. */
  async close(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#opening = undefined;
    if (!worker) return;
    const closed = new Promise<void>((resolve) => {
      worker.on('message', (reply: WorkerReply) => reply.kind === 'closed' && resolve());
      worker.once('exit', () => resolve());
    });
    post(worker, { kind: 'close' });
    await closed;
    await worker.terminate();
  }

  #launch(ready: Promise<unknown>): Promise<void> {
    const opening = ready.then(() => this.#start());
    // A failed opening is forgotten, so that the next caller tries again; this caller still sees the failure.
    opening.catch(() => {
      if (this.#opening === opening) this.#opening = undefined;
    });
    return opening;
  }

  async #start(): Promise<void> {
    const { dir, postgisBundle, install = false } = this.#options;
    const worker = await startWorker({ dir, postgisBundle, install });
    worker.on('message', (reply: WorkerReply) => {
      if (reply.kind === 'answer') this.#pending.shift()?.resolve(reply.bytes);
    });
    worker.once('error', (cause) => this.#abandon(worker, databaseError('57P02', cause.message)));
    worker.once('exit', () => this.#abandon(worker, databaseError('57P02', 'the embedded database ended')));
    this.#worker = worker;
  }

  /** Gives up on a worker and starts the next one at once, so that the next statement finds it warm. */
  #abandon(worker: Worker, reason: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#opening = this.#launch(worker.terminate());
    for (const { reject } of this.#pending.splice(0)) reject(reason);
  }
}

/** Resolves once the worker's database accepts statements. */
async function startWorker(options: WorkerOptions): Promise<Worker> {
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: options });
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the embedded database ended while opening')));
  });
  return worker;
}

function post(worker: Worker, request: WorkerRequest, transfer: ArrayBuffer[] = []): void {
  worker.postMessage(request, transfer);
}

function databaseError(code: string, message: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError(message, message.length, 'error'), { code, severity: 'ERROR' });
}
