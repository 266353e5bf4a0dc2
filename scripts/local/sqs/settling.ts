import type { Database } from './database.ts';
import { invalidParameter, SqsError } from './errors.ts';
import type { Queue } from './queue-registry.ts';

const MAX_VISIBILITY_SECONDS = 43_200;

interface Receipt {
  readonly seq: number;
  readonly id: string;
}

function readReceipt(handle: string): Receipt {
  const [, seq, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(handle) ?? [];
  if (seq === undefined || id === undefined) {
    throw new SqsError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
  }
  return { seq: Number(seq), id };
}

/** Deletes a handled message. Doing so twice, or after someone else received it, changes nothing and is no error. */
export function deleteMessage(db: Database, queue: Queue, receiptHandle: string): void {
  const { seq, id } = readReceipt(receiptHandle);
  db.run('delete from message where seq = ? and queue = ? and receipt = ?', seq, queue.name, id);
}

/** Hides a message being handled for so many seconds from now; 0 gives it back at once. */
export function changeVisibility(db: Database, queue: Queue, receiptHandle: string, seconds: number): void {
  const { seq, id } = readReceipt(receiptHandle);
  if (!(seconds >= 0 && seconds <= MAX_VISIBILITY_SECONDS)) {
    throw invalidParameter(`VisibilityTimeout must be >= 0 and <= ${MAX_VISIBILITY_SECONDS}.`);
  }
  const now = Date.now();
  const changed = db.run(
    'update message set visible_at = ? where seq = ? and queue = ? and receipt = ? and visible_at > ?',
    now + seconds * 1000,
    seq,
    queue.name,
    id,
    now,
  );
  if (changed === 0) throw new SqsError('MessageNotInflight', 'The message is not in flight.');
}
