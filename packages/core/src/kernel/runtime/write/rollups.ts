import type { AnyModule, Rollup } from '../../declare/module.ts';
import { formatearPesos } from '../../declare/valores/dinero.ts';
import { refused } from '../refusals.ts';
import type { RecordKey } from '../store/store.ts';
import type { Step } from '../store/transact.ts';
import type { StoredRecord } from '../stored.ts';
import type { Work } from './context.ts';
import { satisfies } from './item.ts';
import { nameOf } from './references.ts';

interface Kept {
  readonly parent: AnyModule;
  readonly name: string;
  readonly rollup: Rollup;
}

const totalsOver = (work: Work): readonly Kept[] =>
  work.deps.product.modules.flatMap((parent) =>
    Object.entries(parent.rollups)
      .filter(([, rollup]) => rollup.of === work.module.name)
      .map(([name, rollup]) => ({ parent, name, rollup })),
  );

const shareOf = (work: Work, { rollup }: Kept, record: StoredRecord | undefined) => {
  const parent = record?.data[rollup.by];
  const counts =
    record &&
    typeof parent === 'string' &&
    !record.eliminadoEn &&
    (!rollup.where || satisfies(record, rollup.where, work.command.actor, work.clock));
  if (!counts) return undefined;
  const value = rollup.sum ? record.data[rollup.sum] : 1;
  return { parent, amount: typeof value === 'number' ? value : 0 };
};

/** What a write adds to a total of a parent. */
interface Delta extends Kept {
  readonly key: RecordKey;
  readonly amount: number;
}

const deltasOf = (work: Work, before: StoredRecord | undefined, after: StoredRecord): readonly Delta[] =>
  totalsOver(work).flatMap((kept) => {
    const amounts = new Map<string, number>();
    const add = (share: ReturnType<typeof shareOf>, sign: 1 | -1) => {
      if (share) amounts.set(share.parent, (amounts.get(share.parent) ?? 0) + sign * share.amount);
    };
    add(shareOf(work, kept, after), 1);
    add(shareOf(work, kept, before), -1);
    return [...amounts]
      .filter(([, amount]) => amount !== 0)
      .map(([id, amount]) => ({
        ...kept,
        amount,
        key: { tenant: after.tenant, module: kept.parent.name, id },
      }));
  });

/** Parents whose limit a write has to read before it may add to their totals. */
export const limitedParents = (
  work: Work,
  before: StoredRecord | undefined,
  after: StoredRecord,
): readonly RecordKey[] =>
  deltasOf(work, before, after)
    .filter(({ rollup, amount }) => rollup.max !== undefined && amount > 0)
    .map(({ key }) => key);

const exceeded = ({ rollup, parent }: Kept, max: number) =>
  refused(
    `${rollup.label} superaría ${(parent.fields[rollup.max ?? '']?.label ?? 'el máximo').toLowerCase()} (${formatearPesos(max)}). Reduzca el monto o amplíe el máximo.`,
  );

/**
 * Adds what the record now counts, and takes away what it counted before, in the totals of its parents. The total is
 * an item of its own that is added to under a condition, so that no two writes together pass the limit.
 */
export const rollupSteps = (
  work: Work,
  before: StoredRecord | undefined,
  after: StoredRecord,
  parents: ReadonlyMap<string, StoredRecord>,
): readonly Step[] =>
  deltasOf(work, before, after).map((delta): Step => {
    const { rollup, name, key, amount } = delta;
    const limit = rollup.max === undefined ? undefined : parents.get(nameOf(key))?.data[rollup.max];
    const max = typeof limit === 'number' && amount > 0 ? limit : undefined;
    if (max !== undefined && amount > max) throw exceeded(delta, max);
    const update = work.deps.store.entities.saldo.upsert({ ...key, name }).add({ total: amount, changes: 1 });
    return {
      item: {
        Update:
          max === undefined
            ? update.params()
            : update
                .where(
                  ({ total }, { lte, notExists }) => `${notExists(total)} OR ${lte(total, max - amount)}`,
                )
                .params(),
      },
      failed: () => exceeded(delta, max ?? 0),
    };
  });

/** A record may not lower a limit under what its children already add up to. */
export const limitSteps = (
  work: Work,
  before: StoredRecord | undefined,
  after: StoredRecord,
): readonly Step[] =>
  Object.entries(work.module.rollups).flatMap(([name, rollup]): readonly Step[] => {
    const max = rollup.max === undefined ? undefined : after.data[rollup.max];
    if (typeof max !== 'number' || before?.data[rollup.max ?? ''] === max) return [];
    const { tenant, module, id } = after;
    const { TableName, Key } = work.deps.store.entities.saldo
      .get({ tenant, module, id, name })
      .params<{ TableName: string; Key: Record<string, unknown> }>();
    return [
      {
        item: {
          ConditionCheck: {
            TableName,
            Key,
            ConditionExpression: 'attribute_not_exists(#total) OR #total <= :max',
            ExpressionAttributeNames: { '#total': 'total' },
            ExpressionAttributeValues: { ':max': max },
          },
        },
        failed: () => exceeded({ parent: work.module, name, rollup }, max),
      },
    ];
  });
