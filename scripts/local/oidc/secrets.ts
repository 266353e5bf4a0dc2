import { generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** What the local issuer must keep from one start to the next, or everyone would have to sign in again. */
export interface IssuerSecrets {
  /** Private RS256 key. */
  readonly signingKey: JsonWebKey;
  readonly cookieKey: string;
  readonly clientSecret: string;
}

const random = (): string => randomBytes(32).toString('base64url');

const newSigningKey = (): JsonWebKey => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  kid: random().slice(0, 12),
  alg: 'RS256',
  use: 'sig',
});

/** Reads the secrets, making them at the first start. */
export const loadSecrets = (database: DatabaseSync): IssuerSecrets => {
  const select = database.prepare('select valor from secreto where nombre = ?');
  const insert = database.prepare('insert into secreto (nombre, valor) values (?, ?)');
  const keep = (name: string, make: () => string): string => {
    const kept = select.get(name)?.valor;
    if (typeof kept === 'string') return kept;
    const made = make();
    insert.run(name, made);
    return made;
  };
  return {
    signingKey: JSON.parse(keep('firma', () => JSON.stringify(newSigningKey()))) as JsonWebKey,
    cookieKey: keep('cookies', random),
    clientSecret: keep('cliente', random),
  };
};
