import { BatchGetCommand, type BatchGetCommandOutput, GetCommand } from '@aws-sdk/lib-dynamodb';
import { conflict } from '../refusals.ts';
import type { RecordKey, Store } from '../store/store.ts';
import type { Step } from '../store/transact.ts';
import type { StoredRecord } from '../stored.ts';

type Item = Readonly<Record<string, unknown>>;

const keyOf = ({ entities }: Store, tenant: string, part: 'version' | 'registros') =>
  entities.politica.get({ tenant, part }).params<{ Key: Item }>().Key;

const failed = () => conflict();

/** Moves the version of the policy that everybody's next request looks at; writes that go together move it once. */
export const policyMoved = (store: Store, tenant: string): Step => ({
  item: {
    Update: {
      TableName: store.tables.datos,
      Key: keyOf(store, tenant, 'version'),
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
      Key: keyOf(store, tenant, 'registros'),
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
  const { datos } = store.tables;
  const found: NonNullable<BatchGetCommandOutput['Responses']>[string] = [];
  let pending: Item[] | undefined = [
    keyOf(store, tenant, 'version'),
    ...keys.map((key) => store.entities.registro.get(key).params<{ Key: Item }>().Key),
  ];
  while (pending?.length) {
    const answer: BatchGetCommandOutput = await store.client.send(
      new BatchGetCommand({ RequestItems: { [datos]: { Keys: pending, ConsistentRead: true } } }),
    );
    found.push(...(answer.Responses?.[datos] ?? []));
    pending = answer.UnprocessedKeys?.[datos]?.Keys;
  }
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
      Key: keyOf(store, tenant, 'registros'),
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
