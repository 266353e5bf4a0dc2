import {
  type EffectHandlers,
  type EffectMessage,
  maxDeliveries,
} from '@gore/core/kernel/runtime/events/effects.ts';
import { type Metrics, noMetrics } from '@gore/core/ports/metrics.ts';
import { type Log, traceOf } from '../http/log.ts';
import { inLogContext } from '../http/log-context.ts';
import { observeRun } from '../observe/observe-run.ts';
import type { BatchResult } from '../streams/images.ts';
import { readMessage } from './read-message.ts';

/** The part of an SQS event the workers read. */
export interface QueueEvent {
  readonly Records: readonly {
    readonly messageId: string;
    readonly body: string;
    readonly attributes: { readonly ApproximateReceiveCount: string; readonly SentTimestamp?: string };
  }[];
}

/** What a worker of effects needs. */
export interface EffectsPorts {
  readonly handlers: EffectHandlers;
  readonly log: Log;
  readonly metrics?: Metrics;
}

/** Runs the effects of a queue; one that fails comes back alone and ends in the dead-letter queue. */
export const createEffectsWorker = ({ handlers, log, metrics = noMetrics }: EffectsPorts) => {
  const take = async ({ messageId, body, attributes }: QueueEvent['Records'][number]): Promise<boolean> => {
    const { effect = 'ilegible', event } = readMessage<Partial<EffectMessage>>(body) ?? {};
    if (!event) {
      log.error('mensaje_ilegible', { requestId: messageId, effect });
      return false;
    }
    const attempt = Number(attributes.ApproximateReceiveCount);
    const { tenant, actor } = event;
    return inLogContext({ requestId: messageId, tenant, actor }, async () => {
      try {
        const handler = handlers[effect];
        if (!handler) throw new Error(`No handler for ${effect}`);
        if (attempt === 1 && attributes.SentTimestamp)
          metrics.measure('espera', Date.now() - Number(attributes.SentTimestamp), { trabajo: effect });
        await observeRun(metrics, 'tarea', { trabajo: effect }, () =>
          handler(event, { attempt, last: attempt >= maxDeliveries }),
        );
        return true;
      } catch (error) {
        log.error('efecto_fallido', { effect, attempt, ...traceOf(error) });
        return false;
      }
    });
  };
  return async (event: QueueEvent): Promise<BatchResult> => {
    const failures: { itemIdentifier: string }[] = [];
    for (const record of event.Records)
      if (!(await take(record))) failures.push({ itemIdentifier: record.messageId });
    await log.settled?.();
    return { batchItemFailures: failures };
  };
};
