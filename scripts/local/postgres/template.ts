import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { TEMPLATE_VERSION } from './settings.ts';

/** A freshly initialised database with its extensions, and the PostGIS bundle every start reads. */
export interface Template {
  dataDir: string;
  postgisBundle: string;
}

/** Where the parts of a template lie in its directory. */
export function templateIn(home: string): Template {
  return { dataDir: join(home, 'data'), postgisBundle: join(home, 'postgis.tar.gz') };
}

/**
 * Makes the template once per machine and version (about 10 s) and returns it; later calls only look. It is made in a
 * process of its own, since initialising takes half a gigabyte that this process would never give back.
 */
export async function ensureTemplate(templateDir: string): Promise<Template> {
  const home = join(templateDir, TEMPLATE_VERSION);
  if (!existsSync(home)) {
    const script = fileURLToPath(new URL('./make-template.ts', import.meta.url));
    await promisify(execFile)(process.execPath, [script, home]);
  }
  return templateIn(home);
}

/** Fills a new data directory from the template. The rename makes a half copy impossible to mistake for a whole. */
export function copyTemplate(template: Template, dir: string): void {
  const staging = `${dir}.${randomUUID()}`;
  cpSync(template.dataDir, staging, { recursive: true });
  renameSync(staging, dir);
}
