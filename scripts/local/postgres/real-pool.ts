import pg from 'pg';

/** The cloud gives a connection three seconds; the embedded product given a real server does the same. */
const CONNECT_TIMEOUT_MS = 3_000;

/**
 * How long a statement waits for one of the connections that are open: as long as a request may take. In a rush many
 * wait, and none of them is told that the database is away while it answers.
 */
const QUEUE_TIMEOUT_MS = 30_000;

/**
 * Sessions at the same time, of the hundred a server has by default. Measured with 500 people asking at once on two
 * processors: 5 answer 208 requests a second, 10 answer 233, 48 answer 264; with few, the server waits for the portal.
 */
const MOST = 48;

/** A connection with a patience of its own: the pool has one number for both. */
const clientWith = (connectMs: number) =>
  class extends pg.Client {
    constructor(config: pg.ClientConfig = {}) {
      super({ ...config, connectionTimeoutMillis: connectMs });
    }
  };

/**
 * Connects to a real PostgreSQL with PostGIS instead of the embedded one. Nothing is contacted until the first
 * statement.
 * @param url connection string, for example `postgres://gore_app@localhost:5432/gore`.
 * @param connectMs how long a server may take to greet.
 */
export function connectRealPostgres(
  url: string,
  report: (problem: string) => void = (problem) => process.emitWarning(problem),
  connectMs = CONNECT_TIMEOUT_MS,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    Client: clientWith(connectMs),
    max: MOST,
    connectionTimeoutMillis: QUEUE_TIMEOUT_MS,
  });
  // A server that closes an idle connection must not end the process: the pool makes another on demand.
  pool.on('error', (error) => report(error.message));
  return pool;
}
