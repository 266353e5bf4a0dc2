import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Store } from '../kernel/runtime/store/store.ts';
import { Replay, type Step } from '../kernel/runtime/store/transact.ts';
import { type Addressee, inboxKey, summarySort, waiting } from './inbox-keys.ts';

/** An item of an inbox as it lies in the table. */
export type Item = Readonly<Record<string, unknown>>;

/** Days a notice is kept. */
const keptDays = 90;
const daySeconds = 86_400;

/** When what is kept of an instant vanishes, in epoch seconds. */
export const expiry = (at: string, days = keptDays): number =>
  Math.floor(Date.parse(at) / 1000) + days * daySeconds;

/** What a step means when its condition does not hold: it was done already. */
export const replayed = () => new Replay();

/** The writes an inbox is made of, each a part of a transaction. */
export interface InboxSteps {
  readonly keyOf: (of: Addressee, sk: string) => { readonly pk: string; readonly sk: string };
  /** Counts unread notices; `at` when one came, and `mailed` the attribute that notes a mail that left by itself. */
  readonly counted: (
    of: Addressee,
    by: number,
    more?: { readonly at?: string; readonly mailed?: string | undefined },
  ) => Step;
  /** Puts an item there is not yet. */
  readonly once: (item: Item) => Step;
  /** Lets a notice wait for the mail that leaves at an instant. */
  readonly posted: (of: Addressee, sk: string, due: string, notice: string) => Step;
  /** Reads an item as it is now. */
  readonly read: (of: Addressee, sk: string) => Promise<Item | undefined>;
}

/** Those writes over a store. */
export const inboxSteps = ({ client, tables }: Store): InboxSteps => {
  const TableName = tables.efimero;
  const keyOf = (of: Addressee, sk: string) => ({ pk: inboxKey(of), sk });
  return {
    keyOf,

    counted: (of, by, more = {}) => ({
      item: {
        Update: {
          TableName,
          Key: keyOf(of, summarySort),
          UpdateExpression: `${more.at ? `SET ultimo = :at, caduca = :expiry${more.mailed ? ', #mailed = :at' : ''} ` : ''}ADD unread :by, changes :one`,
          ...(more.mailed ? { ExpressionAttributeNames: { '#mailed': more.mailed } } : {}),
          ExpressionAttributeValues: {
            ':by': by,
            ':one': 1,
            ...(more.at ? { ':at': more.at, ':expiry': expiry(more.at) } : {}),
          },
        },
      },
      failed: replayed,
    }),

    once: (item) => ({
      item: { Put: { TableName, Item: { ...item }, ConditionExpression: 'attribute_not_exists(pk)' } },
      failed: replayed,
    }),

    // What waits is found by when it leaves; a set takes the same notice twice without growing.
    posted: (of, sk, due, notice) => ({
      item: {
        Update: {
          TableName,
          Key: keyOf(of, sk),
          UpdateExpression: 'SET gsi1pk = :waiting, gsi1sk = :order, caduca = :expiry ADD notices :notice',
          ExpressionAttributeValues: {
            ':waiting': waiting,
            ':order': `${due}#${inboxKey(of)}`,
            ':expiry': expiry(due, 30),
            ':notice': new Set([notice]),
          },
        },
      },
      failed: replayed,
    }),

    read: async (of, sk) =>
      (await client.send(new GetCommand({ TableName, Key: keyOf(of, sk), ConsistentRead: true }))).Item,
  };
};
