import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';

const batchSize = 10;

/**
 * Sends bodies to a queue, ten at a time.
 *
 * @throws Error when any of them was not taken; sending again is harmless.
 */
export const sendAll = async (client: SQSClient, url: string, bodies: readonly unknown[]): Promise<void> => {
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
