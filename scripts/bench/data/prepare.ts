import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { migrateReadModel } from '@gore/core/kernel/readmodel/migrate.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { openEngines } from '../../local/cloud/engines.ts';
import { hasWork, openBus, startFeeds } from '../../local/cloud/feeds.ts';
import { makeFunctions, makePorts } from '../../local/cloud/functions.ts';
import { openIdentity } from '../../local/cloud/identity.ts';
import { readSettings } from '../../local/settings.ts';
import { seedDemo } from '../../seed/seed.ts';
import { loadRows, targetsOf } from './load-rows.ts';
import { openSessions } from './open-sessions.ts';
import { type Prepared, readPrepared, writePrepared } from './prepared.ts';

/**
 * Fills a data directory before its portal starts, in a process of its own: `prepare.ts <rows> <sessions per role>`,
 * the rest by the portal's own variables. A directory that is already full only gets new sessions.
 */
const [rows = 10_000, sessionsPerRole = 400] = process.argv.slice(2).map(Number);
const settings = readSettings();
const before = existsSync(join(settings.dataDir, 'banco.json')) ? readPrepared(settings.dataDir) : undefined;

const engines = await openEngines(settings);
await migrateReadModel(engines.database.owner, producto);
const ports = makePorts(settings, engines);
await seedDemo(ports.write, 0);

const identity = openIdentity(settings, engines, ports);
const report = (error: unknown) => console.error(error);
const functions = makeFunctions(settings, engines, ports, identity, openBus(engines));
const feeds = startFeeds(engines, functions, report);
feeds.work();

/** Waits until the read model has everything the table has. */
const projected = async () => {
  while (feeds.lag() > 0) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** Waits until whatever followed from the rows, such as their alerts, is done too: nobody measures a loading. */
const settled = async () => {
  while (feeds.lag() > 0 || hasWork(engines)) await new Promise((resolve) => setTimeout(resolve, 100));
};

/** What was measured while filling says nothing of a directory that was full already. */
const withoutLoading = ({ loading: _, ...known }: Prepared): Omit<Prepared, 'loading'> => known;

const fill = async (): Promise<Omit<Prepared, 'sessions'>> => {
  const targets = await targetsOf(ports.write);
  await projected();
  const started = performance.now();
  const sample = await loadRows(ports.write, rows, targets, (written) => {
    if (written % 10_000 === 0) console.log(`${written} iniciativas escritas`);
  });
  const written = performance.now();
  await projected();
  const shown = performance.now();
  console.log('Esperando lo que se desprende de las iniciativas…');
  await settled();
  // What a server does by itself within the minute after so many rows came.
  await engines.database.owner.query('vacuum analyze');
  const seconds = (until: number) => Math.round((until - started) / 100) / 10;
  return {
    rows,
    loading: { writeSeconds: seconds(written), totalSeconds: seconds(shown) },
    sample,
    divisions: [...targets.units.values()],
    communes: [...targets.communes.values()],
  };
};

const filled = before ? withoutLoading(before) : await fill();
writePrepared(settings.dataDir, { ...filled, sessions: await openSessions(ports, sessionsPerRole) });

await feeds.stop();
identity.issuer.close();
await engines.close();
