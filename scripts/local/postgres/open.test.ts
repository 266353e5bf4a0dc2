import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DirectoryInUseError } from './directory-lock.ts';
import { openEmbeddedPostgres } from './open.ts';
import { TEMPLATE_VERSION } from './settings.ts';

const home = mkdtempSync(join(tmpdir(), 'gore-open-'));
afterAll(() => rmSync(home, { recursive: true }));
const options = {
  dir: join(home, 'datos'),
  queryTimeoutMs: 30_000,
  maintenanceIntervalMs: 0,
  checkoutTimeoutMs: 500,
};

test('a directory opens once, keeps its data, opens again and bounds the wait for its client', {
  timeout: 120_000,
}, async () => {
  const first = await openEmbeddedPostgres(options);
  await first.query("create table t as select 'permanece' as v");
  await expect(openEmbeddedPostgres(options)).rejects.toBeInstanceOf(DirectoryInUseError);
  await first.end();

  const second = await openEmbeddedPostgres(options);
  expect((await second.query('select v from t')).rows).toEqual([{ v: 'permanece' }]);

  // Held by other code: in its own section the wait would be refused at once, as re-entrancy.
  const held = await Promise.resolve().then(() => second.connect());
  await expect(second.query('select 1')).rejects.toThrow('timeout exceeded');
  held.release();
  await second.end();
});

test('the name of the template follows the pinned engine', () => {
  const { dependencies } = createRequire(import.meta.url)('../../../package.json');
  const engine = `pglite-${dependencies['@electric-sql/pglite']}-postgis-${dependencies['@electric-sql/pglite-postgis']}`;
  expect(TEMPLATE_VERSION.startsWith(`${engine}-`)).toBe(true);
});
