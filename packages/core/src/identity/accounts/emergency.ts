import {
  ConditionalCheckFailedException,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type Item, number, numberOf, text, textOf } from '../item.ts';
import type { SessionActor } from '../session.ts';
import { codeDigest, newCode } from './codes.ts';
import { textSet } from './credential.ts';
import type { CredentialTable } from './credentials.ts';

/** The break-glass accounts every institution has. */
export const EMERGENCY_ACCOUNTS = ['emergencia-1', 'emergencia-2'] as const;

/** Name of a break-glass account. */
export type EmergencyAccount = (typeof EMERGENCY_ACCOUNTS)[number];

/** How long an opened account waits for somebody to enter. */
export const EMERGENCY_MS = 2 * 3_600_000;

const SHORTEST_PURPOSE = 10;
const LONGEST_PURPOSE = 300;

/** What somebody says they enter for, as it is kept; nothing when they do not really say. */
export const emergencyPurpose = (typed: string | undefined): string | undefined => {
  const said = typed?.trim().slice(0, LONGEST_PURPOSE) ?? '';
  return said.length >= SHORTEST_PURPOSE ? said : undefined;
};

/** How a break-glass account stands. Instants are epoch milliseconds. */
export interface EmergencyState {
  readonly account: string;
  /** Until when its secret is good; sealed when absent or past. */
  readonly openUntil: number | undefined;
  readonly lastUsed: number | undefined;
}

/** Accounts for days when nobody can prove who they are in the usual way: sealed until opened by a command. */
export interface Emergency {
  /** Makes the two accounts, sealed, unless they are there. @param roles what whoever enters may do */
  readonly prepare: (tenant: string, roles: readonly string[]) => Promise<void>;
  /** Opens one and answers its secret, good once; nothing when the institution has no such account. */
  readonly open: (
    tenant: string,
    account: EmergencyAccount,
  ) => Promise<{ secret: string; until: number } | undefined>;
  /**
   * Spends the secret, which seals the account again; nothing when it is not the right one.
   *
   * @param purpose what it is entered for: the log of sign-ins and each read of personal data keep it
   */
  readonly enter: (
    tenant: string,
    account: string,
    typed: string,
    purpose: string,
  ) => Promise<SessionActor | undefined>;
  readonly list: (tenant: string) => Promise<readonly EmergencyState[]>;
}

const pkOf = (tenant: string) => text(`EMERGENCIA#${tenant}`);
const keyOf = (tenant: string, account: string): Item => ({ pk: pkOf(tenant), sk: text(account) });

/** Keeps the break-glass accounts in the table `datos`, apart from people and records. */
export const createEmergency = ({ client, table, now }: CredentialTable): Emergency => {
  /** @returns the item as it became; nothing when the condition did not hold. */
  const update = async (
    tenant: string,
    account: string,
    change: { UpdateExpression: string; ConditionExpression: string; ExpressionAttributeValues: Item },
  ): Promise<Item | undefined> => {
    try {
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: keyOf(tenant, account),
          ReturnValues: 'ALL_NEW',
          ...change,
        }),
      );
      return Attributes;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  };

  const prepare = async (tenant: string, account: string, roles: readonly string[]): Promise<void> => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...keyOf(tenant, account), roles: textSet(roles) },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };

  return {
    prepare: async (tenant, roles) => {
      for (const account of EMERGENCY_ACCOUNTS) await prepare(tenant, account, roles);
    },
    open: async (tenant, account) => {
      const secret = newCode('emergencia');
      const until = now() + EMERGENCY_MS;
      const opened = await update(tenant, account, {
        UpdateExpression: 'SET secreto = :secreto, hasta = :hasta',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: {
          ':secreto': text(codeDigest('emergencia', secret) ?? ''),
          ':hasta': number(until),
        },
      });
      return opened && { secret, until };
    },
    enter: async (tenant, account, typed, purpose) => {
      const digest = codeDigest('emergencia', typed);
      if (!digest) return undefined;
      const item = await update(tenant, account, {
        UpdateExpression: 'SET usada = :ahora REMOVE secreto, hasta',
        ConditionExpression: 'secreto = :secreto AND hasta > :ahora',
        ExpressionAttributeValues: { ':secreto': text(digest), ':ahora': number(now()) },
      });
      if (!item) return undefined;
      return {
        // The colon tells what acts from the people of the institution, as with the system itself.
        id: `emergencia:${account.slice(-1)}`,
        tenant,
        nombre: `Cuenta de emergencia ${account.slice(-1)}`,
        roles: item.roles?.SS ?? [],
        units: [],
        subtree: [],
        permissionsVersion: 0,
        purpose,
      };
    },
    list: async (tenant) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pkOf(tenant) },
        }),
      );
      return Items.map((item) => ({
        account: textOf(item, 'sk'),
        openUntil: item.hasta && numberOf(item, 'hasta'),
        lastUsed: item.usada && numberOf(item, 'usada'),
      }));
    },
  };
};
