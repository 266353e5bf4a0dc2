import { BatchGetCommand, type BatchGetCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Store } from '../kernel/runtime/store/store.ts';

const AT_ONCE = 100;

/** The living records that hold some unique values, by value. */
export const ownersOf = async (
  store: Store,
  place: { readonly tenant: string; readonly module: string; readonly rule: string },
  values: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const owners = new Map<string, string>();
  const distinct = [...new Set(values)];
  for (let at = 0; at < distinct.length; at += AT_ONCE) {
    let keys: Record<string, unknown>[] | undefined = distinct
      .slice(at, at + AT_ONCE)
      .map(
        (value) =>
          store.entities.guardia.get({ ...place, value }).params<{ Key: Record<string, unknown> }>().Key,
      );
    while (keys?.length) {
      const { Responses, UnprocessedKeys }: BatchGetCommandOutput = await store.client.send(
        new BatchGetCommand({ RequestItems: { [store.tables.datos]: { Keys: keys, ConsistentRead: true } } }),
      );
      for (const item of Responses?.[store.tables.datos] ?? [])
        owners.set(String(item.value), String(item.owner));
      keys = UnprocessedKeys?.[store.tables.datos]?.Keys;
    }
  }
  return owners;
};
