import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import { invalidParameter } from './errors.ts';
import type { Queue, QueueRegistry } from './queue-registry.ts';

export interface QueueCounts {
  /** Waiting to be received. */
  readonly visible: number;
  /** Received and neither deleted nor back yet. */
  readonly inFlight: number;
  /** Sent with a delay that has not passed. */
  readonly delayed: number;
  /** When the oldest message was sent, in milliseconds since the epoch. */
  readonly oldestSentAt: number | undefined;
}

export function countMessages(db: Database, queue: Queue): QueueCounts {
  const now = Date.now();
  const row = db.get(
    `select count(*) filter (where visible_at <= ?1) as visible,
       count(*) filter (where visible_at > ?1 and receipt is not null) as in_flight,
       count(*) filter (where visible_at > ?1 and receipt is null) as delayed,
       min(sent_at) as oldest
     from message where queue = ?2 and sent_at >= ?3`,
    now,
    queue.name,
    now - queue.settings.retentionSeconds * 1000,
  );
  return {
    visible: Number(row?.visible),
    inFlight: Number(row?.in_flight),
    delayed: Number(row?.delayed),
    oldestSentAt: typeof row?.oldest === 'number' ? row.oldest : undefined,
  };
}

/** Shows every message again that somebody had received. */
export const releaseMessages = (db: Database): void => {
  const now = Date.now();
  db.run(
    'update message set visible_at = ?, receipt = null where visible_at > ? and receipt is not null',
    now,
    now,
  );
};

/** Deletes all messages of a queue. */
export const purgeMessages = (db: Database, queue: Queue): void => {
  db.run('delete from message where queue = ?', queue.name);
};

/**
 * Sends dead letters back to work: each to the queue it failed in, or all to `target`. They count as new messages, at
 * the end of the line. Without a target, messages that were sent straight to the dead-letter queue stay.
 * @returns the queues that got messages and how many moved in all
 * @throws SqsError when no queue names this one as its dead-letter queue, or the target is of another kind
 */
export function moveDeadLetters(
  db: Database,
  queues: QueueRegistry,
  deadLetterQueue: Queue,
  target: Queue | undefined,
): { readonly targets: ReadonlySet<string>; readonly moved: number } {
  const sources = queues.sourcesOf(deadLetterQueue.name).map(({ name }) => name);
  if (sources.length === 0) {
    throw invalidParameter('Source queue must be configured as a Dead Letter Queue.');
  }
  if (target !== undefined && target.fifo !== deadLetterQueue.fifo) {
    throw invalidParameter('The destination queue must be of the same kind as the source queue.');
  }
  return db.transaction(() => {
    const targets = new Set<string>();
    const letters = db.all(
      'select seq, origin from message where queue = ? and visible_at <= ? order by seq',
      deadLetterQueue.name,
      Date.now(),
    );
    let moved = 0;
    for (const { seq, origin } of letters) {
      const name = target?.name ?? String(origin);
      if (target === undefined && !sources.includes(name)) continue;
      resend(db, Number(seq), name);
      targets.add(name);
      moved++;
    }
    return { targets, moved };
  });
}

function resend(db: Database, seq: number, queue: string): void {
  const now = Date.now();
  db.run(
    `insert into message (queue, id, body, attributes, group_id, deduplication_id, sent_at, visible_at)
     select ?, ?, body, attributes, group_id, deduplication_id, ?, ? from message where seq = ?`,
    queue,
    randomUUID(),
    now,
    now,
    seq,
  );
  db.run('delete from message where seq = ?', seq);
}
