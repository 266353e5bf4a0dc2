import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../local/settings.ts';

/** Leaves the figures of a run as JSON where git does not look, and answers the file. */
export const writeResult = (kind: 'bench' | 'load', result: unknown): string => {
  const folder = join(root, 'bench-results');
  mkdirSync(folder, { recursive: true });
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const file = join(folder, `${kind}-${stamp}.json`);
  writeFileSync(file, `${JSON.stringify(result, undefined, 2)}\n`);
  return file;
};
