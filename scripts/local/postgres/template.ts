import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PgliteEngine } from './engine.ts';
import { trimPostgisBundle } from './postgis-bundle.ts';
import { TEMPLATE_VERSION } from './settings.ts';

const INSTALL_TIMEOUT_MS = 120_000;

/** A freshly initialised database with its extensions, and the PostGIS bundle every start reads. */
export interface Template {
  dataDir: string;
  postgisBundle: string;
}

/**
 * Makes the template once per machine and version (about 8 s) and returns it; later calls only look. Processes that
 * race each make one of their own, and the first to finish wins.
 */
export async function ensureTemplate(templateDir: string): Promise<Template> {
  const home = join(templateDir, TEMPLATE_VERSION);
  if (!existsSync(home)) await makeTemplate(home);
  return templateIn(home);
}

/** Fills a new data directory from the template. The rename makes a half copy impossible to mistake for a whole. */
export function copyTemplate(template: Template, dir: string): void {
  const staging = `${dir}.${randomUUID()}`;
  cpSync(template.dataDir, staging, { recursive: true });
  renameSync(staging, dir);
}

async function makeTemplate(home: string): Promise<void> {
  const staging = `${home}.${randomUUID()}`;
  const template = templateIn(staging);
  mkdirSync(staging, { recursive: true });
  await trimPostgisBundle(installedPostgisBundle(), template.postgisBundle);
  const engine = new PgliteEngine({
    dir: template.dataDir,
    postgisBundle: template.postgisBundle,
    queryTimeoutMs: INSTALL_TIMEOUT_MS,
    install: true,
  });
  await engine.open();
  await engine.close();
  try {
    renameSync(staging, home);
  } catch (error) {
    rmSync(staging, { recursive: true });
    if (!existsSync(home)) throw error;
  }
}

function templateIn(home: string): Template {
  return { dataDir: join(home, 'data'), postgisBundle: join(home, 'postgis.tar.gz') };
}

function installedPostgisBundle(): URL {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite-postgis');
  return new URL('./postgis.tar.gz', pathToFileURL(entry));
}
