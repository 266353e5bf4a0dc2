import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Store } from './store.ts';

/**
 * Ids of the living records, of whatever institution, that hold a value of a field unique `everywhere`. The index it
 * reads lags a moment behind.
 */
export const holdersEverywhere = async (
  { client, tables }: Store,
  module: string,
  field: string,
): Promise<readonly string[]> => {
  const owners: string[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page: QueryCommandOutput = await client.send(
      new QueryCommand({
        TableName: tables.datos,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :rule',
        ExpressionAttributeValues: { ':rule': `UNI#${module}#${field}` },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    owners.push(...(page.Items ?? []).map((item) => String(item.gsi1sk)));
    from = page.LastEvaluatedKey;
  } while (from);
  return owners;
};
