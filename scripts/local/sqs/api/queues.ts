import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { EmbeddedSqs } from '../embedded-sqs.ts';
import { attributesFromSettings, settingsFromAttributes } from '../queue-settings.ts';
import { operation } from './operation.ts';

const queue = z.object({ QueueUrl: z.string() });
const attributes = z.record(z.string(), z.string()).default({});

const readSettings = (sqs: EmbeddedSqs, wire: Record<string, string>) =>
  settingsFromAttributes(wire, (arn) => sqs.names.fromArn(arn));

export const CreateQueue = operation(
  z.object({ QueueName: z.string(), Attributes: attributes }),
  (sqs, { QueueName, Attributes }) => {
    sqs.queues.create(QueueName, readSettings(sqs, Attributes));
    return { QueueUrl: sqs.names.url(QueueName) };
  },
);

export const DeleteQueue = operation(queue, (sqs, { QueueUrl }) => {
  sqs.queues.delete(sqs.names.fromUrl(QueueUrl));
  return {};
});

export const GetQueueUrl = operation(z.object({ QueueName: z.string() }), (sqs, { QueueName }) => ({
  QueueUrl: sqs.names.url(sqs.queues.get(QueueName).name),
}));

export const ListQueues = operation(z.object({ QueueNamePrefix: z.string().default('') }), (sqs, input) => {
  const found = sqs.queues.all.filter(({ name }) => name.startsWith(input.QueueNamePrefix));
  return { QueueUrls: found.map(({ name }) => sqs.names.url(name)) };
});

export const SetQueueAttributes = operation(
  queue.extend({ Attributes: attributes }),
  (sqs, { QueueUrl, Attributes }) => {
    const { name, settings } = sqs.queues.get(sqs.names.fromUrl(QueueUrl));
    sqs.queues.declare(name, { ...settings, ...readSettings(sqs, Attributes) });
    return {};
  },
);

export const GetQueueAttributes = operation(
  queue.extend({ AttributeNames: z.array(z.string()).default([]) }),
  (sqs, { QueueUrl, AttributeNames }) => {
    const { name, fifo, settings } = sqs.queues.get(sqs.names.fromUrl(QueueUrl));
    const { visible, inFlight, delayed } = sqs.counts(name);
    const all = {
      ...attributesFromSettings(settings, (other) => sqs.names.arn(other)),
      ...(fifo ? { FifoQueue: 'true' } : {}),
      QueueArn: sqs.names.arn(name),
      ApproximateNumberOfMessages: String(visible),
      ApproximateNumberOfMessagesNotVisible: String(inFlight),
      ApproximateNumberOfMessagesDelayed: String(delayed),
    };
    const wanted = Object.entries(all).filter(
      ([attribute]) => AttributeNames.includes('All') || AttributeNames.includes(attribute),
    );
    return { Attributes: Object.fromEntries(wanted) };
  },
);

export const PurgeQueue = operation(queue, (sqs, { QueueUrl }) => {
  sqs.purge(sqs.names.fromUrl(QueueUrl));
  return {};
});

export const ListDeadLetterSourceQueues = operation(queue, (sqs, { QueueUrl }) => {
  const sources = sqs.queues.sourcesOf(sqs.names.fromUrl(QueueUrl));
  return { queueUrls: sources.map(({ name }) => sqs.names.url(name)) };
});

export const StartMessageMoveTask = operation(
  z.object({ SourceArn: z.string(), DestinationArn: z.string().optional() }),
  (sqs, { SourceArn, DestinationArn }) => {
    const target = DestinationArn === undefined ? undefined : sqs.names.fromArn(DestinationArn);
    sqs.redrive(sqs.names.fromArn(SourceArn), target);
    return { TaskHandle: randomUUID() };
  },
);
