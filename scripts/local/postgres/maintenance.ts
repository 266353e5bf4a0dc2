import pg from 'pg';
import type { SqlPool } from './sql-pool.ts';

// The thresholds of PostgreSQL's own autovacuum, at their defaults. The counters they look at are lost with a process
// that did not end by itself; the size of a table is not, so one that outgrew what is known of it counts too.
const TIRED_TABLES = `
  select s.schemaname as schema, s.relname as name
  from pg_stat_user_tables s join pg_class c on c.oid = s.relid,
    lateral (select pg_relation_size(c.oid) / current_setting('block_size')::int as pages) now
  where s.n_dead_tup > 50 + 0.2 * s.n_live_tup
    or s.n_mod_since_analyze > 50 + 0.1 * s.n_live_tup
    or now.pages > 4 + 1.2 * c.relpages`;

/** Without a checkpoint the write-ahead log grows for ever. */
const CHECKPOINT_EVERY_MS = 60_000;

/**
 * Does the housekeeping that a server does by itself and a single-process PostgreSQL never does: vacuum and statistics
 * of the tables that changed much, and now and then a checkpoint. Needs the owner's view of the pool.
 * @returns one round, which answers the tables vacuumed.
 */
export function createMaintenance(owner: SqlPool): () => Promise<string[]> {
  let checkpointed = 0;
  return async () => {
    // Counters reach the statistics views at most once a second, by a timer this engine lacks.
    await owner.query('select pg_stat_force_next_flush()');
    const { rows } = await owner.query<{ schema: string; name: string }>(TIRED_TABLES);
    const tables = rows.map(
      ({ schema, name }) => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`,
    );
    for (const table of tables) await owner.query(`vacuum (analyze) ${table}`);
    if (tables.length > 0 || Date.now() - checkpointed > CHECKPOINT_EVERY_MS) {
      await owner.query('checkpoint');
      checkpointed = Date.now();
    }
    return tables;
  };
}
