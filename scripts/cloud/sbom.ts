import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../local/settings.ts';
import { billOf, type Lock } from './bill-of-materials.ts';

/** `npm run sbom`: what the product is made of, as CycloneDX, from the lock alone. */
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly version: string;
};
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
const bill = billOf(lock, version);
const folder = join(root, 'reports');
mkdirSync(folder, { recursive: true });
const file = join(folder, `gore-os-${version}.cdx.json`);
writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
console.log(`${bill.components.length} componentes en ${file.slice(root.length)}`);
