import { createHash } from 'node:crypto';
import type { Row } from './database.ts';

/** A typed value a sender attaches to a message. `binaryValue` is base64. */
export interface MessageAttribute {
  readonly dataType: string;
  readonly stringValue?: string | undefined;
  readonly binaryValue?: string | undefined;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

/** A message as one receive got it. */
export interface ReceivedMessage {
  readonly messageId: string;
  /** Names this very receive: needed to delete the message or change its visibility. */
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  /** `SentTimestamp`, `ApproximateReceiveCount` and their kind, all as text. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: MessageAttributes;
}

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** The number FIFO messages are ordered by, 20 digits. */
export const sequenceNumber = (seq: number): string => String(seq).padStart(20, '0');

/** Reads a row of `message` that has just been received. */
export function receivedMessage(row: Row, arnOf: (queue: string) => string): ReceivedMessage {
  const body = String(row.body);
  return {
    messageId: String(row.id),
    receiptHandle: `${row.seq}.${row.receipt}`,
    body,
    md5OfBody: md5(body),
    attributes: systemAttributes(row, arnOf),
    messageAttributes: JSON.parse(String(row.attributes)),
  };
}

function systemAttributes(row: Row, arnOf: (queue: string) => string): Record<string, string> {
  const fifo = String(row.queue).endsWith('.fifo');
  const optional = {
    MessageGroupId: row.group_id,
    MessageDeduplicationId: row.deduplication_id,
    SequenceNumber: fifo ? sequenceNumber(Number(row.seq)) : null,
    DeadLetterQueueSourceArn: row.origin === null ? null : arnOf(String(row.origin)),
  };
  const present = Object.entries(optional).filter(([, value]) => value !== null);
  return {
    SenderId: 'embedded',
    SentTimestamp: String(row.sent_at),
    ApproximateReceiveCount: String(row.receive_count),
    ApproximateFirstReceiveTimestamp: String(row.first_received_at),
    ...Object.fromEntries(present.map(([name, value]) => [name, String(value)])),
  };
}
