import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPrepared } from '../bench/data/prepared.ts';
import { loadNow, machine } from '../bench/measure/machine.ts';
import { ownDatabase } from '../bench/portal/own-database.ts';
import { startPortal } from '../bench/portal/portal-process.ts';
import { runNode } from '../bench/portal/run-node.ts';
import { markdown } from '../bench/report/table.ts';
import { writeResult } from '../bench/report/write.ts';
import { root } from '../local/settings.ts';
import { ensureWeb } from '../local/web-build.ts';
import { burst } from './burst.ts';
import { type LoadResult, loadTables } from './load-tables.ts';
import { readLoadOptions } from './options.ts';
import { workDay } from './staff.ts';

const SESSIONS = 600;

const { rows, minutes, keep, profile } = readLoadOptions(process.argv.slice(2));
const say = (line: string) => console.log(line);
const dataDir = keep ? join(keep, String(rows)) : mkdtempSync(join(tmpdir(), 'gore-carga-'));
mkdirSync(dataDir, { recursive: true });
ensureWeb(say);
const { env, drop } = await ownDatabase();

try {
  say(`${rows.toLocaleString('es-CL')} iniciativas: cargando…`);
  await runNode(
    {
      script: join(root, 'scripts/bench/data/prepare.ts'),
      args: [String(rows), String(SESSIONS)],
      env: { ...env, GORE_DATA: dataDir },
    },
    say,
  );
  const prepared = readPrepared(dataDir);
  const portal = await startPortal({ dataDir, env, profileDir: profile });
  try {
    if (minutes) say(`200 personas trabajando durante ${minutes} minutos…`);
    const staff = minutes ? await workDay(portal, prepared, minutes) : undefined;
    const afterStaff = staff && loadNow();
    say('10.000 solicitudes por 500 conexiones…');
    const rush = await burst(portal, prepared);
    const result: LoadResult = {
      at: new Date().toISOString(),
      machine: machine(),
      database: env.GORE_PG_URL ? 'PostgreSQL' : 'PGlite embebido',
      rows,
      staff,
      burst: rush,
      held: staff && { early: staff.heldMb, late: await portal.heldMb() },
      loads: { staff: afterStaff, burst: loadNow() },
    };
    say(`\n${loadTables(result).map(markdown).join('\n')}`);
    say(`Resultados en ${writeResult('load', result)}`);
  } finally {
    await portal.stop();
  }
} finally {
  await drop();
  if (!keep) rmSync(dataDir, { recursive: true, force: true });
}
