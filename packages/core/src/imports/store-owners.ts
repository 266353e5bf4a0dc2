import { getItems } from '../kernel/runtime/store/get-items.ts';
import { guardItemKey, type UniqueValue } from '../kernel/runtime/store/item-keys.ts';
import type { Store } from '../kernel/runtime/store/store.ts';

const AT_ONCE = 100;

/** The living records that hold some unique values, by value. */
export const ownersOf = async (
  { client, tables }: Store,
  place: Omit<UniqueValue, 'value'>,
  values: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const keys = [...new Set(values)].map((value) => guardItemKey({ ...place, value }));
  const parts = Array.from({ length: Math.ceil(keys.length / AT_ONCE) }, (_, at) =>
    getItems(client, tables.datos, keys.slice(at * AT_ONCE, (at + 1) * AT_ONCE)),
  );
  const found = (await Promise.all(parts)).flat();
  return new Map(found.map(({ value, owner }) => [String(value), String(owner)]));
};
