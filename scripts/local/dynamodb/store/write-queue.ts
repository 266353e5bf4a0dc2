import type { Staging } from './staging.ts';

/** Bounds on one commit: while its jobs run nothing else in the process does. */
const MAX_JOBS_PER_COMMIT = 64;
const MAX_CHANGES_PER_COMMIT = 256;

interface Job {
  apply(staging: Staging): unknown;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

interface Task {
  run(): Promise<void>;
}

/**
 * Serialises writes. A job decides in one turn over what is committed plus what earlier jobs staged; while one
 * commit is on its way to disk the jobs that arrive wait, and then share the next commit. Reads never wait.
 */
export class WriteQueue {
  readonly #open: () => Staging;
  readonly #commit: (staging: Staging) => Promise<void>;
  readonly #waiting: (Job | Task)[] = [];
  #draining: Promise<void> | undefined;

  constructor(open: () => Staging, commit: (staging: Staging) => Promise<void>) {
    this.#open = open;
    this.#commit = commit;
  }

  /** Runs `apply` and answers its result once what it staged is on disk; if it throws, nothing is. */
  submit<T>(apply: (staging: Staging) => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#enqueue({ apply, resolve: (result) => resolve(result as T), reject });
    });
  }

  /** Runs a task that waits on its own, such as filling a new index, while no write is under way. */
  exclusive<T>(task: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#enqueue({ run: () => task().then(resolve, reject) });
    });
  }

  /** Settles when nothing is waiting. */
  async idle(): Promise<void> {
    await this.#draining;
  }

  #enqueue(entry: Job | Task): void {
    this.#waiting.push(entry);
    this.#draining ??= this.#drain();
  }

  async #drain(): Promise<void> {
    await undefined;
    for (let head = this.#waiting[0]; head; head = this.#waiting[0]) {
      if ('run' in head) {
        this.#waiting.shift();
        await head.run();
      } else {
        await this.#commitTogether();
      }
    }
    this.#draining = undefined;
  }

  async #commitTogether(): Promise<void> {
    const staging = this.#open();
    const jobs: Job[] = [];
    const answers: (() => void)[] = [];
    while (jobs.length < MAX_JOBS_PER_COMMIT && staging.changes.length < MAX_CHANGES_PER_COMMIT) {
      const job = this.#waiting[0];
      if (!job || 'run' in job) break;
      this.#waiting.shift();
      jobs.push(job);
      answers.push(attempt(job, staging));
    }
    try {
      await this.#commit(staging);
    } catch (error) {
      for (const job of jobs) job.reject(error);
      return;
    }
    for (const answer of answers) answer();
  }
}

/** Applies a job on a layer of its own; its answer waits for the commit, since it may rest on staged data. */
function attempt(job: Job, staging: Staging): () => void {
  const layer = staging.layer();
  try {
    const result = job.apply(layer);
    staging.absorb(layer);
    return () => job.resolve(result);
  } catch (error) {
    return () => job.reject(error);
  }
}
