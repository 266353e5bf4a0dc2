import { type Log, traceOf } from '../http/log.ts';
import type { BatchResult } from '../streams/images.ts';
import { type BounceNotice, isBounce } from './bounces.ts';
import type { QueueEvent } from './effects.ts';

/** What the worker of deliveries needs. */
export interface PostmanPorts {
  /** Sends deliveries. */
  readonly effects: (event: QueueEvent) => Promise<BatchResult>;
  /** Writes down what came back. */
  readonly bounces: (notice: BounceNotice, requestId: string) => Promise<void>;
  readonly log: Log;
}

/** Worker of the queue of deliveries: what has to go out, and what came back. */
export const createPostman =
  ({ effects, bounces, log }: PostmanPorts) =>
  async (event: QueueEvent): Promise<BatchResult> => {
    const failures: { itemIdentifier: string }[] = [];
    const others: QueueEvent['Records'][number][] = [];
    for (const record of event.Records) {
      const body: unknown = JSON.parse(record.body);
      if (!isBounce(body)) {
        others.push(record);
        continue;
      }
      try {
        await bounces(body, record.messageId);
      } catch (error) {
        log.error('rebote_fallido', { requestId: record.messageId, ...traceOf(error) });
        failures.push({ itemIdentifier: record.messageId });
      }
    }
    const { batchItemFailures } = await effects({ Records: others });
    return { batchItemFailures: [...failures, ...batchItemFailures] };
  };
