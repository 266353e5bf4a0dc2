import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { setting } from './environment.ts';

const tokenSeconds = 900;

/** Where the read model is. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
}

/** The database as the stacks name it. */
export const databaseAddress = (): DatabaseAddress => ({
  host: setting('PG_HOST'),
  port: Number(setting('PG_PORT')),
  database: setting('PG_DATABASE'),
});

/** A password for the database: an IAM token, signed here without asking anybody, good for fifteen minutes. */
export const databaseToken = async ({ host, port }: DatabaseAddress, user: string): Promise<string> => {
  const signer = new SignatureV4({
    service: 'rds-db',
    region: setting('AWS_REGION'),
    sha256: Sha256,
    credentials: {
      accessKeyId: setting('AWS_ACCESS_KEY_ID'),
      secretAccessKey: setting('AWS_SECRET_ACCESS_KEY'),
      sessionToken: setting('AWS_SESSION_TOKEN'),
    },
  });
  const signed = await signer.presign(
    {
      method: 'GET',
      protocol: 'https:',
      hostname: host,
      port,
      path: '/',
      query: { Action: 'connect', DBUser: user },
      headers: { host: `${host}:${port}` },
    },
    { expiresIn: tokenSeconds },
  );
  const query = Object.entries(signed.query ?? {}).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value))}`,
  );
  return `${host}:${port}/?${query.join('&')}`;
};
