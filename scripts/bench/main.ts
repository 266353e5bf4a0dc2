import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureWeb } from '../local/web-build.ts';
import { measureSheets } from './importador/measure-sheets.ts';
import { machine } from './measure/machine.ts';
import { measureSize } from './measure-size.ts';
import { readBenchOptions } from './options.ts';
import { ownDatabase } from './portal/own-database.ts';
import { type BenchResult, benchTables, type SizeResult } from './report/bench-tables.ts';
import { markdown } from './report/table.ts';
import { writeResult } from './report/write.ts';
import { installSize } from './stages/install-size.ts';
import { measurePermissions } from './stages/permissions.ts';
import { measureStarts } from './stages/starts.ts';

const { sizes, keep, ...round } = readBenchOptions(process.argv.slice(2));
/** What an institution brings in a first year; longer sheets have a bench of their own. */
const sheetRows = 500;
const say = (line: string) => console.log(line);
const scratch = mkdtempSync(join(tmpdir(), 'gore-banco-'));

try {
  ensureWeb(say);
  say('Midiendo los arranques…');
  const { env, drop } = await ownDatabase();
  const starts = await measureStarts(scratch, env).finally(drop);
  say('Midiendo los permisos…');
  const permissions = measurePermissions();
  const imports = await measureSheets(scratch, [sheetRows], say);
  const results: SizeResult[] = [];
  for (const rows of sizes) {
    const dataDir = join(keep ?? scratch, String(rows));
    results.push(await measureSize(rows, { ...round, say, dataDir, keep: keep !== undefined }));
  }
  const result: BenchResult = {
    at: new Date().toISOString(),
    machine: machine(),
    database: process.env.GORE_PG_URL ? 'PostgreSQL' : 'PGlite embebido',
    starts,
    install: installSize(),
    permissions,
    imports,
    sizes: results,
  };
  say(`\n${benchTables(result).map(markdown).join('\n')}`);
  say(`Resultados en ${writeResult('bench', result)}`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
