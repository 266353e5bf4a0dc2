import { setTimeout } from 'node:timers/promises';
import { handledMessages, type SqsEvent, sqsEvent } from './lambda-event.ts';
import type { ReceivedMessage } from './message.ts';

/** A Lambda-style function; what it returns is read as `{ batchItemFailures }`. */
export type SqsHandler = (event: SqsEvent) => Promise<unknown>;

export interface PollOptions {
  /** Messages per call, at most; 10 unless told. */
  readonly batchSize?: number;
  /** Calls at a time; 1 unless told. */
  readonly concurrency?: number;
  /** Told when the function throws (`event` is its batch) or the queue cannot be read (no event). */
  readonly onError?: (error: unknown, event?: SqsEvent) => void;
}

/** The queue as a poller sees it. */
export interface PolledQueue {
  readonly arn: string;
  readonly region: string;
  /** Waits for messages; resolves to none when nothing came for a while or on abort. */
  receive(max: number, signal: AbortSignal): Promise<readonly ReceivedMessage[]>;
  delete(receiptHandle: string): void;
}

export interface Poller {
  /** Takes no further messages and resolves when the calls under way have ended. */
  stop(): Promise<void>;
}

const RETRY_MS = 200;

/**
 * The event source mapping of Lambda: reads batches, calls the function, deletes what it handled. Messages it did not
 * handle come back when their visibility ends and go to the dead-letter queue when they have failed too often.
 */
export function startPoller(queue: PolledQueue, handler: SqsHandler, options: PollOptions): Poller {
  const { batchSize = 10, concurrency = 1, onError = () => undefined } = options;
  const stopping = new AbortController();
  const loop = async () => {
    while (!stopping.signal.aborted) {
      try {
        const batch = await queue.receive(batchSize, stopping.signal);
        if (batch.length > 0) await handle(queue, batch, handler, onError);
      } catch (error) {
        onError(error);
        await pause(RETRY_MS, stopping.signal);
      }
    }
  };
  const loops = Array.from({ length: concurrency }, loop);
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function handle(
  queue: PolledQueue,
  batch: readonly ReceivedMessage[],
  handler: SqsHandler,
  onError: (error: unknown, event: SqsEvent) => void,
): Promise<void> {
  const event = sqsEvent(batch, queue.arn, queue.region);
  let response: unknown;
  try {
    response = await handler(event);
  } catch (error) {
    onError(error, event);
    return;
  }
  for (const { receiptHandle } of handledMessages(batch, response)) queue.delete(receiptHandle);
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
