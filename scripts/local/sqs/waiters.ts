// setTimeout takes at most this; who waits longer is woken early and looks again.
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Long polls that wait for something to happen to a queue. */
export class Waiters {
  readonly #waiting = new Map<string, Set<() => void>>();

  /** Tells everybody who waits on the queue to look again. */
  wake(queue: string): void {
    for (const notify of this.#waiting.get(queue) ?? []) notify();
  }

  /** Resolves when the queue is woken, when `until` (milliseconds since the epoch) comes, or on abort. */
  async wait(queue: string, until: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = this.#waiting.get(queue) ?? new Set();
    this.#waiting.set(queue, waiting.add(resolve));
    const stop = () => resolve();
    signal.addEventListener('abort', stop);
    // Timers may fire up to a millisecond early.
    const timer = setTimeout(resolve, Math.min(Math.max(until - Date.now() + 1, 1), MAX_TIMER_MS));
    await promise;
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    waiting.delete(resolve);
  }
}
