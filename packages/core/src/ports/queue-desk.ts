import type { QueueName } from './queues.ts';

/** How much a queue has to do. */
export interface QueueDepth {
  readonly queue: QueueName;
  /** Messages nobody took yet. */
  readonly waiting: number;
  /** Messages a worker has right now. */
  readonly running: number;
  /** Messages nobody could handle. */
  readonly dead: number;
}

/** A message nobody could handle, as far as it may be shown: what it asks for, never what it says. */
export interface DeadLetter {
  readonly id: string;
  /** Institution it belongs to; nothing when it cannot be read. */
  readonly tenant?: string;
  /** Name of the effect or of the mail. */
  readonly work: string;
  readonly record?: { readonly module: string; readonly id: string; readonly codigo: string };
  /** Epoch milliseconds at which it was sent. */
  readonly sentAt: number;
  /** It was set aside because its effects called each other without end. */
  readonly looped: boolean;
}

/** Which messages are meant: those named, or all; of one institution, or of every one. */
export interface Chosen {
  readonly ids?: readonly string[];
  readonly tenant?: string;
}

/** What somebody who administers the system sees of the queues and does with what nobody could handle. */
export interface QueueDesk {
  readonly depths: () => Promise<readonly QueueDepth[]>;
  /** The oldest hundred; they stay where they are. */
  readonly deadLetters: (queue: QueueName, tenant?: string) => Promise<readonly DeadLetter[]>;
  /**
   * Sends messages back to the queue they failed in, a hundred at most. Doing a piece of work twice does no harm.
   *
   * @returns how many went back
   */
  readonly redrive: (queue: QueueName, chosen: Chosen) => Promise<number>;
}
