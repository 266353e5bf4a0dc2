import { BatchGetCommand, type BatchGetCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { RecordKey, Store } from '../store/store.ts';
import type { AuditEntry } from './chain.ts';
import type { Link } from './verify.ts';

/** Names one audit entry. */
export interface EntryKey extends RecordKey {
  readonly seq: number;
}

/** How entries and what lies aside of them are sorted inside their partition. */
export const entrySort = (seq: number): string => `v#${String(seq).padStart(9, '0')}`;

/** How an entry is named in one word. */
export const entryName = ({ module, id, seq }: Omit<EntryKey, 'tenant'>): string => `${module}/${id}@${seq}`;

/** Reads entries by name, strongly consistent, a hundred at the most; those there are none of are left out. */
export const readEntries = async (
  { client, tables: { datos } }: Store,
  keys: readonly EntryKey[],
): Promise<ReadonlyMap<string, Link>> => {
  const found = new Map<string, Link>();
  let pending: Record<string, unknown>[] | undefined = keys.map(({ tenant, module, id, seq }) => ({
    pk: `AUD#${tenant}#${module}#${id}`,
    sk: entrySort(seq),
  }));
  while (pending?.length) {
    const answer: BatchGetCommandOutput = await client.send(
      new BatchGetCommand({ RequestItems: { [datos]: { Keys: pending, ConsistentRead: true } } }),
    );
    for (const item of answer.Responses?.[datos] ?? []) {
      const entry = item.entry as AuditEntry;
      found.set(entryName({ module: String(item.module), id: String(item.id), seq: Number(item.seq) }), {
        entry,
        hash: String(item.hash),
      });
    }
    pending = answer.UnprocessedKeys?.[datos]?.Keys;
  }
  return found;
};
