import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { DeadLetter, QueueDepth, QueueDesk } from '../queue-desk.ts';
import type { QueueName } from '../queues.ts';
import type { QueueUrls } from './sqs-queues.ts';

/** Reads of a message what may be shown of it. */
export type ReadWork = (body: string) => Pick<DeadLetter, 'tenant' | 'work' | 'record' | 'looped'>;

const most = 100;
const atOnce = 10;

/** Nobody else works on dead letters: long enough to look at a hundred of them. */
const lookSeconds = 30;

/** The desk over SQS. */
export const createQueueDesk = (client: SQSClient, urls: QueueUrls, workOf: ReadWork): QueueDesk => {
  const count = async (url: string) => {
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl: url,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    return {
      waiting: Number(Attributes.ApproximateNumberOfMessages ?? 0),
      running: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
    };
  };

  const take = async (url: string): Promise<readonly Message[]> => {
    const found = new Map<string, Message>();
    while (found.size < most) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl: url,
          MaxNumberOfMessages: atOnce,
          VisibilityTimeout: lookSeconds,
          WaitTimeSeconds: 0,
          MessageSystemAttributeNames: ['SentTimestamp'],
        }),
      );
      const fresh = Messages.filter(({ MessageId }) => MessageId && !found.has(MessageId));
      if (fresh.length === 0) break;
      for (const message of fresh) found.set(message.MessageId ?? '', message);
    }
    return [...found.values()];
  };

  const putBack = (url: string, messages: readonly Message[]) =>
    Promise.all(
      messages.map(({ ReceiptHandle }) =>
        client.send(
          new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle, VisibilityTimeout: 0 }),
        ),
      ),
    );

  const letterOf = ({ MessageId = '', Body = '', Attributes }: Message): DeadLetter => ({
    id: MessageId,
    sentAt: Number(Attributes?.SentTimestamp ?? 0),
    ...workOf(Body),
  });

  return {
    depths: () =>
      Promise.all(
        (Object.keys(urls) as QueueName[]).map(async (queue): Promise<QueueDepth> => {
          const { url, deadLetterUrl } = urls[queue];
          const [own, dead] = await Promise.all([count(url), count(deadLetterUrl)]);
          return { queue, ...own, dead: dead.waiting + dead.running };
        }),
      ),
    deadLetters: async (queue, tenant) => {
      const { deadLetterUrl } = urls[queue];
      const messages = await take(deadLetterUrl);
      await putBack(deadLetterUrl, messages);
      return messages
        .map(letterOf)
        .filter((letter) => tenant === undefined || letter.tenant === tenant)
        .sort((one, other) => one.sentAt - other.sentAt);
    },
    redrive: async (queue, { ids, tenant }) => {
      const { url, deadLetterUrl } = urls[queue];
      const messages = await take(deadLetterUrl);
      const chosen = messages.filter((message) => {
        const letter = letterOf(message);
        return (ids?.includes(letter.id) ?? true) && (tenant === undefined || letter.tenant === tenant);
      });
      await putBack(
        deadLetterUrl,
        messages.filter((message) => !chosen.includes(message)),
      );
      for (const { Body, ReceiptHandle } of chosen) {
        // Sent first: one that stops in between is done twice, and never lost.
        await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: Body }));
        await client.send(new DeleteMessageCommand({ QueueUrl: deadLetterUrl, ReceiptHandle }));
      }
      return chosen.length;
    },
  };
};
