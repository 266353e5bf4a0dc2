import { paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Store } from './store.ts';

type Condition = Pick<
  QueryCommandInput,
  'IndexName' | 'ConsistentRead' | 'KeyConditionExpression' | 'ExpressionAttributeValues' | 'ScanIndexForward'
>;

/**
 * The items of one partition of `datos`, strongly consistent unless said (an index never is): at most `limit`, however many answers of a megabyte they
 * take.
 */
export const readPartition = async (
  { client, tables }: Store,
  condition: Condition,
  limit = Number.POSITIVE_INFINITY,
): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const items: Readonly<Record<string, unknown>>[] = [];
  const bounded = Number.isFinite(limit) ? { Limit: limit } : {};
  const query = { TableName: tables.datos, ConsistentRead: true, ...condition, ...bounded };
  for await (const page of paginateQuery({ client }, query)) {
    items.push(...(page.Items ?? []));
    if (items.length >= limit) break;
  }
  return items.slice(0, limit);
};
