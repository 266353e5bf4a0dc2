import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Efimero } from '../efimero.ts';
import { type Item, number, numberOf, text, textOf, ttl } from '../item.ts';
import { digest, isSecret, newSecret } from '../secret.ts';
import type { CredentialKey } from './credential.ts';

/** Somebody whose password was right and whose second factor is still missing. */
export interface PendingStep extends CredentialKey {
  /** What is missing: a code of the second factor, or having one at all. */
  readonly needs: 'segundo_factor' | 'inscribir';
}

/** How long the second step may take. */
export const STEP_MS = 10 * 60_000;

/** Sign-ins between their two steps, each bound to the browser that made the first. */
export interface Steps {
  /** @returns the value of the cookie, which is stored nowhere */
  readonly begin: (step: PendingStep) => Promise<string>;
  readonly find: (secret: string | undefined) => Promise<PendingStep | undefined>;
  readonly end: (secret: string) => Promise<void>;
}

const keyOf = (secret: string): Item => ({ pk: text(`PASO#${digest(secret)}`), sk: text('PASO') });

/** Keeps the sign-ins between their steps in the table `efimero`. */
export const createSteps = ({ client, table, now }: Efimero): Steps => ({
  begin: async ({ tenant, user, needs }) => {
    const secret = newSecret();
    const endsAt = now() + STEP_MS;
    await client.send(
      new PutItemCommand({
        TableName: table,
        Item: {
          ...keyOf(secret),
          tenant: text(tenant),
          persona: text(user),
          falta: text(needs),
          vence: number(endsAt),
          caduca: ttl(endsAt),
        },
      }),
    );
    return secret;
  },
  find: async (secret) => {
    if (!isSecret(secret)) return undefined;
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: keyOf(secret), ConsistentRead: true }),
    );
    if (!Item || numberOf(Item, 'vence') <= now()) return undefined;
    return {
      tenant: textOf(Item, 'tenant'),
      user: textOf(Item, 'persona'),
      needs: textOf(Item, 'falta') === 'inscribir' ? 'inscribir' : 'segundo_factor',
    };
  },
  end: async (secret) => {
    await client.send(new DeleteItemCommand({ TableName: table, Key: keyOf(secret) }));
  },
});
