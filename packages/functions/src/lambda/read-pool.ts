import type { SqlPool } from '@gore/core/ports/sql.ts';
import { createThawedPool } from '../database/thawed-pool.ts';
import { type Log, traceOf } from '../http/log.ts';
import { databaseAddress, databaseToken } from './database-login.ts';

/** Role under which the product reads and projects. */
const appRole = 'gore_app';

/** A person waits: a database that is resuming is told at once, as 503 with `Retry-After`. */
const IN_FRONT_OF_PEOPLE_MS = 3000;

/** Nobody waits: a paused database may take the fifteen seconds it needs to resume, and more. */
export const PATIENT_MS = 60_000;

/** Who enters the database, and how long they wait for it. */
export interface Entry {
  readonly user: string;
  readonly password: string | (() => Promise<string>);
  /** Milliseconds. */
  readonly connectMs: number;
  /** Milliseconds one statement may take; as long as it needs when absent. */
  readonly statementMs?: number;
  /** Told when the server ends a session nobody uses. */
  readonly onLost: (error: unknown) => void;
}

/** A pool that is made when somebody first needs it: what speaks to PostgreSQL is a tenth of a function, read on demand. */
const onDemand = (open: () => Promise<SqlPool>): SqlPool => {
  let opened: Promise<SqlPool> | undefined;
  const pool = () => {
    opened ??= open();
    return opened;
  };
  return {
    query: async (text, values) => (await pool()).query(text, values),
    connect: async () => (await pool()).connect(),
    end: async () => (await opened)?.end(),
  };
};

const openPool = async ({ user, password, connectMs, statementMs, onLost }: Entry): Promise<SqlPool> => {
  const { Pool } = await import('pg');
  const pool = new Pool({
    ...databaseAddress(),
    user,
    password,
    ssl: { rejectUnauthorized: true },
    max: 1,
    connectionTimeoutMillis: connectMs,
    idleTimeoutMillis: 60_000,
    ...(statementMs === undefined ? {} : { statement_timeout: statementMs }),
  });
  // A session the server ends must not end the container: the pool makes another on demand.
  pool.on('error', onLost);
  return pool as unknown as SqlPool;
};

/** One connection to the read model, over TLS. */
export const enter = (entry: Entry): SqlPool => onDemand(() => openPool(entry));

/**
 * One connection per container to the read model, as `gore_app`, with an IAM token for a password.
 *
 * @param connectMs milliseconds to wait for a connection
 */
export const readPool = (log: Log, connectMs: number = IN_FRONT_OF_PEOPLE_MS): SqlPool => {
  const onLost = (error: unknown) => log.warn('conexion_perdida', traceOf(error));
  const password = () => databaseToken(databaseAddress(), appRole);
  const open = () => enter({ user: appRole, password, connectMs, statementMs: 15_000, onLost });
  return createThawedPool({ open, now: Date.now, onError: onLost });
};
