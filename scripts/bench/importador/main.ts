import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureWeb } from '../../local/web-build.ts';
import { machine } from '../measure/machine.ts';
import { markdown } from '../report/table.ts';
import { importTable } from './import-table.ts';
import { measureSheets } from './measure-sheets.ts';

/**
 * `npm run bench:importador [rows,rows…]`: the office's own sheet where it lies beside the checkout, its twin
 * elsewhere, and grown ones of so many rows.
 */
const sizes = (process.argv[2] ?? '500,100000').split(',').map(Number);
const say = (line: string) => console.log(line);
const scratch = mkdtempSync(join(tmpdir(), 'gore-banco-'));
try {
  ensureWeb(say);
  const { cpu, cores, node } = machine();
  console.log(markdown(importTable(await measureSheets(scratch, sizes, say))));
  console.log(`${cpu}, ${cores} núcleos, Node ${node}`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
