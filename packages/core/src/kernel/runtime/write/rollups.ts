import type { AnyModule, Rollup } from '../../declare/module.ts';
import { formatearPesos } from '../../declare/valores/dinero.ts';
import { conPuntos } from '../../declare/valores/numeros.ts';
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

const exceeded = ({ rollup, parent }: Kept, max: number) => {
  const limit = parent.fields[rollup.max ?? ''];
  const amount = limit?.kind === 'money' ? formatearPesos(max) : conPuntos(max);
  return refused(
    `${rollup.label} superaría ${(limit?.label ?? 'el máximo').toLowerCase()} (${amount}). Reduzca lo que agrega o amplíe el máximo.`,
  );
};

const attribute = (name: string) => `t_${name}`;

const limitOf = ({ rollup, key, amount }: Delta, parents: ReadonlyMap<string, StoredRecord>) => {
  const limit = rollup.max === undefined ? undefined : parents.get(nameOf(key))?.data[rollup.max];
  return typeof limit === 'number' && amount > 0 ? limit : undefined;
};

const totalsStep = (
  work: Work,
  deltas: readonly Delta[],
  parents: ReadonlyMap<string, StoredRecord>,
): Step => {
  const [first] = deltas;
  if (!first) throw new Error('A step without totals has no parent');
  const limited = deltas.flatMap((delta, at) => {
    const max = limitOf(delta, parents);
    if (max !== undefined && delta.amount > max) throw exceeded(delta, max);
    return max === undefined ? [] : [{ delta, at, max }];
  });
  const { saldo } = work.deps.store.entities;
  const { TableName, Key } = saldo
    .get(first.key)
    .params<{ TableName: string; Key: Record<string, unknown> }>();
  const stamp = saldo.put({ ...first.key, changes: 0 }).params<{ Item: Record<string, unknown> }>().Item;
  const kept = Object.entries(stamp).filter(([name]) => !(name in Key) && name !== 'changes');
  const conditions = limited.map(({ at }) => `(attribute_not_exists(#t${at}) OR #t${at} <= :room${at})`);
  return {
    item: {
      Update: {
        TableName,
        Key,
        UpdateExpression: `SET ${kept.map((_, at) => `#k${at} = :k${at}`).join(', ')} ADD #changes :one, ${deltas
          .map((_, at) => `#t${at} :d${at}`)
          .join(', ')}`,
        ...(conditions.length ? { ConditionExpression: conditions.join(' AND ') } : {}),
        ExpressionAttributeNames: {
          '#changes': 'changes',
          ...Object.fromEntries(kept.map(([name], at) => [`#k${at}`, name])),
          ...Object.fromEntries(deltas.map(({ name }, at) => [`#t${at}`, attribute(name)])),
        },
        ExpressionAttributeValues: {
          ':one': 1,
          ...Object.fromEntries(kept.map(([, value], at) => [`:k${at}`, value])),
          ...Object.fromEntries(deltas.map(({ amount }, at) => [`:d${at}`, amount])),
          ...Object.fromEntries(limited.map(({ delta, at, max }) => [`:room${at}`, max - delta.amount])),
        },
      },
    },
    failed: () => exceeded(limited[0]?.delta ?? first, limited[0]?.max ?? 0),
  };
};

/**
 * Adds what the record now counts, and takes away what it counted before, in the totals of its parents. The totals of
 * a record are an item of their own that is added to under a condition, so that no two writes together pass a limit.
 */
export const rollupSteps = (
  work: Work,
  before: StoredRecord | undefined,
  after: StoredRecord,
  parents: ReadonlyMap<string, StoredRecord>,
): readonly Step[] =>
  [...Map.groupBy(deltasOf(work, before, after), ({ key }) => nameOf(key)).values()].map((deltas) =>
    totalsStep(work, deltas, parents),
  );

/** A record may not lower a limit under what its children already add up to. */
export const limitSteps = (
  work: Work,
  before: StoredRecord | undefined,
  after: StoredRecord,
): readonly Step[] => {
  const lowered = Object.entries(work.module.rollups).flatMap(([name, rollup]) => {
    const max = rollup.max === undefined ? undefined : after.data[rollup.max];
    return typeof max === 'number' && before?.data[rollup.max ?? ''] !== max ? [{ name, rollup, max }] : [];
  });
  const [first] = lowered;
  if (!first || !before) return [];
  const { tenant, module, id } = after;
  const { TableName, Key } = work.deps.store.entities.saldo
    .get({ tenant, module, id })
    .params<{ TableName: string; Key: Record<string, unknown> }>();
  return [
    {
      item: {
        ConditionCheck: {
          TableName,
          Key,
          ConditionExpression: lowered
            .map((_, at) => `(attribute_not_exists(#t${at}) OR #t${at} <= :max${at})`)
            .join(' AND '),
          ExpressionAttributeNames: Object.fromEntries(
            lowered.map(({ name }, at) => [`#t${at}`, attribute(name)]),
          ),
          ExpressionAttributeValues: Object.fromEntries(lowered.map(({ max }, at) => [`:max${at}`, max])),
        },
      },
      failed: () => exceeded({ parent: work.module, name: first.name, rollup: first.rollup }, first.max),
    },
  ];
};
