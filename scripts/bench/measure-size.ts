import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../local/settings.ts';
import { openLine } from './client/line.ts';
import { operationsOf } from './client/operations.ts';
import { sessionsOf } from './client/sessions.ts';
import { readPrepared } from './data/prepared.ts';
import { loadNow } from './measure/machine.ts';
import { ownDatabase } from './portal/own-database.ts';
import { runNode } from './portal/run-node.ts';
import { withPortal } from './portal/with-portal.ts';
import type { SizeResult } from './report/bench-tables.ts';
import { measureImport } from './stages/import.ts';
import { measureLag } from './stages/lag.ts';
import { CONNECTIONS, coldRows, warmRows } from './stages/operations.ts';
import { findSheet } from './stages/sheet.ts';

/** Sessions of each role: enough for some 1,000 requests a second at 100 a minute each. */
const SESSIONS = 600;

/** Where the data of a round lies and what it is measured with. */
export interface Round {
  readonly dataDir: string;
  /** Leaves the data there for the next run. */
  readonly keep: boolean;
  readonly seconds: number;
  readonly sheet?: string | undefined;
  readonly profile?: string | undefined;
  readonly say: (line: string) => void;
}

/** Fills a data directory, measures everything over it and answers the figures. */
export const measureSize = async (rows: number, round: Round): Promise<SizeResult> => {
  const { dataDir, say, seconds } = round;
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
    const line = openLine();
    const sessions = sessionsOf(prepared);
    const operations = operationsOf(line.send, prepared, sessions);
    const stage = { rows, operations, say };
    const options = { dataDir, env, profileDir: round.profile };

    const cold = await coldRows(stage, options, line);
    return await withPortal(options, line, CONNECTIONS, async (portal, caller) => {
      const warm = await warmRows(stage, portal, seconds);
      const lag = await measureLag(caller, operations, sessions);
      const sheet = await measureImport(caller, sessions, findSheet(round.sheet));
      const { rssMb, peakMb } = portal.usage();
      const loading = prepared.loading && { ...prepared.loading, load };
      return { rows, operations: [...cold, ...warm], loading, lag, sheet, rssMb, peakMb };
    });
  } finally {
    await drop();
    if (!round.keep) rmSync(dataDir, { recursive: true, force: true });
  }
};
