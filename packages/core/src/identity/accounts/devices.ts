import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type { Efimero } from '../efimero.ts';
import { type Item, number, numberOf, text, textOf, ttl } from '../item.ts';
import { digest, isSecret, newSecret } from '../secret.ts';
import { type CredentialKey, ownerOf } from './credential.ts';

/** How long a browser may skip the second factor. */
export const DEVICE_MS = 30 * 24 * 3_600_000;

/** A browser that skips the second factor. Instants are epoch milliseconds. */
export interface Device {
  /** SHA-256 of the cookie's value: names the browser without being able to pass for it. */
  readonly id: string;
  readonly since: number;
  readonly endsAt: number;
  readonly ip: string;
  readonly browser: string;
}

/** Browsers that skip the second factor; it is the only thing they skip. */
export interface Devices {
  /** @returns the value of the cookie, which is stored nowhere */
  readonly remember: (owner: CredentialKey, seen: Pick<Device, 'ip' | 'browser'>) => Promise<string>;
  /** Whether the cookie is that of a browser this person told to remember. */
  readonly knows: (owner: CredentialKey, secret: string | undefined) => Promise<boolean>;
  /** A person's browsers, newest first. */
  readonly list: (owner: CredentialKey) => Promise<readonly Device[]>;
  /** Forgets one; false when the person has no such browser. */
  readonly forget: (owner: CredentialKey, id: string) => Promise<boolean>;
  readonly forgetAll: (owner: CredentialKey) => Promise<void>;
}

const keyOf = (id: string): Item => ({ pk: text(`EQUIPO#${id}`), sk: text('EQUIPO') });
const indexKey = (owner: CredentialKey): string => `EQUIPOS#${ownerOf(owner)}`;

/** Keeps the browsers in the table `efimero`. */
export const createDevices = ({ client, table, now }: Efimero): Devices => {
  const read = async (id: string): Promise<Item | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }),
    );
    return Item && numberOf(Item, 'vence') > now() ? Item : undefined;
  };
  const idsOf = async (owner: CredentialKey): Promise<readonly string[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :dueno',
        ExpressionAttributeValues: { ':dueno': text(indexKey(owner)) },
        ScanIndexForward: false,
      }),
    );
    return Items.map((item) => textOf(item, 'pk').slice('EQUIPO#'.length));
  };
  const forget: Devices['forget'] = async (owner, id) => {
    try {
      await client.send(
        new DeleteItemCommand({
          TableName: table,
          Key: keyOf(id),
          ConditionExpression: 'gsi1pk = :dueno',
          ExpressionAttributeValues: { ':dueno': text(indexKey(owner)) },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  return {
    forget,
    remember: async (owner, { ip, browser }) => {
      const secret = newSecret();
      const since = now();
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: {
            ...keyOf(digest(secret)),
            gsi1pk: text(indexKey(owner)),
            gsi1sk: text(new Date(since).toISOString()),
            desde: number(since),
            vence: number(since + DEVICE_MS),
            ip: text(ip),
            navegador: text(browser),
            caduca: ttl(since + DEVICE_MS),
          },
        }),
      );
      return secret;
    },
    knows: async (owner, secret) => {
      if (!isSecret(secret)) return false;
      const item = await read(digest(secret));
      return item !== undefined && textOf(item, 'gsi1pk') === indexKey(owner);
    },
    list: async (owner) => {
      const found = await Promise.all((await idsOf(owner)).map(async (id) => ({ id, item: await read(id) })));
      return found.flatMap(({ id, item }) =>
        item
          ? [
              {
                id,
                since: numberOf(item, 'desde'),
                endsAt: numberOf(item, 'vence'),
                ip: textOf(item, 'ip'),
                browser: textOf(item, 'navegador'),
              },
            ]
          : [],
      );
    },
    forgetAll: async (owner) => {
      await Promise.all((await idsOf(owner)).map((id) => forget(owner, id)));
    },
  };
};
