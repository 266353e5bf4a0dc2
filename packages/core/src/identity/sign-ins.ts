import { ConditionalCheckFailedException, DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Efimero } from './efimero.ts';
import { type Item, number, text, textOf, ttl } from './item.ts';
import { digest } from './secret.ts';

/** A sign-in under way, from leaving for the identity provider to coming back. */
export interface SignIn {
  readonly tenant: string;
  /** Where in the portal the person wanted to go. */
  readonly volver: string;
  /** Code of the provider the person left for. */
  readonly via: string;
  /** What the ID token has to repeat. */
  readonly nonce: string;
  /** PKCE (RFC 7636): proves to the provider that whoever redeems the code also asked for it. */
  readonly verifier: string;
}

/** How long a person may take at the identity provider. */
export const SIGN_IN_MS = 10 * 60_000;

/** Sign-ins under way, by their OAuth `state` and bound to the browser that began them. */
export interface SignIns {
  readonly begin: (state: string, browser: string, signIn: SignIn) => Promise<void>;
  /** Hands a sign-in out once, to the browser that began it, within its term; otherwise nothing. */
  readonly take: (state: string, browser: string) => Promise<SignIn | undefined>;
}

const keyOf = (state: string): Item => ({ pk: text(`TX#${digest(state)}`), sk: text('TX') });

/** Keeps the sign-ins under way in the table `efimero`. */
export const createSignIns = ({ client, table, now }: Efimero): SignIns => ({
  begin: async (state, browser, { tenant, volver, via, nonce, verifier }) => {
    const endsAt = now() + SIGN_IN_MS;
    await client.send(
      new PutItemCommand({
        TableName: table,
        Item: {
          ...keyOf(state),
          navegador: text(digest(browser)),
          tenant: text(tenant),
          volver: text(volver),
          via: text(via),
          nonce: text(nonce),
          verificador: text(verifier),
          vence: number(endsAt),
          caduca: ttl(endsAt),
        },
      }),
    );
  },
  take: async (state, browser) => {
    try {
      const { Attributes } = await client.send(
        new DeleteItemCommand({
          TableName: table,
          Key: keyOf(state),
          ConditionExpression: 'navegador = :navegador AND vence > :ahora',
          ExpressionAttributeValues: { ':navegador': text(digest(browser)), ':ahora': number(now()) },
          ReturnValues: 'ALL_OLD',
        }),
      );
      if (!Attributes) return undefined;
      return {
        tenant: textOf(Attributes, 'tenant'),
        volver: textOf(Attributes, 'volver'),
        via: textOf(Attributes, 'via'),
        nonce: textOf(Attributes, 'nonce'),
        verifier: textOf(Attributes, 'verificador'),
      };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  },
});
