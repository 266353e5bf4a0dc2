import { AsyncLocalStorage } from 'node:async_hooks';

/** How long a held client must have been idle before whoever waits inside its own section is declared stuck. */
const STUCK_AFTER_MS = 250;

/** Raised instead of waiting for ever for a client that the waiting code itself holds. */
export class PoolReentrancyError extends Error {
  override readonly name = 'PoolReentrancyError';
  constructor() {
    super(
      'the pool was used inside a connect()ed section: run the statement on the client that section holds',
    );
  }
}

/** One checked-out client, seen from the code that holds it. */
export interface Holding {
  /** Marks a statement running on the client; call the result when it ends. */
  busy(): () => void;
  begin(): void;
  end(): void;
}

interface Section {
  outer: Section | undefined;
  held: boolean;
  running: number;
  idleSince: number;
}

/**
 * Detects the dead-lock a pool of one invites: code that holds a client asks the pool for another. The holder is
 * known through the async context. A sibling started from the same code shares that context and merely waits its
 * turn, so waiting alone proves nothing; waiting while the held client does nothing does.
 */
export class CheckoutScope {
  readonly #sections = new AsyncLocalStorage<Section>();

  /** Opens a section for the code that called `connect`. Must run before its first `await`. */
  enter(): Holding {
    const section: Section = { outer: this.#holder(), held: false, running: 0, idleSince: 0 };
    this.#sections.enterWith(section);
    return {
      begin: () => {
        section.held = true;
        section.idleSince = performance.now();
      },
      end: () => {
        section.held = false;
      },
      busy: () => {
        section.running += 1;
        return () => {
          section.running -= 1;
          section.idleSince = performance.now();
        };
      },
    };
  }

  /** Settles as `waiting` does, unless the caller's own section is what it waits for. */
  async guard<T>(waiting: Promise<T>, giveBack: (value: T) => void): Promise<T> {
    const holder = this.#holder();
    if (!holder) return waiting;
    const since = performance.now();
    let stuck = false;
    const watch = Promise.withResolvers<never>();
    const timer = setInterval(() => {
      const idle = holder.held && holder.running === 0;
      if (!idle || performance.now() - Math.max(since, holder.idleSince) < STUCK_AFTER_MS) return;
      stuck = true;
      watch.reject(new PoolReentrancyError());
    }, STUCK_AFTER_MS / 5);
    waiting.then(
      (value) => stuck && giveBack(value),
      () => undefined,
    );
    try {
      return await Promise.race([waiting, watch.promise]);
    } finally {
      clearInterval(timer);
    }
  }

  #holder(): Section | undefined {
    let section = this.#sections.getStore();
    while (section && !section.held) section = section.outer;
    return section;
  }
}
