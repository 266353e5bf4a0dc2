import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { MailJob, MailQueue } from '../mail.ts';

/** The queue of the mail worker over SQS. */
export const createMailQueue = <J extends MailJob>(client: SQSClient, url: string): MailQueue<J> => ({
  send: async (job) => {
    await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(job) }));
  },
});
