import type { AnyModule } from '../../declare/module.ts';
import type { Share } from '../../declare/rollup.ts';
import type { RecordKey } from '../store/store.ts';
import type { Step } from '../store/transact.ts';
import type { StoredRecord } from '../stored.ts';
import type { Work } from './context.ts';
import { satisfies } from './item.ts';
import { attribute, type Bound, broken, ceilingOf, floorOf, type Kept, withinBounds } from './limits.ts';
import { nameOf } from './references.ts';

/** What a write adds to a total of a record. */
interface Delta extends Kept {
  readonly key: RecordKey;
  readonly amount: number;
}

const keptBy = (parent: AnyModule): readonly Kept[] =>
  Object.entries(parent.rollups).map(([name, rollup]) => ({ parent, name, rollup }));

type Counted = Readonly<Record<string, unknown>>;

const numberIn = (values: Counted, field: string): number => {
  const value = values[field];
  return typeof value === 'number' ? value : 0;
};

const isRow = (value: unknown): value is Counted => typeof value === 'object' && value !== null;

/** What counts for itself: the record, or each row of its list. */
const countedIn = ({ rows }: Share, { data }: StoredRecord): readonly Counted[] => {
  if (rows === undefined) return [data];
  const list = data[rows];
  return Array.isArray(list) ? list.filter(isRow) : [];
};

const counts = (work: Work, { of, where }: Share, record: StoredRecord) =>
  of === record.module &&
  (!where || satisfies(record, where, { actor: work.command.actor, clock: work.clock }));

/** What a living record counts for in the totals of those it points at, and in its own. */
const contributions = (work: Work, record: StoredRecord | undefined): readonly Delta[] => {
  if (!record || record.eliminadoEn) return [];
  const { tenant } = record;
  return work.deps.product.modules.flatMap(keptBy).flatMap((kept): readonly Delta[] => {
    const { parent, rollup } = kept;
    const own =
      rollup.from !== undefined && parent.name === record.module
        ? [
            {
              ...kept,
              key: { tenant, module: record.module, id: record.id },
              amount: numberIn(record.data, rollup.from),
            },
          ]
        : [];
    const given = rollup.shares
      .filter((share) => counts(work, share, record))
      .flatMap((share) => countedIn(share, record).map((values) => ({ values, ...share })))
      .flatMap(({ values, by, sum, takes }) => {
        const id = values[by];
        if (typeof id !== 'string') return [];
        const amount = sum === undefined ? 1 : numberIn(values, sum);
        return [{ ...kept, key: { tenant, module: parent.name, id }, amount: takes ? -amount : amount }];
      });
    return [...own, ...given];
  });
};

/** Deltas with those of the same total as one, and without those that cancel out. */
const summed = (deltas: readonly Delta[]): readonly Delta[] => {
  const totals = new Map<string, Delta>();
  for (const delta of deltas) {
    const total = `${nameOf(delta.key)}>${delta.name}`;
    totals.set(total, { ...delta, amount: (totals.get(total)?.amount ?? 0) + delta.amount });
  }
  return [...totals.values()].filter(({ amount }) => amount !== 0);
};

const without = (delta: Delta): Delta => ({ ...delta, amount: -delta.amount });

const itemOfTotals = (work: Work, key: RecordKey) =>
  work.deps.store.entities.saldo
    .get(key)
    .params<{ TableName: string; Key: Readonly<Record<string, unknown>> }>();

/** Adds to the totals of one record, if the bounds hold. */
const addStep = (work: Work, key: RecordKey, deltas: readonly Delta[], bounds: readonly Bound[]): Step => {
  const hopeless = bounds.find(({ side, value }) => side === 'atMost' && value < 0);
  if (hopeless) throw hopeless.refusal(0);
  const { TableName, Key } = itemOfTotals(work, key);
  const { tenant, module, id } = key;
  const stamp = work.deps.store.entities.saldo
    .put({ tenant, module, id, changes: 0 })
    .params<{ Item: Record<string, unknown> }>().Item;
  const kept = Object.entries(stamp).filter(([name]) => !(name in Key) && name !== 'changes');
  const { names, values, ...condition } = withinBounds(bounds);
  return {
    item: {
      Update: {
        TableName,
        Key,
        UpdateExpression: `SET ${kept.map((_, at) => `#k${at} = :k${at}`).join(', ')} ADD #changes :one, ${deltas
          .map((_, at) => `#t${at} :d${at}`)
          .join(', ')}`,
        ...(bounds.length ? condition : {}),
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
    failed: (found) => broken(bounds, found),
  };
};

/** Looks at the totals of one record, which must keep the bounds. */
const lookStep = (work: Work, key: RecordKey, bounds: readonly Bound[]): Step => {
  const { TableName, Key } = itemOfTotals(work, key);
  const { names, values, ...condition } = withinBounds(bounds);
  return {
    item: {
      ConditionCheck: {
        TableName,
        Key,
        ...condition,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      },
    },
    failed: (found) => broken(bounds, found),
  };
};

/** A record may not lower a maximum under what its totals already are. */
const loweredMaxima = (
  { module }: Work,
  before: StoredRecord | undefined,
  after: StoredRecord,
): readonly Bound[] =>
  before
    ? keptBy(module)
        .filter(({ rollup: { max = '' } }) => before.data[max] !== after.data[max])
        .flatMap((kept) => ceilingOf(kept, after.data, 0))
    : [];

/** What one write changes in totals: those it adds to, and the maxima it lowers in its own record. */
export interface TotalsChange {
  readonly key: RecordKey;
  readonly deltas: readonly Delta[];
  readonly lowered: readonly Bound[];
}

/** What the record now counts, less what it counted before, in the totals of those it points at and in its own. */
export const totalsChange = (
  work: Work,
  before: StoredRecord | undefined,
  after: StoredRecord,
): TotalsChange => ({
  key: after,
  deltas: summed([...contributions(work, after), ...contributions(work, before).map(without)]),
  lowered: loweredMaxima(work, before, after),
});

/** Parents whose maximum a write has to read before it may add to their totals. */
export const limitedParents = ({ deltas }: TotalsChange): readonly RecordKey[] =>
  deltas.filter(({ rollup, amount }) => rollup.max !== undefined && amount > 0).map(({ key }) => key);

/**
 * Adds up what the writes of a transaction change in totals. The totals of a record are an item of their own that is
 * added to under a condition, so that no two writes together pass a bound.
 */
export const totalsSteps = (
  work: Work,
  changes: readonly TotalsChange[],
  parents: ReadonlyMap<string, StoredRecord>,
): readonly Step[] => {
  const deltas = summed(changes.flatMap((change) => change.deltas));
  const lowered = new Map(
    changes.filter((change) => change.lowered.length).map((change) => [nameOf(change.key), change]),
  );
  const keys = new Map(deltas.map(({ key }) => [nameOf(key), key]));
  const steps = [...keys].map(([name, key]) => {
    const here = deltas.filter((delta) => nameOf(delta.key) === name);
    const bounds = here.flatMap((delta) => [
      ...(delta.amount > 0 ? ceilingOf(delta, parents.get(name)?.data, delta.amount) : []),
      ...floorOf(delta, delta.amount),
    ]);
    return addStep(work, key, here, [...bounds, ...(lowered.get(name)?.lowered ?? [])]);
  });
  const looks = [...lowered].filter(([name]) => !keys.has(name));
  return [...steps, ...looks.map(([, change]) => lookStep(work, change.key, change.lowered))];
};
