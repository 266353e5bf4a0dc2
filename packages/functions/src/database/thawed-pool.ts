import type { SqlClient, SqlPool } from '@gore/core/ports/sql.ts';

/** What makes pools and tells the time. */
export interface ThawedPoolPorts {
  readonly open: () => SqlPool;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Hears that an old pool could not be closed in order. */
  readonly onError: (error: unknown) => void;
}

/** Less than the server's `idle_session_timeout`, so that no session found here was ended there. */
const MOST_IDLE_MS = 30_000;

/**
 * A pool for a process that is frozen between two calls. Its timers stand still meanwhile and the server ends the
 * sessions, which the first query afterwards would learn by failing. So a pool that lay idle is left and another opened.
 */
export const createThawedPool = ({ open, now, onError }: ThawedPoolPorts): SqlPool => {
  let pool: SqlPool | undefined;
  let usedAt = 0;
  let busy = 0;

  const current = (): SqlPool => {
    if (pool && busy === 0 && now() - usedAt > MOST_IDLE_MS) {
      pool.end().catch(onError);
      pool = undefined;
    }
    usedAt = now();
    pool ??= open();
    return pool;
  };

  const done = () => {
    busy -= 1;
    usedAt = now();
  };

  const connect = async (): Promise<SqlClient> => {
    const from = current();
    busy += 1;
    try {
      const client = await from.connect();
      return {
        query: (text, values) => client.query(text, values),
        release: (error) => {
          done();
          client.release(error);
        },
      };
    } catch (error) {
      done();
      throw error;
    }
  };

  return {
    connect,
    query: async (text, values) => {
      const from = current();
      busy += 1;
      try {
        return await from.query(text, values);
      } finally {
        done();
      }
    },
    end: async () => {
      await pool?.end();
      pool = undefined;
    },
  };
};
