import { type AuditEntry, commitment, entryHash, type Sidecar } from './chain.ts';

/** Where a chain is broken, and how. */
export interface Break {
  readonly seq: number;
  readonly what:
    | 'missing'
    | 'altered'
    | 'unlinked'
    | 'wrong head'
    | 'sidecar'
    /** A personal value is gone, and no resolution took it. */
    | 'lost'
    /** A personal value is there, although a resolution took it. */
    | 'kept'
    /** The record is not what its history says. */
    | 'record'
    /** There is a history, and neither a record nor the tombstone of one. */
    | 'no record'
    /** Whoever watched saw more entries than there are. */
    | 'witness';
}

/** An entry as stored: its content and the hash it was given. */
export interface Link {
  readonly entry: AuditEntry;
  readonly hash: string;
}

/**
 * Verifies the chain of one record from its first entry.
 *
 * @param head hash the record itself holds.
 * @param version version the record itself holds, which is the length of the chain.
 */
export const verifyChain = (links: readonly Link[], head: string, version: number): readonly Break[] => {
  const breaks: Break[] = [];
  let prev = '';
  for (const [at, { entry, hash }] of links.entries()) {
    const seq = at + 1;
    if (entry.seq !== seq) return [...breaks, { seq, what: 'missing' }];
    if (entryHash(entry) !== hash) breaks.push({ seq, what: 'altered' });
    else if (entry.prev !== prev) breaks.push({ seq, what: 'unlinked' });
    prev = hash;
  }
  if (links.length < version) breaks.push({ seq: links.length + 1, what: 'missing' });
  else if (prev !== head) breaks.push({ seq: links.length, what: 'wrong head' });
  return breaks;
};

/** Whether the personal values kept aside are those the entry committed to. What the law deleted is no break. */
export const verifySidecar = (entry: AuditEntry, sidecar: Sidecar): readonly Break[] =>
  entry.changes.flatMap((change): Break[] => {
    const kept = 'commitments' in change ? sidecar[change.field] : undefined;
    if (!kept || !('salt' in kept) || !('commitments' in change)) return [];
    const { before, after } = change.commitments;
    const same =
      (kept.before === undefined ? undefined : commitment(kept.salt, kept.before)) === before &&
      (kept.after === undefined ? undefined : commitment(kept.salt, kept.after)) === after;
    return same ? [] : [{ seq: entry.seq, what: 'sidecar' }];
  });
