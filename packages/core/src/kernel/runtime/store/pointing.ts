import { readPartition } from './partition.ts';
import type { RecordKey, Store } from './store.ts';

/**
 * The living records that point at one by a field declared with `backref`, strongly consistent: what was written a
 * moment ago is there.
 *
 * @param by the module and field that point.
 */
export const pointingAt = async (
  store: Store,
  { tenant, module, id }: RecordKey,
  by: { readonly module: string; readonly field: string },
): Promise<readonly RecordKey[]> => {
  const items = await readPartition(store, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': `REF#${tenant}#${module}#${id}`, ':sk': `${by.module}#${by.field}#` },
  });
  return items.map((item) => ({ tenant, module: by.module, id: String(item.id) }));
};
