import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const marker = 'sst.config.ts';

const above = (folder: string): string => {
  if (existsSync(join(folder, marker))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`No ${marker} here or above: run this inside the checkout`);
  return above(parent);
};

/** Root of the checkout; looked for from the working folder, since SST runs a copy of the configuration elsewhere. */
export const checkout = above(process.cwd());
