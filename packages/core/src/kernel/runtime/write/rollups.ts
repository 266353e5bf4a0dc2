import type { Json } from '../../declare/json.ts';
import type { RecordKey } from '../store/store.ts';
import type { Step } from '../store/transact.ts';
import type { StoredRecord } from '../stored.ts';
import type { Work } from './context.ts';
import { satisfies } from './item.ts';
import { attribute, exceeded, type Kept, limitOf, passed, withinLimits } from './limits.ts';
import { nameOf } from './references.ts';

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
export interface Delta extends Kept {
  readonly key: RecordKey;
  readonly amount: number;
}

/** What a write changes in the totals of the parents of its record: what it now counts less what it counted before. */
export const deltasOf = (
  work: Work,
  before: StoredRecord | undefined,
  after: StoredRecord,
): readonly Delta[] =>
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
export const limitedParents = (deltas: readonly Delta[]): readonly RecordKey[] =>
  deltas.filter(({ rollup, amount }) => rollup.max !== undefined && amount > 0).map(({ key }) => key);

/** Deltas of one parent, with those of the same total as one. */
const together = (deltas: readonly Delta[]): readonly Delta[] => {
  const totals = new Map<string, Delta>();
  for (const delta of deltas) {
    const amount = delta.amount + (totals.get(delta.name)?.amount ?? 0);
    totals.set(delta.name, { ...delta, amount });
  }
  return [...totals.values()];
};

const balanceOf = (work: Work, key: RecordKey) =>
  work.deps.store.entities.saldo
    .get(key)
    .params<{ TableName: string; Key: Readonly<Record<string, unknown>> }>();

const totalsStep = (
  work: Work,
  key: RecordKey,
  deltas: readonly Delta[],
  data: Readonly<Record<string, Json>> | undefined,
): Step => {
  const limits = deltas.flatMap((delta) => (delta.amount > 0 ? limitOf(delta, data, delta.amount) : []));
  const hopeless = limits.find(({ room }) => room < 0);
  if (hopeless) throw exceeded(hopeless);
  const { TableName, Key } = balanceOf(work, key);
  const { saldo } = work.deps.store.entities;
  const stamp = saldo.put({ ...key, changes: 0 }).params<{ Item: Record<string, unknown> }>().Item;
  const kept = Object.entries(stamp).filter(([name]) => !(name in Key) && name !== 'changes');
  const { names, values, ...condition } = withinLimits(limits);
  return {
    item: {
      Update: {
        TableName,
        Key,
        UpdateExpression: `SET ${kept.map((_, at) => `#k${at} = :k${at}`).join(', ')} ADD #changes :one, ${deltas
          .map((_, at) => `#t${at} :d${at}`)
          .join(', ')}`,
        ...(limits.length ? condition : {}),
        ExpressionAttributeNames: {
          '#changes': 'changes',
          ...names,
          ...Object.fromEntries(kept.map(([name], at) => [`#k${at}`, name])),
          ...Object.fromEntries(deltas.map(({ name }, at) => [`#t${at}`, attribute(name)])),
        },
        ExpressionAttributeValues: {
          ':one': 1,
          ...values,
          ...Object.fromEntries(kept.map(([, value], at) => [`:k${at}`, value])),
          ...Object.fromEntries(deltas.map(({ amount }, at) => [`:d${at}`, amount])),
        },
      },
    },
    failed: (found) => passed(limits, found),
  };
};

/**
 * Adds up what the writes of a transaction change in the totals of their parents. The totals of a record are an item of
 * their own that is added to under a condition, so that no two writes together pass a limit.
 */
export const rollupSteps = (
  work: Work,
  deltas: readonly Delta[],
  parents: ReadonlyMap<string, StoredRecord>,
): readonly Step[] => {
  const keys = new Map(deltas.map(({ key }) => [nameOf(key), key]));
  return [...keys].map(([name, key]) =>
    totalsStep(
      work,
      key,
      together(deltas.filter((delta) => nameOf(delta.key) === name)),
      parents.get(name)?.data,
    ),
  );
};

/** A record may not lower a limit under what its children already add up to. */
export const limitSteps = (
  work: Work,
  before: StoredRecord | undefined,
  after: StoredRecord,
): readonly Step[] => {
  if (!before) return [];
  const { module } = work;
  const limits = Object.entries(module.rollups)
    .flatMap(([name, rollup]) => limitOf({ parent: module, name, rollup }, after.data, 0))
    .filter(({ rollup, max }) => before.data[String(rollup.max)] !== max);
  if (!limits.length) return [];
  const { tenant, id } = after;
  const { TableName, Key } = balanceOf(work, { tenant, module: module.name, id });
  const { names, values, ...condition } = withinLimits(limits);
  return [
    {
      item: {
        ConditionCheck: {
          TableName,
          Key,
          ...condition,
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: values,
        },
      },
      failed: (found) => passed(limits, found),
    },
  ];
};
