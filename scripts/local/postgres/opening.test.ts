import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { DirectoryInUseError } from './directory-lock.ts';
import { openEmbeddedPostgres } from './embedded-postgres.ts';
import { TEMPLATE_VERSION } from './settings.ts';

vi.setConfig({ testTimeout: 120_000 });

const home = mkdtempSync(join(tmpdir(), 'gore-opening-'));
afterAll(() => rmSync(home, { recursive: true }));
const options = { dir: join(home, 'datos'), queryTimeoutMs: 30_000, maintenanceIntervalMs: 0 };

test('a directory has one user at a time, who waits a bounded time for the only client', async () => {
  const pool = await openEmbeddedPostgres({ ...options, checkoutTimeoutMs: 500 });
  await pool.query("create table t as select 'permanece' as v");
  await expect(openEmbeddedPostgres(options)).rejects.toBeInstanceOf(DirectoryInUseError);

  // Held by other code: from within its own section the wait would be refused as re-entrancy.
  const held = await Promise.resolve().then(() => pool.connect());
  await expect(pool.query('select 1')).rejects.toThrow('timeout exceeded');
  held.release();
  await pool.end();
});

test('opened again it has its data; a runaway statement ends with 57014 and loses only its transaction', async () => {
  const pool = await openEmbeddedPostgres({ ...options, queryTimeoutMs: 1_500 });
  const client = await pool.connect();
  await client.query('begin');
  await client.query("insert into t values ('perdida')");
  const runaway = client.query('select count(*) from generate_series(1, 1e12::int8)');
  await expect(runaway).rejects.toMatchObject({ code: '57014', severity: 'ERROR' });
  await expect(client.query('select 1')).rejects.toThrow();
  client.release();
  expect((await pool.query('select v from t')).rows).toEqual([{ v: 'permanece' }]);
  await pool.end();
});

test('the name of the template follows the pinned engine', () => {
  const { dependencies } = createRequire(import.meta.url)('../../../package.json');
  const engine = `pglite-${dependencies['@electric-sql/pglite']}-postgis-${dependencies['@electric-sql/pglite-postgis']}`;
  expect(TEMPLATE_VERSION.startsWith(`${engine}-`)).toBe(true);
});
