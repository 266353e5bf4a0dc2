import type { SqlPool } from '@gore/core/ports/sql.ts';

/** Role of the schema's owner: the master user Aurora was made with. */
export const ownerRole = 'gore_admin';

/** PostgreSQL refuses whoever asks, not what they ask: SQLSTATE class 28. */
const isRefused = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^28/.test(String(error.code));

/** The two ways into a database as its owner. */
export interface OwnerDoors {
  /** With an IAM token: the way it stays. */
  readonly withToken: () => SqlPool;
  /** With the password Aurora was made with, which opens until `closePasswords` ran once. */
  readonly withPassword: () => SqlPool;
}

/** The owner's pool, by token where the database takes one already. */
export const openOwner = async ({ withToken, withPassword }: OwnerDoors): Promise<SqlPool> => {
  const pool = withToken();
  try {
    await pool.query('select 1');
    return pool;
  } catch (error) {
    await pool.end();
    if (!isRefused(error)) throw error;
    return withPassword();
  }
};

/**
 * Lets the product and the owner in by IAM tokens alone: a member of `rds_iam` has no password that opens anything.
 * May run again.
 */
export const closePasswords = async (owner: SqlPool): Promise<void> => {
  await owner.query('alter role gore_app login');
  await owner.query(`grant rds_iam to gore_app, ${ownerRole}`);
};
