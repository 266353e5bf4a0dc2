import { randomUUID } from 'node:crypto';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { GoreError } from '../error.ts';
import type { Store } from './store.ts';

const leaseTaken = 'OCUPADO';

const isRefusal = (error: unknown) =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

/** Whether a job did not begin because somebody else is doing it. */
export const isLeaseTaken = (error: unknown): boolean =>
  error instanceof GoreError && error.code === leaseTaken;

/** Ends the lease, unless it ran out and somebody else took it. */
const release = async (store: Store, key: Readonly<Record<string, string>>, holder: string) => {
  try {
    await store.client.send(
      new DeleteCommand({
        TableName: store.tables.efimero,
        Key: key,
        ConditionExpression: 'holder = :holder',
        ExpressionAttributeValues: { ':holder': holder },
      }),
    );
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
};

/**
 * Does a job that must not run twice at once. The lease ends with the job, or after `seconds` when the job dies.
 *
 * @param holder who does it, when the same job may come back after it was killed; otherwise each run is another.
 * @throws GoreError `OCUPADO` while somebody else holds the lease.
 */
export const withLease = async <T>(
  store: Store,
  name: string,
  {
    seconds,
    now,
    holder = randomUUID(),
  }: { readonly seconds: number; readonly now: number; readonly holder?: string },
  job: () => Promise<T>,
): Promise<T> => {
  const key = { pk: `ARRIENDO#${name}`, sk: 'ARRIENDO' };
  const at = Math.floor(now / 1000);
  try {
    await store.client.send(
      new PutCommand({
        TableName: store.tables.efimero,
        Item: { ...key, caduca: at + seconds, holder },
        ConditionExpression: 'attribute_not_exists(pk) OR caduca < :now OR holder = :holder',
        ExpressionAttributeValues: { ':now': at, ':holder': holder },
      }),
    );
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new GoreError(
      'conflicto',
      'Otra persona está haciendo lo mismo. Espere unos segundos y recargue.',
      {
        code: leaseTaken,
        cause: error,
      },
    );
  }
  try {
    return await job();
  } finally {
    await release(store, key, holder);
  }
};
