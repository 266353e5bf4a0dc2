import { z } from 'zod';
import { SqsError } from '../errors.ts';
import { type MessageAttributes, md5, type ReceivedMessage } from '../message.ts';
import { messageBytes, type NewMessage, type SentMessage } from '../sending.ts';
import { entriesOf, runBatch } from './batch.ts';
import { operation } from './operation.ts';

const MAX_BATCH_BYTES = 1_048_576;

const queue = { QueueUrl: z.string() };
const names = z.array(z.string()).default([]);

const messageShape = {
  MessageBody: z.string(),
  DelaySeconds: z.number().optional(),
  MessageGroupId: z.string().min(1).max(128).optional(),
  MessageDeduplicationId: z.string().min(1).max(128).optional(),
  MessageAttributes: z
    .record(
      z.string(),
      z.object({
        DataType: z.string(),
        StringValue: z.string().optional(),
        BinaryValue: z.string().optional(),
      }),
    )
    .default({}),
};
type WireMessage = z.output<z.ZodObject<typeof messageShape>>;

function newMessage(wire: WireMessage): NewMessage {
  const attributes = Object.entries(wire.MessageAttributes).map(([name, attribute]) => [
    name,
    { dataType: attribute.DataType, stringValue: attribute.StringValue, binaryValue: attribute.BinaryValue },
  ]);
  return {
    body: wire.MessageBody,
    delaySeconds: wire.DelaySeconds,
    groupId: wire.MessageGroupId,
    deduplicationId: wire.MessageDeduplicationId,
    attributes: Object.fromEntries(attributes),
  };
}

// The SDK compares this MD5 with its own and refuses the answer when they differ.
const sent = (wire: WireMessage, { messageId, sequenceNumber }: SentMessage) => ({
  MessageId: messageId,
  MD5OfMessageBody: md5(wire.MessageBody),
  SequenceNumber: sequenceNumber,
});

export const SendMessage = operation(z.object({ ...queue, ...messageShape }), (sqs, input) =>
  sent(input, sqs.send(sqs.names.fromUrl(input.QueueUrl), newMessage(input))),
);

export const SendMessageBatch = operation(
  z.object({ ...queue, Entries: entriesOf(messageShape) }),
  (sqs, { QueueUrl, Entries }) => {
    const name = sqs.names.fromUrl(QueueUrl);
    const bytes = Entries.reduce((sum, entry) => sum + messageBytes(newMessage(entry)), 0);
    if (bytes > MAX_BATCH_BYTES) {
      throw new SqsError(
        'BatchRequestTooLong',
        `Batch requests cannot be longer than ${MAX_BATCH_BYTES} bytes.`,
      );
    }
    return runBatch(Entries, (entry) => sent(entry, sqs.send(name, newMessage(entry))));
  },
);

export const ReceiveMessage = operation(
  z.object({
    ...queue,
    MaxNumberOfMessages: z.int().min(1).max(10).default(1),
    WaitTimeSeconds: z.int().min(0).max(20).optional(),
    VisibilityTimeout: z.int().min(0).max(43_200).optional(),
    AttributeNames: names,
    MessageSystemAttributeNames: names,
    MessageAttributeNames: names,
  }),
  async (sqs, input, signal) => {
    const messages = await sqs.receive(sqs.names.fromUrl(input.QueueUrl), {
      max: input.MaxNumberOfMessages,
      waitSeconds: input.WaitTimeSeconds,
      visibilitySeconds: input.VisibilityTimeout,
      signal,
    });
    if (messages.length === 0) return {};
    const system = [...input.AttributeNames, ...input.MessageSystemAttributeNames];
    return { Messages: messages.map((message) => received(message, system, input.MessageAttributeNames)) };
  },
);

// Like SQS, gives only the attributes that were asked for: code that forgot to ask must notice here.
function received(message: ReceivedMessage, system: readonly string[], custom: readonly string[]) {
  const wantsSystem = (name: string) => system.includes('All') || system.includes(name);
  const wantsCustom = (name: string) => custom.some((wanted) => matchesAttribute(wanted, name));
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: message.md5OfBody,
    Attributes: pick(message.attributes, wantsSystem),
    MessageAttributes: wireAttributes(pick(message.messageAttributes, wantsCustom) ?? {}),
  };
}

const matchesAttribute = (wanted: string, name: string): boolean =>
  wanted === 'All' || (wanted.endsWith('.*') ? name.startsWith(wanted.slice(0, -2)) : wanted === name);

function pick<Value>(values: Readonly<Record<string, Value>>, wants: (name: string) => boolean) {
  const wanted = Object.entries(values).filter(([name]) => wants(name));
  return wanted.length === 0 ? undefined : Object.fromEntries(wanted);
}

function wireAttributes(attributes: MessageAttributes) {
  const entries = Object.entries(attributes).map(([name, { dataType, stringValue, binaryValue }]) => [
    name,
    { DataType: dataType, StringValue: stringValue, BinaryValue: binaryValue },
  ]);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
