import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { AnyModule } from '../../declare/module.ts';
import { personalValues } from '../../declare/personal.ts';
import type { Product } from '../../declare/product.ts';
import { readPartition } from '../store/partition.ts';
import type { RecordKey, Store } from '../store/store.ts';
import type { StoredRecord } from '../stored.ts';
import { type AuditEntry, canonical, type Sidecar } from './chain.ts';
import { replay } from './replay.ts';
import { type Break, type Link, verifyChain, verifySidecar } from './verify.ts';

/** What examining the history of one record came to. */
export interface Examined {
  readonly entries: number;
  readonly codigo: string;
  readonly breaks: readonly Break[];
}

interface Head {
  readonly hash: string;
  readonly version: number;
}

interface History {
  readonly links: readonly Link[];
  /** Entries that no longer have the form of one. */
  readonly broken: readonly Break[];
  readonly sidecars: ReadonlyMap<number, Sidecar>;
}

type Item = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Item => typeof value === 'object' && value !== null;

/** Whether a stored value still has the form of an entry: whoever flips a byte may break that, too. */
const isEntry = (value: unknown): boolean =>
  isObject(value) &&
  Array.isArray(value.changes) &&
  value.changes.every(
    (change: unknown) =>
      isObject(change) &&
      typeof change.field === 'string' &&
      (!('commitments' in change) || isObject(change.commitments)),
  );

const partitionOf = (store: Store, prefix: 'AUD' | 'RES', { tenant, module, id }: RecordKey) =>
  readPartition(store, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `${prefix}#${tenant}#${module}#${id}` },
  });

const readHistory = async (store: Store, module: AnyModule | undefined, key: RecordKey): Promise<History> => {
  const reserved = !module || personalValues(module).size > 0;
  const [entries, aside] = await Promise.all([
    partitionOf(store, 'AUD', key),
    reserved ? partitionOf(store, 'RES', key) : [],
  ]);
  const isSound = (item: Item) => isEntry(item.entry);
  return {
    links: entries
      .filter(isSound)
      .map(({ entry, hash }) => ({ entry: entry as AuditEntry, hash: String(hash) })),
    broken: entries.flatMap((item, at): readonly Break[] =>
      isSound(item) ? [] : [{ seq: at + 1, what: 'altered' }],
    ),
    sidecars: new Map(
      aside.flatMap(({ seq, values }) =>
        isObject(values) && Object.values(values).every(isObject) ? [[Number(seq), values as Sidecar]] : [],
      ),
    ),
  };
};

const tombstoneOf = async (store: Store, key: RecordKey): Promise<Head | undefined> => {
  const { Key } = store.entities.lapida
    .get(key)
    .params<{ readonly Key: Readonly<Record<string, unknown>> }>();
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.tables.datos, Key, ConsistentRead: true }),
  );
  return Item && { hash: String(Item.hash), version: Number(Item.version) };
};

/** The last entry by which the law took each field, by name; a purge takes them all. */
const takenBy = (links: readonly Link[]) => {
  const fields = new Map<string, number>();
  let all = 0;
  for (const { entry } of links) {
    if (entry.verb === 'purgar') all = entry.seq;
    if (entry.verb === 'suprimir')
      for (const field of [entry.input?.campos ?? []].flat()) fields.set(String(field), entry.seq);
  }
  return (field: string) => Math.max(all, fields.get(field) ?? 0);
};

/** Personal values that are gone without a resolution, or there in spite of one. */
const strayValues = ({ links, sidecars }: History): readonly Break[] => {
  const taken = takenBy(links);
  return links.flatMap(({ entry: { seq, changes } }) =>
    changes.flatMap((change): readonly Break[] => {
      if (!('commitments' in change)) return [];
      const kept = sidecars.get(seq)?.[change.field];
      const isKept = kept !== undefined && 'salt' in kept;
      const wasTaken = taken(change.field) >= seq;
      if (isKept === !wasTaken) return [];
      return [{ seq, what: isKept ? 'kept' : 'lost' }];
    }),
  );
};

const without = (values: Readonly<Record<string, unknown>>, names: ReadonlySet<string>) =>
  canonical(Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name))));

/** Whether the record is what its history makes of it, as far as the history still tells. */
const agrees = (record: StoredRecord, { links, sidecars }: History): boolean => {
  const told = replay(
    links.map(({ entry }) => entry),
    sidecars,
  );
  const codigo = links.at(-1)?.entry.codigo;
  return (
    without(told.data, told.untold) === without(record.data, told.untold) &&
    canonical(told.extra) === canonical(record.extra ?? {}) &&
    told.estado === record.estado &&
    (codigo === '' || codigo === record.codigo)
  );
};

const examineOnce = async (
  store: Store,
  product: Product,
  key: RecordKey,
  seen: number,
): Promise<Examined> => {
  const record = await store.get(key);
  const history = await readHistory(store, product.find(key.module), key);
  const { links, sidecars } = history;
  const head = record ?? (await tombstoneOf(store, key));
  const codigo = links.at(-1)?.entry.codigo ?? '';
  const witness: readonly Break[] = links.length < seen ? [{ seq: links.length + 1, what: 'witness' }] : [];
  if (!head)
    return { entries: links.length, codigo, breaks: [{ seq: links.length, what: 'no record' }, ...witness] };
  const chain = history.broken.length ? history.broken : verifyChain(links, head.hash, head.version);
  return {
    entries: links.length,
    codigo,
    breaks: [
      ...chain,
      ...links.flatMap(({ entry }) => verifySidecar(entry, sidecars.get(entry.seq) ?? {})),
      ...strayValues(history),
      ...(record && !chain.length && !agrees(record, history)
        ? [{ seq: record.version, what: 'record' } as const]
        : []),
      ...witness,
    ],
  };
};

/**
 * Examines everything that is kept of one record: that no entry is missing, altered or out of place, that the record
 * is what they say, and that personal values are there or were taken by law.
 *
 * @param seen highest entry somebody else saw, such as the read model: there can be no fewer.
 */
export const examine = async (
  store: Store,
  product: Product,
  key: RecordKey,
  seen = 0,
): Promise<Examined> => {
  const first = await examineOnce(store, product, key, seen);
  // Somebody may have written between the two readings: what is broken stays so.
  return first.breaks.length ? examineOnce(store, product, key, seen) : first;
};
