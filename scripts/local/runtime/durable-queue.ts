/** A consumer at work. */
export interface QueueConsumer {
  /** Takes no further message and resolves when those under way have ended. */
  stop(): Promise<void>;
}

/** A queue that survives the process and tries failed messages again: what the bus needs under it. */
export interface DurableQueue {
  /** Resolves once the message is on disk. */
  send(body: string): Promise<void>;
  /** Hands over each message until the handler resolves for it. */
  consume(handle: (body: string) => Promise<void>): QueueConsumer;
}

/** The part of the embedded SQS used here. */
interface PolledSqs {
  send(queue: string, message: { body: string }): unknown;
  poll(queue: string, handler: (event: SqsBatch) => Promise<unknown>): QueueConsumer;
}

interface SqsBatch {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

/** A durable queue on the embedded SQS. Declare the queue first, with its dead-letter queue. */
export function durableQueue(sqs: PolledSqs, name: string): DurableQueue {
  return {
    send: async (body) => {
      sqs.send(name, { body });
    },
    consume: (handle) =>
      sqs.poll(name, async ({ Records }) => {
        const outcomes = await Promise.allSettled(Records.map(({ body }) => handle(body)));
        const failed = Records.filter((_record, i) => outcomes[i]?.status === 'rejected');
        return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
      }),
  };
}
