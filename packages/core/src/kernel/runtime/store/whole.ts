import type { Product } from '../../declare/product.ts';
import { readPartition } from './partition.ts';
import type { RecordKey, Store } from './store.ts';

type Item = Readonly<Record<string, unknown>>;

/** One thing an institution holds, as it is stored. */
export interface Held {
  readonly what: 'registro' | 'historia' | 'reserva' | 'ingreso';
  readonly value: unknown;
}

const pageSize = 100;

const chain = (store: Store, prefix: 'AUD' | 'RES', { tenant, module, id }: RecordKey) =>
  readPartition(store, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `${prefix}#${tenant}#${module}#${id}` },
  });

/** Months between two instants, both included, as `YYYY-MM`. */
const monthsBetween = (from: string, to: string): readonly string[] => {
  const months: string[] = [];
  const at = new Date(`${from.slice(0, 7)}-01T00:00:00.000Z`);
  for (; at.toISOString() <= to; at.setUTCMonth(at.getUTCMonth() + 1))
    months.push(at.toISOString().slice(0, 7));
  return months;
};

async function* recordsOf(store: Store, tenant: string, module: string): AsyncGenerator<Held, void> {
  let from: Item | undefined;
  do {
    const page = await store.newest(tenant, module, pageSize, from);
    for (const record of await store.getMany(page.keys)) {
      yield { what: 'registro', value: record };
      for (const { entry, hash } of await chain(store, 'AUD', record))
        yield { what: 'historia', value: { entry, hash } };
      for (const { seq, values } of await chain(store, 'RES', record))
        yield { what: 'reserva', value: { tenant, module, id: record.id, seq, values } };
    }
    from = page.next;
  } while (from);
}

/**
 * Everything an institution holds: records, living and deleted, with their history and the personal values kept beside
 * it, and its log of sign-ins.
 *
 * @param span instants, ISO 8601 in UTC, between which it existed.
 */
export async function* everythingOf(
  store: Store,
  product: Product,
  tenant: string,
  span: { readonly from: string; readonly to: string },
): AsyncGenerator<Held, void> {
  for (const { name } of product.modules) yield* recordsOf(store, tenant, name);
  for (const month of monthsBetween(span.from, span.to))
    for (const { at, means, outcome, user, ip, browser } of await readPartition(store, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `ING#${tenant}#${month}` },
    }))
      yield { what: 'ingreso', value: { at, means, outcome, user, ip, browser } };
}
