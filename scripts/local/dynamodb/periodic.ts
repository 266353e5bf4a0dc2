/** A task repeated at an interval, never twice at once; stopping waits for the run under way. */
export class Periodic {
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> | undefined;

  /** Does not keep the process alive by itself. `task` must not reject. */
  constructor(task: () => Promise<void>, intervalMs: number) {
    this.#timer = setInterval(() => {
      this.#running ??= task().finally(() => {
        this.#running = undefined;
      });
    }, intervalMs).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }
}
