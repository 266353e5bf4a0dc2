import { paginateScan, ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { AuditEntry } from '../audit/chain.ts';
import type { StoredRecord } from '../stored.ts';
import type { RecordKey, Store } from './store.ts';

/**
 * Every record, living and deleted, of every institution, in batches: what a rebuild of the read model starts from and
 * a sweep compares it with. It walks an index that holds records only, so audit and guards are not read.
 *
 * @param module leaves out those of others.
 */
export async function* scanRecords(
  store: Store,
  module?: string,
): AsyncGenerator<readonly StoredRecord[], void> {
  const only = module && {
    FilterExpression: '#module = :module',
    ExpressionAttributeNames: { '#module': 'module' },
    ExpressionAttributeValues: { ':module': module },
  };
  let from: Record<string, unknown> | undefined;
  do {
    const page: ScanCommandOutput = await store.client.send(
      new ScanCommand({
        TableName: store.tables.datos,
        IndexName: 'gsi3',
        ...only,
        Limit: 1000,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    const keys = (page.Items ?? []).map(
      (item): RecordKey => ({
        tenant: String(item.tenant),
        module: String(item.module),
        id: String(item.id),
      }),
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
