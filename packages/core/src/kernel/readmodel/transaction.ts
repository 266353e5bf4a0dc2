import type { SqlClient, SqlPool } from '../../ports/sql.ts';

/** The part of a session that work inside a transaction may use. */
export type Statements = Pick<SqlClient, 'query'>;

/** Runs work in one transaction of one session; a failure rolls it back and is thrown on. */
export const inTransaction = async <T>(
  pool: SqlPool,
  work: (client: Statements) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      failure = lost;
    });
    throw error;
  } finally {
    // A session that could not even roll back is of no use to the next caller.
    client.release(failure);
  }
};
