import pg from 'pg';

/** The cloud gives a connection three seconds; the embedded product given a real server does the same. */
const CONNECT_TIMEOUT_MS = 3_000;

/**
 * Connects to a real PostgreSQL with PostGIS instead of the embedded one. Nothing is contacted until the first
 * statement.
 * @param url connection string, for example `postgres://gore_app@localhost:5432/gore`.
 */
export function connectRealPostgres(
  url: string,
  report: (problem: string) => void = (problem) => process.emitWarning(problem),
): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // A server that closes an idle connection must not end the process: the pool makes another on demand.
  pool.on('error', (error) => report(error.message));
  return pool;
}
