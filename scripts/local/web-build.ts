import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './settings.ts';

const web = join(root, 'packages/web');
const stamp = join(web, 'dist-meta/fuente.txt');

const sources = [
  'packages/web/src',
  'packages/web/build',
  'packages/web/edge',
  'packages/web/public',
  'packages/core/src',
];

const files = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((file) => statSync(file).isFile() && !file.endsWith('.test.ts'))
        .sort()
    : [];

const fingerprint = () => {
  const hash = createHash('sha256');
  const all = [
    ...sources.flatMap((folder) => files(join(root, folder))),
    join(web, 'astro.config.mjs'),
    join(root, 'package-lock.json'),
  ];
  for (const file of all) hash.update(file.slice(root.length)).update(readFileSync(file));
  for (const name of ['GORE_MAPA_FONDO', 'GORE_MAPA_FONDO_CREDITO']) hash.update(process.env[name] ?? '');
  return hash.digest('hex');
};

/**
 * Builds the pages when their sources changed since the last build.
 *
 * @throws Error with what the build printed when it fails.
 */
export const ensureWeb = (say: (line: string) => void): void => {
  const now = fingerprint();
  if (existsSync(join(web, 'dist/index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now)
    return;
  say('Construyendo las páginas…');
  const astro = join(root, 'node_modules/astro/bin/astro.mjs');
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  const built = spawnSync(process.execPath, [astro, 'build'], { cwd: web, encoding: 'utf8', env });
  if (built.status !== 0)
    throw new Error(`No se pudieron construir las páginas.\n${built.stdout}\n${built.stderr}`);
  writeFileSync(stamp, now);
};
