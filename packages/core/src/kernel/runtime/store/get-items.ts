import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { ItemKey } from './item-keys.ts';

type Found = NonNullable<BatchGetCommandOutput['Responses']>[string];

/** Reads up to a hundred items by key, strongly, asking again for what the table left out of its answer. */
export const getItems = async (
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly ItemKey[],
): Promise<Found> => {
  const found: Found = [];
  let pending: Record<string, unknown>[] | undefined = keys.map((key) => ({ ...key }));
  while (pending?.length) {
    const answer: BatchGetCommandOutput = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: pending, ConsistentRead: true } } }),
    );
    found.push(...(answer.Responses?.[table] ?? []));
    pending = answer.UnprocessedKeys?.[table]?.Keys;
  }
  return found;
};
