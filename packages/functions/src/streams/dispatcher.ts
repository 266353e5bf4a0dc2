import type { Product } from '@gore/core/kernel/declare/product.ts';
import type { AuditEntry } from '@gore/core/kernel/runtime/audit/chain.ts';
import { effectsOf, eventOf, maxDepth } from '@gore/core/kernel/runtime/events/effects.ts';
import type { EffectQueues, EventBus } from '@gore/core/ports/queues.ts';
import { type Log, traceOf } from '../http/log.ts';
import { type BatchResult, entityOf, plain, type StreamEvent } from './images.ts';

/** What the dispatcher needs. */
export interface DispatcherPorts {
  readonly product: Product;
  readonly queues: EffectQueues;
  readonly bus: EventBus;
  readonly log: Log;
}

/** Tells the bus what happened, and the queues what follows from it. */
const tell = async ({ product, queues, bus }: DispatcherPorts, entries: readonly AuditEntry[]) => {
  const events = entries.map(eventOf);
  await bus.publish(events);
  const byQueue = Map.groupBy(effectsOf(product, events), ({ queue }) => queue);
  for (const [queue, effects] of byQueue) {
    const messages = effects.map(({ message }) => message);
    const loops = messages.filter((message) => message.event.depth > maxDepth);
    await queues.send(
      queue,
      messages.filter((message) => !loops.includes(message)),
    );
    for (const message of loops) await queues.discard(queue, message, 'profundidad máxima de efectos');
  }
};

/**
 * Consumer of the stream that turns audit entries into events: each is told to the bus, and its effects go to their
 * queues. Telling one twice is harmless, so a batch that fails is simply brought again, and its failure counted.
 */
export const createDispatcher =
  (ports: DispatcherPorts) =>
  async (event: StreamEvent): Promise<BatchResult> => {
    const entries = event.Records.flatMap(({ eventName, dynamodb }) => {
      const image = dynamodb?.NewImage;
      return eventName === 'INSERT' && image && entityOf(image) === 'auditoria'
        ? [plain(image).entry as AuditEntry]
        : [];
    });
    try {
      await tell(ports, entries);
    } catch (error) {
      ports.log.error('reparto_detenido', traceOf(error));
      await ports.log.settled?.();
      throw error;
    }
    return { batchItemFailures: [] };
  };
