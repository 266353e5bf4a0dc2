import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { root } from '../../scripts/local/settings.ts';

/** A file of the repository. */
export interface RepoFile {
  /** Path from the root of the checkout. */
  readonly path: string;
  readonly text: string;
}

const skipped = new Set(['node_modules', 'dist', 'dist-meta', '.astro', '.local', 'cdk.out', 'generado']);
const readable = new Set([
  '.ts',
  '.tsx',
  '.mjs',
  '.js',
  '.astro',
  '.css',
  '.md',
  '.json',
  '.svg',
  '.html',
  '.sql',
]);

const walk = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return readable.has(extname(entry.name)) ? [path] : [];
  });

const load = (path: string): RepoFile => ({ path: relative(root, path), text: readFileSync(path, 'utf8') });

const folders = ['packages', 'scripts', 'tests', 'stacks'].map((name) => join(root, name)).filter(existsSync);

/** Everything people wrote under packages, scripts, tests and stacks. */
export const files: readonly RepoFile[] = folders.flatMap(walk).map(load);

/** What is code. */
export const code: readonly RepoFile[] = files.filter(({ path }) => /\.(ts|tsx|mjs|js|astro)$/.test(path));

/** Documents for people. */
export const documents: readonly RepoFile[] = [
  ...walk(join(root, 'docs')).map(load),
  ...['README.md', 'CHANGELOG.md'].map((name) => load(join(root, name))),
].filter(({ path }) => path.endsWith('.md'));

/** Whether a file exists only for tests. */
export const isForTests = (path: string): boolean =>
  /\.(test|test-d|fixture|child)\.tsx?$|\/(testing|conformance|faults)\/|(^|\/)harness\.ts$|^tests\//.test(
    path,
  );

/** A file of the checkout that is not code, by its path. */
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
