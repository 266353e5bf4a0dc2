import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Store } from './store.ts';

/** Kind of item, as the filters of the stream know it. */
export const markEntity = 'marca';

/**
 * Leaves a mark on the stream of changes: once the projector has passed it, what was written before is in the read
 * model. Of several marks of an institution the latest stays.
 */
export const leaveMark = async (store: Store, tenant: string, at: string): Promise<void> => {
  await store.client.send(
    new PutCommand({
      TableName: store.tables.datos,
      Item: { pk: `MARCA#${tenant}`, sk: 'MARCA', __edb_e__: markEntity, tenant, at },
    }),
  );
};
