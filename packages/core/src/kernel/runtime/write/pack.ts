import { GoreError } from '../error.ts';
import type { Store } from '../store/store.ts';
import { transact } from '../store/transact.ts';
import type { Prepared } from './commit.ts';

/** Items a transaction may hold, with a margin under DynamoDB's hundred. */
const maxItems = 95;

interface Batch<T> {
  readonly members: readonly T[];
  readonly size: number;
  readonly checks: ReadonlySet<string>;
}

type Part = Pick<Prepared, 'steps' | 'checks'>;

/** Groups writes into as few transactions as fit; checks several of them share count once. */
export const pack = <T extends Part>(parts: readonly T[]): readonly (readonly T[])[] => {
  const batches: Batch<T>[] = [];
  for (const part of parts) {
    const last = batches.at(-1);
    const checks = new Set([...(last?.checks ?? []), ...part.checks.keys()]);
    const size = (last?.size ?? 0) + part.steps.length;
    if (last && size + checks.size <= maxItems)
      batches[batches.length - 1] = { members: [...last.members, part], size, checks };
    else batches.push({ members: [part], size: part.steps.length, checks: new Set(part.checks.keys()) });
  }
  return batches.map(({ members }) => members);
};

/**
 * Writes a batch in one transaction. When it is refused, halves it until the write that is at fault stands alone.
 *
 * @param failed told of each write that cannot stand.
 */
export const writeBatch = async <T extends Part>(
  store: Store,
  batch: readonly T[],
  failed: (part: T, error: GoreError) => void,
): Promise<void> => {
  const checks = new Map(batch.flatMap((part) => [...part.checks]));
  try {
    await transact(store, [...batch.flatMap(({ steps }) => steps), ...checks.values()]);
  } catch (error) {
    if (!(error instanceof GoreError) || error.kind === 'no_disponible') throw error;
    const [only] = batch;
    if (batch.length === 1 && only) return failed(only, error);
    const middle = Math.ceil(batch.length / 2);
    await writeBatch(store, batch.slice(0, middle), failed);
    await writeBatch(store, batch.slice(middle), failed);
  }
};
