import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { conflict } from '../refusals.ts';
import { getItems } from '../store/get-items.ts';
import { policyItemKey, recordItemKey } from '../store/item-keys.ts';
import type { RecordKey, Store } from '../store/store.ts';
import type { Step } from '../store/transact.ts';
import type { StoredRecord } from '../stored.ts';

const failed = () => conflict();

/** Moves the version of the policy that everybody's next request looks at; writes that go together move it once. */
export const policyMoved = (store: Store, tenant: string): Step => ({
  item: {
    Update: {
      TableName: store.tables.datos,
      Key: policyItemKey(tenant, 'version'),
      UpdateExpression: 'ADD #version :one',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':one': 1 },
    },
  },
  failed,
});

/** Names a new record of the policy, so that no index that lags behind is ever asked for it. */
export const policyNamed = (store: Store, { tenant, module, id }: RecordKey): Step => ({
  item: {
    Update: {
      TableName: store.tables.datos,
      Key: policyItemKey(tenant, 'registros'),
      UpdateExpression: 'ADD #names :name',
      ExpressionAttributeNames: { '#names': 'names' },
      ExpressionAttributeValues: { ':name': new Set([`${module}#${id}`]) },
    },
  },
  failed,
});

/** The version of an institution's policy and records read with it, in one strongly consistent call. */
export const readStanding = async (
  store: Store,
  tenant: string,
  keys: readonly RecordKey[],
): Promise<{ readonly version: number; readonly records: readonly StoredRecord[] }> => {
  const found = await getItems(store.client, store.tables.datos, [
    policyItemKey(tenant, 'version'),
    ...keys.map(recordItemKey),
  ]);
  return {
    version: Number(found.find(({ sk }) => sk === 'version')?.version ?? 0),
    records: found.filter(({ sk }) => sk === 'REG') as StoredRecord[],
  };
};

/** Every living record that says who may do what in an institution. */
export const readPolicyRecords = async (store: Store, tenant: string): Promise<readonly StoredRecord[]> => {
  const { Item: list } = await store.client.send(
    new GetCommand({
      TableName: store.tables.datos,
      Key: policyItemKey(tenant, 'registros'),
      ConsistentRead: true,
    }),
  );
  const names = list?.names instanceof Set ? [...list.names].map(String) : [];
  const records = await store.getMany(
    names.map((name) => {
      const [module = '', id = ''] = name.split('#');
      return { tenant, module, id };
    }),
  );
  return records.filter(({ eliminadoEn }) => !eliminadoEn);
};
