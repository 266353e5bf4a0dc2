import { randomUUID } from 'node:crypto';
import { openEmbeddedPostgres } from '../../../../../../scripts/local/postgres/embedded-postgres.ts';
import { connectRealPostgres } from '../../../../../../scripts/local/postgres/real-pool.ts';
import type { SqlPool } from '../../../ports/sql.ts';

/** A database of its own for a test file. */
export interface TestDatabase {
  readonly owner: SqlPool;
  /** As the product connects: role `gore_app`, which the migration makes. */
  readonly app: SqlPool;
  /** As another role. */
  readonly as: (role: string) => SqlPool;
  /** Housekeeping a server does by itself. */
  readonly maintain: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

const embedded = async (): Promise<TestDatabase> => {
  const pool = await openEmbeddedPostgres({ queryTimeoutMs: 60_000, maintenanceIntervalMs: 0 });
  return {
    owner: pool,
    app: pool.as('gore_app'),
    as: (role) => pool.as(role),
    maintain: () => pool.maintain(),
    close: () => pool.end(),
  };
};

const real = async (server: string): Promise<TestDatabase> => {
  const name = `gore_prueba_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const admin = connectRealPostgres(server);
  await admin.query(`create database ${name} template template0 encoding 'UTF8'`);
  const open = new Map<string, SqlPool>();
  const as = (role: string): SqlPool => {
    const url = new URL(server);
    url.pathname = `/${name}`;
    if (role) url.searchParams.set('options', `-c role=${role}`);
    const pool = open.get(role) ?? connectRealPostgres(url.href, () => undefined);
    open.set(role, pool);
    return pool;
  };
  const owner = as('');
  return {
    owner,
    app: as('gore_app'),
    as,
    maintain: () => owner.query('vacuum analyze'),
    close: async () => {
      for (const pool of open.values()) await pool.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
};

/** Opens an empty database: embedded, or on the server `GORE_PG_URL` names, whose owner's rights it needs. */
export const openTestDatabase = (): Promise<TestDatabase> => {
  const server = process.env.GORE_PG_URL;
  return server ? real(server) : embedded();
};
