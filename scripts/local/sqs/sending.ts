import { createHash, randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import { invalidParameter, missingParameter, SqsError } from './errors.ts';
import { type MessageAttributes, sequenceNumber } from './message.ts';
import type { Queue } from './queue-registry.ts';

export interface NewMessage {
  readonly body: string;
  /** Standard queues only; instead of the delay of the queue. */
  readonly delaySeconds?: number | undefined;
  /** FIFO: messages of one group are handled in order, one batch at a time. */
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
  readonly attributes?: MessageAttributes | undefined;
}

export interface SentMessage {
  readonly messageId: string;
  /** FIFO queues only. */
  readonly sequenceNumber: string | undefined;
}

const DEDUPLICATION_MS = 5 * 60_000;
const MAX_DELAY_SECONDS = 900;
// What SQS accepts: the characters of XML 1.0.
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * Stores a message; when this returns, the message survives the death of the process. Within five minutes of another
 * with the same deduplication id, a FIFO queue keeps the first and answers with its id.
 * @throws SqsError when the message breaks a rule of SQS
 */
export function insertMessage(db: Database, queue: Queue, message: NewMessage): SentMessage {
  assertContent(queue, message);
  if (!queue.fifo) {
    const { messageId } = insert(db, queue, message, null);
    return { messageId, sequenceNumber: undefined };
  }
  const deduplicationId = fifoDeduplicationId(queue, message);
  return db.transaction(() => {
    const first = findDuplicate(db, queue, deduplicationId) ?? insert(db, queue, message, deduplicationId);
    return { messageId: first.messageId, sequenceNumber: sequenceNumber(first.seq) };
  });
}

/** Size SQS counts against its limit: body plus names, types and values of the attributes. */
export function messageBytes({ body, attributes = {} }: NewMessage): number {
  const pieces = Object.entries(attributes).flatMap(([name, { dataType, stringValue, binaryValue }]) => [
    Buffer.byteLength(name),
    Buffer.byteLength(dataType),
    Buffer.byteLength(stringValue ?? ''),
    Buffer.byteLength(binaryValue ?? '', 'base64'),
  ]);
  return pieces.reduce((sum, bytes) => sum + bytes, Buffer.byteLength(body));
}

function assertContent({ settings }: Queue, message: NewMessage): void {
  if (message.body === '') throw missingParameter('MessageBody');
  if (FORBIDDEN.test(message.body)) {
    throw new SqsError('InvalidMessageContents', 'The message contains characters outside the allowed set.');
  }
  if (messageBytes(message) > settings.maximumMessageBytes) {
    throw invalidParameter(
      `One or more parameters are invalid. Reason: Message must be shorter than ${settings.maximumMessageBytes} bytes.`,
    );
  }
  const { delaySeconds } = message;
  if (delaySeconds !== undefined && !(delaySeconds >= 0 && delaySeconds <= MAX_DELAY_SECONDS)) {
    throw invalidParameter(`DelaySeconds must be >= 0 and <= ${MAX_DELAY_SECONDS}.`);
  }
}

function fifoDeduplicationId({ settings }: Queue, message: NewMessage): string {
  if (message.groupId === undefined) throw missingParameter('MessageGroupId');
  if (message.delaySeconds !== undefined && message.delaySeconds !== 0) {
    throw invalidParameter('DelaySeconds is not valid for a message of a FIFO queue.');
  }
  if (message.deduplicationId !== undefined) return message.deduplicationId;
  if (!settings.contentBasedDeduplication) {
    throw invalidParameter(
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
  return createHash('sha256').update(message.body).digest('hex');
}

function findDuplicate(db: Database, queue: Queue, deduplicationId: string) {
  const expired = Date.now() - DEDUPLICATION_MS;
  db.run('delete from deduplication where queue = ? and sent_at <= ?', queue.name, expired);
  const row = db.get(
    'select message_id, seq from deduplication where queue = ? and id = ?',
    queue.name,
    deduplicationId,
  );
  return row === undefined ? undefined : { messageId: String(row.message_id), seq: Number(row.seq) };
}

function insert(db: Database, queue: Queue, message: NewMessage, deduplicationId: string | null) {
  const messageId = randomUUID();
  const now = Date.now();
  const delaySeconds = message.delaySeconds ?? queue.settings.delaySeconds;
  const row = db.get(
    `insert into message (queue, id, body, attributes, group_id, deduplication_id, sent_at, visible_at)
     values (?, ?, ?, ?, ?, ?, ?, ?) returning seq`,
    queue.name,
    messageId,
    message.body,
    JSON.stringify(message.attributes ?? {}),
    message.groupId ?? null,
    deduplicationId,
    now,
    now + delaySeconds * 1000,
  );
  const seq = Number(row?.seq);
  if (deduplicationId !== null) {
    db.run(
      'insert into deduplication values (?, ?, ?, ?, ?)',
      queue.name,
      deduplicationId,
      messageId,
      seq,
      now,
    );
  }
  return { messageId, seq };
}
