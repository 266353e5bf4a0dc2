import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Efimero } from './efimero.ts';
import { type Item, number, numberOf, text, textOf, ttl } from './item.ts';
import { digest } from './secret.ts';

/** What a voucher stands for; one of another kind is none. */
export type VoucherKind = 'estado' | 'codigo' | 'acceso';

/** What is kept under a voucher. */
export type VoucherContent = Readonly<Record<string, string>>;

/**
 * Things kept for whoever holds a secret: OAuth states, codes and access tokens. The store knows the digest of the
 * secret and a text sealed under it, so what waits there for its TTL names nobody.
 */
export interface Vouchers {
  readonly put: (kind: VoucherKind, secret: string, content: VoucherContent, termMs: number) => Promise<void>;
  /** Hands it out once, within its term; otherwise nothing. */
  readonly take: (kind: VoucherKind, secret: string) => Promise<VoucherContent | undefined>;
  /** Shows it within its term, as often as asked. */
  readonly read: (kind: VoucherKind, secret: string) => Promise<VoucherContent | undefined>;
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

const keyOf = (kind: VoucherKind, secret: string): Item => ({
  pk: text(`VALE#${kind}#${digest(secret)}`),
  sk: text('VALE'),
});

/** Apart from the digest that names the item, or whoever reads the table could open it. */
const sealingKey = (secret: string): Buffer => hash('sha256', `sello ${secret}`, 'buffer');

const seal = (content: VoucherContent, secret: string): string => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, sealingKey(secret), iv);
  const body = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
};

const unseal = (sealed: string, secret: string): VoucherContent => {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv(CIPHER, sealingKey(secret), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const body = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  return JSON.parse(body.toString('utf8')) as VoucherContent;
};

/** Keeps vouchers in the table `efimero`. */
export const createVouchers = ({ client, table, now }: Efimero): Vouchers => ({
  put: async (kind, secret, content, termMs) => {
    const endsAt = now() + termMs;
    const sealed = text(seal(content, secret));
    await client.send(
      new PutItemCommand({
        TableName: table,
        Item: { ...keyOf(kind, secret), sellado: sealed, vence: number(endsAt), caduca: ttl(endsAt) },
      }),
    );
  },
  take: async (kind, secret) => {
    try {
      const { Attributes } = await client.send(
        new DeleteItemCommand({
          TableName: table,
          Key: keyOf(kind, secret),
          ConditionExpression: 'vence > :ahora',
          ExpressionAttributeValues: { ':ahora': number(now()) },
          ReturnValues: 'ALL_OLD',
        }),
      );
      return Attributes && unseal(textOf(Attributes, 'sellado'), secret);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  },
  read: async (kind, secret) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: keyOf(kind, secret), ConsistentRead: true }),
    );
    if (!Item || numberOf(Item, 'vence') <= now()) return undefined;
    return unseal(textOf(Item, 'sellado'), secret);
  },
});
