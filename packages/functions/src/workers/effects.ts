import type { EffectHandlers, EffectMessage } from '@gore/core/kernel/runtime/events/effects.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import type { Log } from '../http/log.ts';
import { traceOf } from '../http/log.ts';
import type { BatchResult } from '../streams/images.ts';

/** The part of an SQS event the workers read. */
export interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

/** What a worker of effects needs. */
export interface EffectsPorts {
  readonly write: WriteDeps;
  readonly handlers: EffectHandlers;
  readonly log: Log;
}

/** Runs the effects of a queue; one that fails comes back alone and ends in the dead-letter queue. */
export const createEffectsWorker =
  ({ write, handlers, log }: EffectsPorts) =>
  async (event: QueueEvent): Promise<BatchResult> => {
    const failures: { itemIdentifier: string }[] = [];
    for (const { messageId, body } of event.Records) {
      const message = JSON.parse(body) as EffectMessage;
      try {
        const handler = handlers[message.effect];
        if (!handler) throw new Error(`No handler for ${message.effect}`);
        await handler(write, message.event);
      } catch (error) {
        log.error('efecto_fallido', { effect: message.effect, requestId: messageId, ...traceOf(error) });
        failures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures: failures };
  };
