import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type { Efimero } from './efimero.ts';
import { type Item, text } from './item.ts';
import { digest, isSecret, newSecret } from './secret.ts';
import { ABSOLUTE_MS, IDLE_MS, type Session, type SessionActor } from './session.ts';
import { fromItem, idOfKey, ownerKey, sessionKey, toItem } from './session-item.ts';
import type { Means } from './sign-in-log.ts';
import { createTouch, type Touched, type Traffic } from './touch.ts';

/** What a session is opened with. */
export interface NewSession {
  readonly actor: SessionActor;
  readonly ip: string;
  readonly browser: string;
  /** How the person proved who they are; ClaveÚnica unless said. */
  readonly means?: Means;
  /** Milliseconds until it ends whatever happens, 8 hours unless said. */
  readonly lifetime?: number;
}

/** The sessions of everyone, in the table `efimero`. */
export interface Sessions {
  /** Opens a session; `secret` is the value of the cookie and is stored nowhere. */
  readonly create: (session: NewSession) => Promise<{ readonly secret: string; readonly session: Session }>;
  /** The session a cookie names, its request counted; nothing when it is unknown, ended, idle or revoked. */
  readonly touch: (secret: string, traffic: Traffic) => Promise<Touched | undefined>;
  /** Ends the session a cookie names. */
  readonly end: (secret: string) => Promise<void>;
  /** Ends one session of a person; false when the person has no such session. */
  readonly revoke: (tenant: string, userId: string, id: string) => Promise<boolean>;
  /** A person's living sessions, newest first. */
  readonly list: (tenant: string, userId: string) => Promise<readonly Session[]>;
  /** Ends all sessions of a person and answers how many there were. */
  readonly revokeAll: (tenant: string, userId: string) => Promise<number>;
}

/** Keeps the sessions of everyone in the table `efimero`. */
export const createSessions = (efimero: Efimero): Sessions => {
  const { client, table, now } = efimero;
  const touch = createTouch(efimero);

  const remove = (id: string, owner?: string) =>
    client.send(
      new DeleteItemCommand({
        TableName: table,
        Key: sessionKey(id),
        ...(owner && {
          ConditionExpression: 'gsi1pk = :dueno',
          ExpressionAttributeValues: { ':dueno': text(owner) },
        }),
      }),
    );

  const idsOf = async (tenant: string, userId: string): Promise<readonly string[]> => {
    const ids: string[] = [];
    let from: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :dueno',
          ExpressionAttributeValues: { ':dueno': text(ownerKey(tenant, userId)) },
          ProjectionExpression: 'pk',
          ScanIndexForward: false,
          ExclusiveStartKey: from,
        }),
      );
      ids.push(...(page.Items ?? []).map(idOfKey));
      from = page.LastEvaluatedKey;
    } while (from);
    return ids;
  };

  // The index lags behind and is not written on every request; what a session is stands in the table.
  const read = async (id: string): Promise<Session | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: sessionKey(id), ConsistentRead: true }),
    );
    return Item && fromItem(Item);
  };

  return {
    create: async ({ actor, ip, browser, means = 'claveunica', lifetime = ABSOLUTE_MS }) => {
      const secret = newSecret();
      const createdAt = now();
      const session = {
        id: digest(secret),
        actor,
        createdAt,
        endsAt: createdAt + lifetime,
        seenAt: createdAt,
        ip,
        browser,
        means,
      };
      await client.send(new PutItemCommand({ TableName: table, Item: toItem(session) }));
      return { secret, session };
    },
    touch: async (secret, traffic) => (isSecret(secret) ? touch(digest(secret), traffic, now()) : undefined),
    end: async (secret) => {
      if (isSecret(secret)) await remove(digest(secret));
    },
    revoke: async (tenant, userId, id) => {
      try {
        await remove(id, ownerKey(tenant, userId));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    list: async (tenant, userId) => {
      const instant = now();
      const found = await Promise.all((await idsOf(tenant, userId)).map(read));
      return found.filter(
        (session): session is Session =>
          session !== undefined && session.endsAt > instant && session.seenAt >= instant - IDLE_MS,
      );
    },
    revokeAll: async (tenant, userId) => {
      const ids = await idsOf(tenant, userId);
      await Promise.all(ids.map((id) => remove(id)));
      return ids.length;
    },
  };
};
