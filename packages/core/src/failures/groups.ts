import {
  DeleteItemCommand,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Efimero } from '../identity/efimero.ts';
import { type Item, number, text, ttl } from '../identity/item.ts';
import type { Failure } from './failure.ts';
import { fingerprint } from './fingerprint.ts';
import { type FailureGroup, groupOf } from './group.ts';
import { compareReleases, type Decision } from './standing.ts';

/** Failures of the whole installation, whatever institution they happened in; for who operates the platform. */
export const EVERYWHERE = '*';

/** A group nobody saw again for this long vanishes. */
const KEPT_MS = 60 * 86_400_000;

/** Groups that may begin in a day and a reach: what comes after counts in one group for all. */
export const MOST_NEW = 50;

const mostListed = 1000;

/** What happens once there are too many groups: whoever invents failures fills no table. */
const overflow = '0'.repeat(16);

/** Failures grouped by fingerprint: how often, since when, in which releases. */
export interface FailureGroups {
  /** Counts a failure in its institution, when it has one, and for the whole installation. */
  readonly note: (failure: Failure, tenant?: string) => Promise<void>;
  /** The groups of a reach, an institution or `EVERYWHERE`; the last seen first. */
  readonly list: (reach: string) => Promise<readonly FailureGroup[]>;
  readonly find: (reach: string, id: string) => Promise<FailureGroup | undefined>;
  /** Decides about a group. @returns the group as it is then; nothing when there is none */
  readonly settle: (
    reach: string,
    id: string,
    decision: Decision,
    by: { readonly actor: string; readonly release: string },
  ) => Promise<FailureGroup | undefined>;
}

const partition = (reach: string) => `FALLA#${reach}`;
const keyOf = (reach: string, id: string): Item => ({ pk: text(partition(reach)), sk: text(id) });

const settledAs = { resolver: 'resuelta', ignorar: 'ignorada' } as const;

/** Keeps the groups in the table `efimero`. */
export const createFailureGroups = ({ client, table, now }: Efimero): FailureGroups => {
  const update = async (key: Item, expression: Omit<UpdateItemCommandInput, 'TableName' | 'Key'>) => {
    const { Attributes = {} } = await client.send(
      new UpdateItemCommand({ TableName: table, Key: key, ReturnValues: 'ALL_NEW', ...expression }),
    );
    return Attributes;
  };

  const count = (reach: string, id: string, { name, release, ...failure }: Failure) => {
    const at = now();
    const known = { name, ...failure };
    return update(keyOf(reach, id), {
      UpdateExpression:
        'SET que = if_not_exists(que, :que), desde = if_not_exists(desde, :version), ' +
        '#version = if_not_exists(#version, :version), primera = if_not_exists(primera, :ahora), ' +
        'ultima = :ahora, caduca = :caduca ADD veces :uno',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: {
        ':que': text(JSON.stringify(known)),
        ':version': text(release),
        ':ahora': number(at),
        ':caduca': ttl(at + KEPT_MS),
        ':uno': number(1),
      },
    });
  };

  /** Whether one group more fits into the day. */
  const fits = async (reach: string): Promise<boolean> => {
    const day = new Date(now()).toISOString().slice(0, 10);
    const { veces } = await update(
      { pk: text(`FALLAS_NUEVAS#${reach}`), sk: text(day) },
      {
        UpdateExpression: 'SET caduca = :caduca ADD veces :uno',
        ExpressionAttributeValues: { ':caduca': ttl(now() + 2 * 86_400_000), ':uno': number(1) },
      },
    );
    return Number(veces?.N) <= MOST_NEW;
  };

  const renew = async (reach: string, id: string, failure: Failure, known: string): Promise<void> => {
    const { release, ...que } = failure;
    await update(keyOf(reach, id), {
      UpdateExpression: 'SET #version = :version, que = :que',
      ConditionExpression: '#version = :known',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: {
        ':version': text(release),
        ':que': text(JSON.stringify(que)),
        ':known': text(known),
      },
    }).catch((error: unknown) => {
      // Somebody else told of the release at the same moment.
      if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
    });
  };

  const noteIn = async (reach: string, failure: Failure): Promise<void> => {
    const id = fingerprint(failure);
    const item = await count(reach, id, failure);
    if (item.veces?.N === '1' && !(await fits(reach))) {
      await client.send(new DeleteItemCommand({ TableName: table, Key: keyOf(reach, id) }));
      await count(reach, overflow, { ...failure, name: 'Otras', code: 'demasiadas', frames: [] });
      return;
    }
    const known = item.version?.S ?? failure.release;
    if (compareReleases(failure.release, known) > 0) await renew(reach, id, failure, known);
  };

  const find = async (reach: string, id: string): Promise<FailureGroup | undefined> => {
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: keyOf(reach, id) }));
    return Item && groupOf(Item);
  };

  return {
    note: async (failure, tenant) => {
      const reaches = tenant === undefined || tenant === '' ? [EVERYWHERE] : [tenant, EVERYWHERE];
      await Promise.all(reaches.map((reach) => noteIn(reach, failure)));
    },
    list: async (reach) => {
      const found: FailureGroup[] = [];
      let start: Item | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': text(partition(reach)) },
            ...(start ? { ExclusiveStartKey: start } : {}),
          }),
        );
        found.push(...Items.map(groupOf));
        start = LastEvaluatedKey;
      } while (start && found.length < mostListed);
      return found.sort((one, other) => other.last - one.last);
    },
    find,
    settle: async (reach, id, decision, { actor, release }) => {
      if (!(await find(reach, id))) return undefined;
      const item = await update(
        keyOf(reach, id),
        decision === 'reabrir'
          ? { UpdateExpression: 'REMOVE decision, decididaEn, decididaPor, decididaVersion' }
          : {
              UpdateExpression:
                'SET decision = :como, decididaEn = :ahora, decididaPor = :quien, decididaVersion = :version',
              ExpressionAttributeValues: {
                ':como': text(settledAs[decision]),
                ':ahora': number(now()),
                ':quien': text(actor),
                ':version': text(release),
              },
            },
      );
      return groupOf(item);
    },
  };
};
