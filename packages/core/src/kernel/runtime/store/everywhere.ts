import { readPartition } from './partition.ts';
import type { Store } from './store.ts';

/**
 * Ids of the living records, of whatever institution, that hold a value of a field unique `everywhere`. The index it
 * reads lags a moment behind.
 */
export const holdersEverywhere = async (
  store: Store,
  module: string,
  field: string,
): Promise<readonly string[]> => {
  const guards = await readPartition(store, {
    IndexName: 'gsi1',
    ConsistentRead: false,
    KeyConditionExpression: 'gsi1pk = :rule',
    ExpressionAttributeValues: { ':rule': `UNI#${module}#${field}` },
  });
  return guards.map(({ gsi1sk }) => String(gsi1sk));
};
