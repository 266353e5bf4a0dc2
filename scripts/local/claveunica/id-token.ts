import { createSign, generateKeyPair, type JsonWebKey, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const newKey = async () => {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };
  return { jwk, privateKey };
};

/** Signs ID tokens with a key made anew at each start, when first needed; the manual says `RS256`. */
export const createTokenMaker = () => {
  let made: ReturnType<typeof newKey> | undefined;
  const key = () => {
    made ??= newKey();
    return made;
  };
  return {
    keys: async (): Promise<{ readonly keys: readonly JsonWebKey[] }> => ({ keys: [(await key()).jwk] }),
    make: async (claims: Readonly<Record<string, unknown>>): Promise<string> => {
      const { jwk, privateKey } = await key();
      const message = `${encoded({ alg: 'RS256', typ: 'JWT', kid: jwk.kid })}.${encoded(claims)}`;
      return `${message}.${createSign('RSA-SHA256').update(message).sign(privateKey, 'base64url')}`;
    },
  };
};
