import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lockDirectory } from './directory-lock.ts';
import { PgliteEngine } from './engine.ts';
import { createMaintenance } from './maintenance.ts';
import { defaultTemplateDir } from './settings.ts';
import { SharedPool } from './shared-pool.ts';
import type { SqlPool } from './sql-pool.ts';
import { copyTemplate, ensureTemplate } from './template.ts';

/** Options of `openEmbeddedPostgres`. Times are in milliseconds. */
export interface EmbeddedPostgresOptions {
  /** Data directory, made from the template when missing. Without it the data lives until `end`. */
  dir?: string;
  /** Where the template is kept between runs; by default a directory of the machine's temporary files. */
  templateDir?: string;
  /** After this long a statement is given up with code 57014 and the engine restarts (about a second). */
  queryTimeoutMs: number;
  /** Longest wait for the only client, the restart of a killed engine included; 30 s unless told. */
  checkoutTimeoutMs?: number;
  /** Role under which `query` and `connect` run; without it they run as the owner. */
  role?: string;
  /**
   * Time between two rounds of housekeeping, five seconds unless told; 0 turns it off. A table that just grew is read
   * ten times slower until its statistics are made.
   */
  maintenanceIntervalMs?: number;
  /** Hears about misuse and background failures. */
  report?: (problem: string) => void;
}

/** The embedded database: a `SqlPool` and what only the embedded world can do. */
export interface EmbeddedPool extends SqlPool {
  /** The same database seen by another role (undefined: the owner, for migrations). Its `end` does nothing. */
  as(role: string | undefined): SqlPool;
  /** One round of housekeeping now; returns the tables vacuumed. */
  maintain(): Promise<string[]>;
  /** Stops the server and leaves the pool open, as when a real one goes away; statements fail until `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/**
 * Opens PostgreSQL with PostGIS inside this process.
 * @throws DirectoryInUseError when another process has the directory open.
 * @example
 * const pool = await openEmbeddedPostgres({ dir: '.local/postgres', role: 'gore_app', queryTimeoutMs: 30_000 });
 * await pool.as(undefined).query('create table t (id int)');
 * await pool.query('select 1');
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPool> {
  const home = prepareHome(options.dir);
  try {
    const template = await ensureTemplate(options.templateDir ?? defaultTemplateDir());
    if (!existsSync(home.dir)) copyTemplate(template, home.dir);
    const { postgisBundle } = template;
    const engine = new PgliteEngine({ dir: home.dir, postgisBundle, queryTimeoutMs: options.queryTimeoutMs });
    await openOrExplain(engine);
    return assemble(engine, home, options);
  } catch (error) {
    home.leave();
    throw error;
  }
}

function assemble(engine: PgliteEngine, home: Home, options: EmbeddedPostgresOptions): EmbeddedPool {
  const report = options.report ?? ((problem) => process.emitWarning(problem));
  const { checkoutTimeoutMs = 30_000, maintenanceIntervalMs = 5_000 } = options;
  const shared = new SharedPool(engine, { checkoutTimeoutMs, report });
  const owner = shared.as(undefined);
  const maintain = createMaintenance(owner);
  const stopHousekeeping = every(maintenanceIntervalMs, () =>
    maintain().catch((error: Error) => report(`housekeeping failed: ${error.message}`)),
  );
  return {
    ...shared.as(options.role),
    as: (role) => shared.as(role),
    maintain,
    stop: () => engine.stop(),
    start: () => engine.start(),
    end: async () => {
      await stopHousekeeping();
      await shared.end();
      await engine.close();
      home.leave();
    },
  };
}

interface Home {
  dir: string;
  leave(): void;
}

/** Claims the data directory, or a temporary one that disappears with the pool. */
function prepareHome(dir: string | undefined): Home {
  if (dir === undefined) {
    const parent = mkdtempSync(join(tmpdir(), 'gore-postgres-'));
    return { dir: join(parent, 'data'), leave: () => rmSync(parent, { recursive: true, force: true }) };
  }
  mkdirSync(dirname(dir), { recursive: true });
  const lock = lockDirectory(dir);
  return { dir, leave: () => lock.release() };
}

async function openOrExplain(engine: PgliteEngine): Promise<void> {
  try {
    await engine.open();
  } catch (cause) {
    throw new Error(
      'No se pudo abrir la base de datos embebida. Vuelva a iniciar; si el problema sigue, ' +
        'ejecute «npm run reset» para crearla de nuevo.',
      { cause },
    );
  }
}

/** Repeats a task without overlap and without keeping the process alive. Returns how to stop and wait for it. */
function every(intervalMs: number, task: () => Promise<unknown>): () => Promise<void> {
  if (intervalMs === 0) return async () => undefined;
  let round: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    round ??= task().finally(() => {
      round = undefined;
    });
  }, intervalMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await round;
  };
}
