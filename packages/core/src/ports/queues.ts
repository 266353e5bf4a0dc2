import type { Effect } from '../kernel/declare/verb.ts';
import type { DomainEvent, EffectMessage } from '../kernel/runtime/events/effects.ts';

/** A queue a declared effect may travel in. */
export type QueueName = Effect['queue'];

/** Carries effects to their workers, at least once. */
export interface EffectQueues {
  /** @throws Error when any of the messages was not taken; sending again is harmless. */
  readonly send: (queue: QueueName, messages: readonly EffectMessage[]) => Promise<void>;
  /** Puts aside what must not run. */
  readonly discard: (queue: QueueName, message: EffectMessage, why: string) => Promise<void>;
}

/** Tells the event bus what happened. */
export interface EventBus {
  /** @throws Error when any of the events was not taken. */
  readonly publish: (events: readonly DomainEvent[]) => Promise<void>;
}
