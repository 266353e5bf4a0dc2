import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { number, text } from '../item.ts';
import { type Credential, type CredentialKey, credentialKey, credentialOf, textSet } from './credential.ts';

/** Where credentials lie: the table `datos`. */
export interface CredentialTable {
  readonly client: DynamoDBClient;
  readonly table: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** A reset link is good this long. */
export const RESET_MS = 24 * 3_600_000;
/** Nobody is sent another link so soon. */
export const RESET_PAUSE_MS = 2 * 60_000;

type Change = Pick<
  UpdateItemCommandInput,
  'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'
>;

/**
 * The credentials of everyone. Each change is one conditional write that answers whether it was made, so that a code,
 * a link or a recovery code serves once however often it is sent at the same time.
 */
export const createCredentials = ({ client, table, now }: CredentialTable) => {
  const change = async (key: CredentialKey, update: Change): Promise<boolean> => {
    try {
      await client.send(new UpdateItemCommand({ TableName: table, Key: credentialKey(key), ...update }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  const newPassword = 'SET clave = :clave, claveDesde = :ahora REMOVE enlace, enlaceHasta, enlacePor';

  return {
    get: async (key: CredentialKey): Promise<Credential | undefined> => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: credentialKey(key), ConsistentRead: true }),
      );
      return Item && credentialOf(Item);
    },
    /** Replaces a password that is still `before`. */
    setPassword: (key: CredentialKey, hash: string, before: string) =>
      change(key, {
        UpdateExpression: newPassword,
        ConditionExpression: 'clave = :antes',
        ExpressionAttributeValues: {
          ':clave': text(hash),
          ':ahora': number(now()),
          ':antes': text(before),
        },
      }),
    /**
     * Notes the link that is about to be sent, in place of any other; false so soon after the one before.
     *
     * @param by names the request, which may ask again when its mail could not be sent
     */
    offerReset: (key: CredentialKey, digest: string, by: string) =>
      change(key, {
        UpdateExpression: 'SET enlace = :enlace, enlaceHasta = :hasta, enlacePor = :por',
        ConditionExpression: 'attribute_not_exists(enlaceHasta) OR enlaceHasta < :pronto OR enlacePor = :por',
        ExpressionAttributeValues: {
          ':por': text(by),
          ':enlace': text(digest),
          ':hasta': number(now() + RESET_MS),
          ':pronto': number(now() + RESET_MS - RESET_PAUSE_MS),
        },
      }),
    /** Spends the link and sets the password it was for. */
    reset: (key: CredentialKey, digest: string, hash: string) =>
      change(key, {
        UpdateExpression: newPassword,
        ConditionExpression: 'enlace = :enlace AND enlaceHasta > :ahora',
        ExpressionAttributeValues: {
          ':clave': text(hash),
          ':ahora': number(now()),
          ':enlace': text(digest),
        },
      }),
    /** Keeps a seed until its first code arrives. */
    offerSeed: (key: CredentialKey, sealed: string) =>
      change(key, {
        UpdateExpression: 'SET semillaNueva = :semilla',
        ConditionExpression: 'attribute_exists(clave) AND attribute_not_exists(semilla)',
        ExpressionAttributeValues: { ':semilla': text(sealed) },
      }),
    /** Turns the seed that waited into the second factor; its first code is spent. */
    enrol: (key: CredentialKey, sealed: string, period: number, codes: readonly string[]) =>
      change(key, {
        UpdateExpression:
          'SET semilla = :semilla, semillaDesde = :ahora, periodo = :periodo, codigos = :codigos REMOVE semillaNueva',
        ConditionExpression: 'semillaNueva = :semilla AND attribute_not_exists(semilla)',
        ExpressionAttributeValues: {
          ':semilla': text(sealed),
          ':ahora': number(now()),
          ':periodo': number(period),
          ':codigos': textSet(codes),
        },
      }),
    /** Spends the code of a period; false when that one or a later one was. */
    usePeriod: (key: CredentialKey, period: number) =>
      change(key, {
        UpdateExpression: 'SET periodo = :periodo',
        ConditionExpression: 'periodo < :periodo',
        ExpressionAttributeValues: { ':periodo': number(period) },
      }),
    /** Seals the seed anew, unless it is no longer the one that was opened. */
    reseal: (key: CredentialKey, before: string, sealed: string) =>
      change(key, {
        UpdateExpression: 'SET semilla = :semilla',
        ConditionExpression: 'semilla = :antes',
        ExpressionAttributeValues: { ':semilla': text(sealed), ':antes': text(before) },
      }),
    /** Spends a recovery code; false when it is none of the person's, or no longer. */
    useRecoveryCode: (key: CredentialKey, digest: string) =>
      change(key, {
        UpdateExpression: 'DELETE codigos :uno',
        ConditionExpression: 'contains(codigos, :codigo)',
        ExpressionAttributeValues: { ':uno': textSet([digest]), ':codigo': text(digest) },
      }),
    replaceRecoveryCodes: (key: CredentialKey, digests: readonly string[]) =>
      change(key, {
        UpdateExpression: 'SET codigos = :codigos',
        ConditionExpression: 'attribute_exists(semilla)',
        ExpressionAttributeValues: { ':codigos': textSet(digests) },
      }),
    /** Takes the second factor away. */
    withdraw: (key: CredentialKey) =>
      change(key, {
        UpdateExpression: 'REMOVE semilla, semillaDesde, semillaNueva, periodo, codigos',
        ConditionExpression: 'attribute_exists(semilla)',
      }),
  };
};

/** The credentials of everyone. */
export type Credentials = ReturnType<typeof createCredentials>;
