import { paginateScan, ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { AuditEntry } from '../audit/chain.ts';
import type { StoredRecord } from '../stored.ts';
import type { RecordKey, Store } from './store.ts';

/**
 * Every record of a module, living and deleted, of every institution, in batches: what a rebuild of the read model
 * starts from. It walks an index that holds records only, so audit and guards are not read.
 */
export async function* scanModule(
  store: Store,
  module: string,
): AsyncGenerator<readonly StoredRecord[], void> {
  let from: Record<string, unknown> | undefined;
  do {
    const page: ScanCommandOutput = await store.client.send(
      new ScanCommand({
        TableName: store.tables.datos,
        IndexName: 'gsi3',
        FilterExpression: '#module = :module',
        ExpressionAttributeNames: { '#module': 'module' },
        ExpressionAttributeValues: { ':module': module },
        Limit: 1000,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    const keys = (page.Items ?? []).map(
      ({ tenant, id }): RecordKey => ({ tenant: String(tenant), module, id: String(id) }),
    );
    if (keys.length) yield await store.getMany(keys);
    from = page.LastEvaluatedKey;
  } while (from);
}

/** Every audit entry of every institution, in batches, some of them empty. It reads the whole table: for rebuilds and full verifications. */
export async function* scanEntries(store: Store): AsyncGenerator<readonly AuditEntry[], void> {
  const pages = paginateScan(
    { client: store.client },
    {
      TableName: store.tables.datos,
      FilterExpression: '#entity = :entity',
      ExpressionAttributeNames: { '#entity': '__edb_e__' },
      ExpressionAttributeValues: { ':entity': 'auditoria' },
    },
  );
  for await (const { Items = [] } of pages) yield Items.map(({ entry }) => entry as AuditEntry);
}
