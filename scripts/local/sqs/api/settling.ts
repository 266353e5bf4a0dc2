import { z } from 'zod';
import { entriesOf, runBatch } from './batch.ts';
import { operation } from './operation.ts';

const queue = { QueueUrl: z.string() };
const receipt = { ReceiptHandle: z.string() };
const visibility = { ...receipt, VisibilityTimeout: z.int() };

export const DeleteMessage = operation(z.object({ ...queue, ...receipt }), (sqs, input) => {
  sqs.delete(sqs.names.fromUrl(input.QueueUrl), input.ReceiptHandle);
  return {};
});

export const DeleteMessageBatch = operation(
  z.object({ ...queue, Entries: entriesOf(receipt) }),
  (sqs, { QueueUrl, Entries }) => {
    const name = sqs.names.fromUrl(QueueUrl);
    return runBatch(Entries, (entry) => {
      sqs.delete(name, entry.ReceiptHandle);
      return {};
    });
  },
);

export const ChangeMessageVisibility = operation(z.object({ ...queue, ...visibility }), (sqs, input) => {
  sqs.changeVisibility(sqs.names.fromUrl(input.QueueUrl), input.ReceiptHandle, input.VisibilityTimeout);
  return {};
});

export const ChangeMessageVisibilityBatch = operation(
  z.object({ ...queue, Entries: entriesOf(visibility) }),
  (sqs, { QueueUrl, Entries }) => {
    const name = sqs.names.fromUrl(QueueUrl);
    return runBatch(Entries, (entry) => {
      sqs.changeVisibility(name, entry.ReceiptHandle, entry.VisibilityTimeout);
      return {};
    });
  },
);
