import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { EffectMessage } from '../../kernel/runtime/events/effects.ts';
import type { EffectQueues, QueueName } from '../queues.ts';

/** URLs of each queue and of where its messages end when they cannot be handled. */
export type QueueUrls = Readonly<Record<QueueName, { readonly url: string; readonly deadLetterUrl: string }>>;

const batchSize = 10;

/** Effects over SQS. */
export const createQueues = (client: SQSClient, urls: QueueUrls): EffectQueues => {
  const sendAll = async (url: string, bodies: readonly unknown[]) => {
    for (let at = 0; at < bodies.length; at += batchSize) {
      const entries = bodies.slice(at, at + batchSize);
      const { Failed = [] } = await client.send(
        new SendMessageBatchCommand({
          QueueUrl: url,
          Entries: entries.map((body, index) => ({ Id: String(index), MessageBody: JSON.stringify(body) })),
        }),
      );
      if (Failed.length) throw new Error(`SQS refused ${Failed.length} of ${entries.length} messages`);
    }
  };
  return {
    send: (queue, messages) => sendAll(urls[queue].url, messages),
    discard: (queue: QueueName, message: EffectMessage, why) =>
      sendAll(urls[queue].deadLetterUrl, [{ ...message, why }]),
  };
};
