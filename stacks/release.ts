import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from './build-app.ts';
import { checkout } from './config/root.ts';
import { builtPages } from './web/pages.ts';

/** What this checkout would deploy. */
export const currentRelease = (): Release => {
  const { version } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return { version, pages: builtPages() };
};
