import type { SqlPool } from '@gore/core/ports/sql.ts';
import { Pool } from 'pg';
import { createThawedPool } from '../database/thawed-pool.ts';
import { type Log, traceOf } from '../http/log.ts';
import { databaseAddress, databaseToken } from './database-login.ts';

/** Role under which the product reads and projects. */
const appRole = 'gore_app';

/** A person waits: a database that is resuming is told at once, as 503 with `Retry-After`. */
const IN_FRONT_OF_PEOPLE_MS = 3000;

/** Nobody waits: a paused database may take the fifteen seconds it needs to resume, and more. */
export const PATIENT_MS = 60_000;

/**
 * One connection per container to the read model, as `gore_app`, over TLS with an IAM token for a password.
 *
 * @param connectMs milliseconds to wait for a connection
 */
export const readPool = (log: Log, connectMs: number = IN_FRONT_OF_PEOPLE_MS): SqlPool => {
  const address = databaseAddress();
  const lost = (error: unknown) => log.warn('conexion_perdida', traceOf(error));
  const open = () => {
    const pool = new Pool({
      ...address,
      user: appRole,
      password: () => databaseToken(address, appRole),
      ssl: { rejectUnauthorized: true },
      max: 1,
      connectionTimeoutMillis: connectMs,
      idleTimeoutMillis: 60_000,
      statement_timeout: 15_000,
    });
    // A session the server ends must not end the container: the pool makes another on demand.
    pool.on('error', lost);
    return pool as unknown as SqlPool;
  };
  return createThawedPool({ open, now: Date.now, onError: lost });
};
