import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Extensions every database carries; created once in the template. */
export const EXTENSIONS = ['postgis', 'pg_trgm', 'unaccent', 'btree_gist', 'pgcrypto'] as const;

/**
 * Names the template on disk. Change it when the pinned engine, the extensions or the way the template is made
 * change; the engine parts are checked against package.json by a test.
 */
export const TEMPLATE_VERSION = 'pglite-0.5.8-postgis-0.2.8-r2';

/**
 * Server settings on top of PGlite's own. Measured: with shared_buffers at 128 MB a list over 100,000 rows takes 22 ms
 * of processor, with 32 MB it takes 60, for about 100 MB more of resident memory; without replication a minimal WAL
 * writes a third less.
 */
export const SERVER_SETTINGS = {
  shared_buffers: '128MB',
  max_connections: '8',
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '8MB',
  max_wal_size: '64MB',
  maintenance_work_mem: '32MB',
  jit: 'off',
  random_page_cost: '1.1',
} as const;

/** Small segments keep the template, and so every copy of it, at half the size. */
export const INITDB_PARAMS = ['--wal-segsize=4'];

/** Where the template lives when nobody says otherwise: shared by every test run on the machine. */
export const defaultTemplateDir = (): string => join(tmpdir(), 'gore-postgres-template');
