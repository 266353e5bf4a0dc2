import type { SQSClient } from '@aws-sdk/client-sqs';
import type { EffectMessage } from '../../kernel/runtime/events/effects.ts';
import type { EffectQueues, QueueName } from '../queues.ts';
import { sendAll } from './sqs-sender.ts';

/** URLs of each queue and of where its messages end when they cannot be handled. */
export type QueueUrls = Readonly<Record<QueueName, { readonly url: string; readonly deadLetterUrl: string }>>;

/** Effects over SQS. */
export const createQueues = (client: SQSClient, urls: QueueUrls): EffectQueues => ({
  send: (queue, messages) => sendAll(client, urls[queue].url, messages),
  discard: (queue: QueueName, message: EffectMessage, why) =>
    sendAll(client, urls[queue].deadLetterUrl, [{ ...message, why }]),
});
