import { randomUUID } from 'node:crypto';
import type { Database, Row } from './database.ts';
import type { Queue } from './queue-registry.ts';

/** What one look at a queue took. */
export interface Taken {
  readonly rows: readonly Row[];
  /** Whether messages that had failed too often went to the dead-letter queue. */
  readonly deadLettered: boolean;
}

const STANDARD = 'select seq from message where queue = ?1 and visible_at <= ?2 order by visible_at limit ?3';

// A group waits while any of its messages is being handled, or while an earlier one is still delayed. The plus (here
// and below) keeps SQLite off the visibility index, by which it would walk the whole backlog on every call.
const FIFO = `
  select seq from message as candidate
  where queue = ?1 and +visible_at <= ?2
    and not exists (
      select 1 from message as other
      where other.queue = candidate.queue and other.group_id = candidate.group_id and other.visible_at > ?2
        and (other.receipt is not null or other.seq < candidate.seq)
    )
  order by seq limit ?3`;

/** Takes up to `max` visible messages and hides them for `visibilitySeconds`. */
export function takeMessages(db: Database, queue: Queue, max: number, visibilitySeconds: number): Taken {
  return db.transaction(() => {
    const now = Date.now();
    const expired = now - queue.settings.retentionSeconds * 1000;
    db.run('delete from message where queue = ? and sent_at < ?', queue.name, expired);
    const deadLettered = moveExhausted(db, queue, now) > 0;
    const found = db.all(queue.fifo ? FIFO : STANDARD, queue.name, now, max);
    const rows = found.flatMap(({ seq }) => hide(db, Number(seq), now, now + visibilitySeconds * 1000));
    return { rows, deadLettered };
  });
}

/** When the next hidden message of the queue shows again, in milliseconds since the epoch. */
export function nextVisibleAt(db: Database, queue: Queue): number | undefined {
  const row = db.get(
    'select min(visible_at) as at from message where queue = ? and visible_at > ?',
    queue.name,
    Date.now(),
  );
  return typeof row?.at === 'number' ? row.at : undefined;
}

// The sending time stays, as in SQS: a dead letter expires with the age it had.
function moveExhausted(db: Database, { name, settings }: Queue, now: number): number {
  if (settings.redrive === undefined) return 0;
  const { deadLetterQueue, maxReceiveCount } = settings.redrive;
  return db.run(
    `update message set queue = ?, origin = ?, visible_at = ?, receive_count = 0, first_received_at = null,
       receipt = null
     where queue = ? and +visible_at <= ? and receive_count >= ?`,
    deadLetterQueue,
    name,
    now,
    name,
    now,
    maxReceiveCount,
  );
}

const hide = (db: Database, seq: number, now: number, until: number): Row[] =>
  db.all(
    `update message set visible_at = ?, receive_count = receive_count + 1, receipt = ?,
       first_received_at = coalesce(first_received_at, ?)
     where seq = ? returning *`,
    until,
    randomUUID(),
    now,
    seq,
  );
