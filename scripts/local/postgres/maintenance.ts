import pg from 'pg';
import type { SqlPool } from './sql-pool.ts';

// The thresholds of PostgreSQL's own autovacuum, at their defaults.
const TIRED_TABLES = `
  select schemaname as schema, relname as name
  from pg_stat_user_tables
  where n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup`;

/**
 * Does the housekeeping that a server does by itself and a single-process PostgreSQL never does: vacuum, statistics,
 * and the checkpoint without which the write-ahead log grows for ever. Needs the owner's view of the pool.
 * @returns the tables vacuumed.
 */
export async function maintain(owner: SqlPool): Promise<string[]> {
  // Counters reach the statistics views at most once a second, by a timer this engine lacks.
  await owner.query('select pg_stat_force_next_flush()');
  const { rows } = await owner.query<{ schema: string; name: string }>(TIRED_TABLES);
  const tables = rows.map(
    ({ schema, name }) => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`,
  );
  for (const table of tables) await owner.query(`vacuum (analyze) ${table}`);
  await owner.query('checkpoint');
  return tables;
}
