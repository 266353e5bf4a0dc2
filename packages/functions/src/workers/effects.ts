import {
  type EffectHandlers,
  type EffectMessage,
  maxDeliveries,
} from '@gore/core/kernel/runtime/events/effects.ts';
import { type Log, traceOf } from '../http/log.ts';
import type { BatchResult } from '../streams/images.ts';

/** The part of an SQS event the workers read. */
export interface QueueEvent {
  readonly Records: readonly {
    readonly messageId: string;
    readonly body: string;
    readonly attributes: { readonly ApproximateReceiveCount: string };
  }[];
}

/** What a worker of effects needs. */
export interface EffectsPorts {
  readonly handlers: EffectHandlers;
  readonly log: Log;
}

/** Runs the effects of a queue; one that fails comes back alone and ends in the dead-letter queue. */
export const createEffectsWorker =
  ({ handlers, log }: EffectsPorts) =>
  async (event: QueueEvent): Promise<BatchResult> => {
    const failures: { itemIdentifier: string }[] = [];
    for (const { messageId, body, attributes } of event.Records) {
      const message = JSON.parse(body) as EffectMessage;
      const attempt = Number(attributes.ApproximateReceiveCount);
      try {
        const handler = handlers[message.effect];
        if (!handler) throw new Error(`No handler for ${message.effect}`);
        await handler(message.event, { attempt, last: attempt >= maxDeliveries });
      } catch (error) {
        log.error('efecto_fallido', {
          effect: message.effect,
          requestId: messageId,
          attempt,
          ...traceOf(error),
        });
        failures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures: failures };
  };
