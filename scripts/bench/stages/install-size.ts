import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../local/settings.ts';

/** What the installed packages take on disk, in megabytes. */
export interface InstallSize {
  /** What `npm start` installs. */
  readonly runMb: number;
  /** What `npm test` adds: the development packages. */
  readonly developmentMb: number;
}

const bytesOf = (path: string): number => {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.isSymbolicLink() ? 0 : stat.size;
  // Packages nested in a package stand in the lock file by themselves.
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
};

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly dev?: boolean; readonly devOptional?: boolean; readonly link?: boolean }>
  >;
}

/** Weighs every installed package of the lock file. */
export const installSize = (folder = root): InstallSize => {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as Lock;
  let run = 0;
  let development = 0;
  for (const [path, { dev, devOptional, link }] of Object.entries(packages)) {
    if (link || !path.includes('node_modules/') || !existsSync(join(folder, path))) continue;
    const bytes = bytesOf(join(folder, path));
    if (dev || devOptional) development += bytes;
    else run += bytes;
  }
  const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
  return { runMb: megabytes(run), developmentMb: megabytes(development) };
};
