import { GoreError } from '../error.ts';
import type { Store } from '../store/store.ts';
import { type Step, transact } from '../store/transact.ts';
import type { Prepared } from './prepare.ts';

/** Items a transaction may hold, with a margin under DynamoDB's hundred. */
const maxItems = 95;

interface Batch<T> {
  readonly members: readonly T[];
  /** Items written. */
  readonly targets: ReadonlySet<string>;
  /** Items only looked at. */
  readonly checks: ReadonlySet<string>;
}

type Part = Pick<Prepared, 'steps' | 'checks'>;

const targetOf = ({ item }: Step): string => {
  const { Put, Update, Delete, ConditionCheck } = item;
  const { pk, sk } = Put?.Item ?? Update?.Key ?? Delete?.Key ?? ConditionCheck?.Key ?? {};
  return `${pk}|${sk}`;
};

/**
 * Groups writes into as few transactions as fit. Checks several of them share count once; an item may stand in a
 * transaction only once, so two writes of it, or a write and a check, are kept apart.
 */
export const pack = <T extends Part>(parts: readonly T[]): readonly (readonly T[])[] => {
  const batches: Batch<T>[] = [];
  for (const part of parts) {
    const own = new Set(part.steps.map(targetOf));
    const last = batches.at(-1);
    const targets = last?.targets.union(own) ?? own;
    const looked = new Set([...part.checks.values()].map(targetOf));
    const checks = last?.checks.union(looked) ?? looked;
    const fits =
      last?.targets.isDisjointFrom(own) &&
      targets.isDisjointFrom(checks) &&
      targets.size + checks.size <= maxItems;
    if (last && fits) batches[batches.length - 1] = { members: [...last.members, part], targets, checks };
    else batches.push({ members: [part], targets: own, checks: looked });
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
