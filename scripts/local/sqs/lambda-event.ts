import { z } from 'zod';
import type { ReceivedMessage } from './message.ts';

/** A message in the event a Lambda function receives from SQS. */
export interface SqsEventRecord {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<Record<string, SqsEventAttribute>>;
  readonly md5OfBody: string;
  readonly eventSource: 'aws:sqs';
  readonly eventSourceARN: string;
  readonly awsRegion: string;
}

interface SqsEventAttribute {
  readonly dataType: string;
  readonly stringValue?: string | undefined;
  readonly binaryValue?: string | undefined;
  readonly stringListValues: readonly [];
  readonly binaryListValues: readonly [];
}

export interface SqsEvent {
  readonly Records: readonly SqsEventRecord[];
}

export function sqsEvent(messages: readonly ReceivedMessage[], queueArn: string, region: string): SqsEvent {
  const Records = messages.map((message): SqsEventRecord => {
    const attributes = Object.entries(message.messageAttributes).map(([name, attribute]) => [
      name,
      { ...attribute, stringListValues: [], binaryListValues: [] },
    ]);
    return {
      messageId: message.messageId,
      receiptHandle: message.receiptHandle,
      body: message.body,
      attributes: message.attributes,
      messageAttributes: Object.fromEntries(attributes),
      md5OfBody: message.md5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: region,
    };
  });
  return { Records };
}

const responseSchema = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
});

/**
 * The messages a function reports as handled. As on Lambda, no report means all of them, and a report that is malformed
 * or names a message outside the batch means none, so that a defect never loses work.
 */
export function handledMessages(
  batch: readonly ReceivedMessage[],
  response: unknown,
): readonly ReceivedMessage[] {
  if (response === null || typeof response !== 'object') return batch;
  const report = responseSchema.safeParse(response);
  if (!report.success) return [];
  const failed = (report.data.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  const known = new Set(batch.map(({ messageId }) => messageId));
  if (!failed.every((id) => known.has(id))) return [];
  return batch.filter(({ messageId }) => !failed.includes(messageId));
}
