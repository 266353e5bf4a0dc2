import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { PgliteEngine } from './engine.ts';
import { trimPostgisBundle } from './postgis-bundle.ts';
import { templateIn } from './template.ts';

/** Program: makes the template in the directory given. Of several at once, the first to finish wins. */
const [home] = process.argv.slice(2);
if (!home) throw new Error('usage: make-template.ts <directory>');

const staging = `${home}.${randomUUID()}`;
const { dataDir, postgisBundle } = templateIn(staging);
mkdirSync(staging, { recursive: true });
await trimPostgisBundle(installedPostgisBundle(), postgisBundle);

const engine = new PgliteEngine({ dir: dataDir, postgisBundle, queryTimeoutMs: 120_000, install: true });
await engine.open();
await engine.close();

try {
  renameSync(staging, home);
} catch (error) {
  rmSync(staging, { recursive: true });
  if (!existsSync(home)) throw error;
}

function installedPostgisBundle(): URL {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite-postgis');
  return new URL('./postgis.tar.gz', pathToFileURL(entry));
}
