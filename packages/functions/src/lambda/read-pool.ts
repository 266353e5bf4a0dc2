import { Sha256 } from '@aws-crypto/sha256-js';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import { SignatureV4 } from '@smithy/signature-v4';
import { Pool } from 'pg';
import { setting } from './environment.ts';

const tokenSeconds = 900;

/** A password for the database: an IAM token, signed here and good for fifteen minutes. */
const databaseToken = async (host: string, port: number, user: string, region: string): Promise<string> => {
  const signer = new SignatureV4({
    service: 'rds-db',
    region,
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

/** One connection per container to the read model, as `gore_app`, over TLS with an IAM token for a password. */
export const readPool = (): SqlPool => {
  const host = setting('PG_HOST');
  const port = Number(setting('PG_PORT'));
  const user = 'gore_app';
  const region = setting('AWS_REGION');
  return new Pool({
    host,
    port,
    user,
    database: setting('PG_DATABASE'),
    password: () => databaseToken(host, port, user, region),
    ssl: { rejectUnauthorized: true },
    max: 1,
    connectionTimeoutMillis: 3000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 15_000,
  }) as unknown as SqlPool;
};
