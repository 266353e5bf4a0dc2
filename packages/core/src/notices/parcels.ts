import { DeleteCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Store } from '../kernel/runtime/store/store.ts';
import { type Addressee, addresseeOf, inboxKey, waiting } from './inbox-keys.ts';

/** Names a mail that waits: whose, and the sort key it lies under. */
export interface ParcelKey extends Addressee {
  readonly parcel: string;
}

/** A mail somebody is writing. */
export interface Claimed {
  /** Names of the notices it tells of. */
  readonly notices: readonly string[];
  /** How often it was begun. */
  readonly attempts: number;
}

/** The mails that wait for their hour. */
export interface Parcels {
  /** Those that should have left by an instant, the oldest first. */
  readonly due: (by: string, limit: number) => Promise<readonly ParcelKey[]>;
  /** Takes one to write it; nothing when it is gone or somebody else has it. */
  readonly claim: (key: ParcelKey, now: string) => Promise<Claimed | undefined>;
  /** It left, or there was nothing to say; what came in meanwhile waits for the next turn. */
  readonly settle: (key: ParcelKey, notices: readonly string[]) => Promise<void>;
  /** It did not leave: whoever comes next may try. */
  readonly release: (key: ParcelKey) => Promise<void>;
  /** It never will: nobody looks for it any more, and it vanishes with its term. */
  readonly abandon: (key: ParcelKey) => Promise<void>;
}

/** Longer than the worker of mails may run: whoever took one and died lets it go. */
const leaseMs = 120_000;

const isRefusal = (error: unknown) =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

const unlessRefused = async <T>(sending: Promise<T>): Promise<T | undefined> => {
  try {
    return await sending;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
};

/** The mails that wait, among what is kept for each person. */
export const createParcels = ({ client, tables }: Store): Parcels => {
  const TableName = tables.efimero;
  const keyOf = (key: ParcelKey) => ({ pk: inboxKey(key), sk: key.parcel });

  return {
    due: async (by, limit) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :waiting and gsi1sk < :by',
          // Those of the very instant sort after it: their key goes on with whose they are.
          ExpressionAttributeValues: { ':waiting': waiting, ':by': `${by}~` },
          Limit: limit,
        }),
      );
      return Items.map(({ pk, sk }) => ({ ...addresseeOf(String(pk)), parcel: String(sk) }));
    },

    claim: async (key, now) => {
      const stale = new Date(Date.parse(now) - leaseMs).toISOString();
      const answer = await unlessRefused(
        client.send(
          new UpdateCommand({
            TableName,
            Key: keyOf(key),
            UpdateExpression: 'SET taken = :now ADD attempts :one',
            ConditionExpression:
              'attribute_exists(notices) AND (attribute_not_exists(taken) OR taken < :stale)',
            ExpressionAttributeValues: { ':now': now, ':stale': stale, ':one': 1 },
            ReturnValues: 'ALL_NEW',
          }),
        ),
      );
      const { notices, attempts } = answer?.Attributes ?? {};
      return notices instanceof Set
        ? { notices: [...notices].map(String).sort(), attempts: Number(attempts) }
        : undefined;
    },

    settle: async (key, notices) => {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: keyOf(key),
          UpdateExpression: 'DELETE notices :told REMOVE taken, attempts',
          ExpressionAttributeValues: { ':told': new Set(notices) },
        }),
      );
      await unlessRefused(
        client.send(
          new DeleteCommand({
            TableName,
            Key: keyOf(key),
            ConditionExpression: 'attribute_not_exists(notices)',
          }),
        ),
      );
    },

    release: async (key) => {
      await unlessRefused(
        client.send(
          new UpdateCommand({
            TableName,
            Key: keyOf(key),
            UpdateExpression: 'REMOVE taken',
            ConditionExpression: 'attribute_exists(notices)',
          }),
        ),
      );
    },

    abandon: async (key) => {
      await unlessRefused(
        client.send(
          new UpdateCommand({
            TableName,
            Key: keyOf(key),
            UpdateExpression: 'REMOVE gsi1pk, gsi1sk, taken',
            ConditionExpression: 'attribute_exists(notices)',
          }),
        ),
      );
    },
  };
};
