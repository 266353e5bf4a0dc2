import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../local/settings.ts';
import { ensureWeb } from '../local/web-build.ts';
import { openCaller } from './client/caller.ts';
import { operationsOf } from './client/operations.ts';
import { sessionsOf } from './client/sessions.ts';
import { readPrepared } from './data/prepared.ts';
import { loadNow, machine } from './measure/machine.ts';
import { readBenchOptions } from './options.ts';
import { ownDatabase } from './portal/own-database.ts';
import { startPortal } from './portal/portal-process.ts';
import { runNode } from './portal/run-node.ts';
import { type BenchResult, benchTables, type SizeResult } from './report/bench-tables.ts';
import { markdown } from './report/table.ts';
import { writeResult } from './report/write.ts';
import { measureImport } from './stages/import.ts';
import { installSize } from './stages/install-size.ts';
import { measureLag } from './stages/lag.ts';
import { coldRows, warmRows } from './stages/operations.ts';
import { findSheet } from './stages/sheet.ts';
import { measureStarts } from './stages/starts.ts';

/** Sessions of each role: enough for some 1,000 requests a second at 100 a minute each. */
const SESSIONS = 600;
const CONNECTIONS = 20;

const options = readBenchOptions(process.argv.slice(2));
const say = (line: string) => console.log(line);
const scratch = mkdtempSync(join(tmpdir(), 'gore-banco-'));

/** Fills a data directory, measures everything over it and answers the figures. */
const measureSize = async (rows: number): Promise<SizeResult> => {
  const dataDir = join(options.keep ?? scratch, String(rows));
  mkdirSync(dataDir, { recursive: true });
  const { env, drop } = await ownDatabase();
  try {
    say(`\n${rows.toLocaleString('es-CL')} iniciativas: cargando…`);
    await runNode(
      {
        script: join(root, 'scripts/bench/data/prepare.ts'),
        args: [String(rows), String(SESSIONS)],
        env: { ...env, GORE_DATA: dataDir },
      },
      say,
    );
    const load = loadNow();
    const prepared = readPrepared(dataDir);
    const start = () => startPortal({ dataDir, env, profileDir: options.profile });
    const stage = { prepared, seconds: options.seconds, startPortal: start, say };
    const cold = await coldRows(stage);

    const portal = await start();
    const caller = openCaller(portal.origin, CONNECTIONS);
    try {
      const sessions = sessionsOf(prepared);
      const operations = operationsOf(caller.send, prepared, sessions);
      const warm = await warmRows(stage, portal, operations);
      const lag = await measureLag(caller, operations, sessions);
      const sheet = await measureImport(caller, sessions, findSheet(options.sheet));
      const { rssMb, peakMb } = portal.usage();
      const loading = prepared.loading && { ...prepared.loading, load };
      return { rows, operations: [...cold, ...warm], loading, lag, sheet, rssMb, peakMb };
    } finally {
      caller.close();
      await portal.stop();
    }
  } finally {
    await drop();
    if (!options.keep) rmSync(dataDir, { recursive: true, force: true });
  }
};

try {
  ensureWeb(say);
  say('Midiendo los arranques…');
  const starting = await ownDatabase();
  const starts = await measureStarts(scratch, starting.env).finally(starting.drop);
  const sizes: SizeResult[] = [];
  for (const rows of options.sizes) sizes.push(await measureSize(rows));
  const result: BenchResult = {
    at: new Date().toISOString(),
    machine: machine(),
    database: process.env.GORE_PG_URL ? 'PostgreSQL' : 'PGlite embebido',
    starts,
    install: installSize(),
    sizes,
  };
  say(`\n${benchTables(result).map(markdown).join('\n')}`);
  say(`Resultados en ${writeResult('bench', result)}`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
