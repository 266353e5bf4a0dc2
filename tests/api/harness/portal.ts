import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../../scripts/bench/portal/free-port.ts';
import { ownDatabase } from '../../../scripts/bench/portal/own-database.ts';
import type { PortalClient } from '../../../scripts/client/session.ts';
import { hasWork } from '../../../scripts/local/cloud/feeds.ts';
import { openPortal, type Portal } from '../../../scripts/local/cloud/portal.ts';
import { defaultTemplateDir } from '../../../scripts/local/postgres/settings.ts';
import { readSettings, type Settings } from '../../../scripts/local/settings.ts';
import { untiringClient } from './client.ts';
import { people, type Someone } from './people.ts';
import { copySeeded } from './seeded.ts';

// The log goes through the console, where a test can watch it, and is silent about what is in order.
process.env.POWERTOOLS_DEV ??= 'true';
process.env.POWERTOOLS_LOG_LEVEL ??= 'ERROR';

/** A whole embedded portal for one test file. */
export interface TestPortal extends Portal {
  /** Folder of its data. */
  readonly dataDir: string;
  /** Signs in as one of the demonstration people; the same client each time. */
  readonly as: (who: Someone) => Promise<PortalClient>;
  /** Waits until the read model has every change. */
  readonly caughtUp: () => Promise<void>;
}

/** Initiatives of the demonstration in tests. */
const smallPortfolio = 24;

/** Settings of a portal with data of its own, nothing to build and a small portfolio. */
export const testSettings = async (
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Settings> => ({
  ...readSettings({ ...env, PORT: String(await freePort()), GORE_DATA: dataDir, GORE_PAGES: 'no' }),
  templateDir: defaultTemplateDir(),
  portfolio: smallPortfolio,
});

/** Waits until nothing that was set going is still on its way. */
const settled = async ({ lag, engines }: Portal): Promise<void> => {
  while (lag() > 0 || hasWork(engines)) await delay(20);
};

/** Opens a portal on a port of its own, over the server `GORE_PG_URL` names if any; closing it leaves nothing behind. */
export const openTestPortal = async (changes: Partial<Settings> = {}): Promise<TestPortal> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gore-api-'));
  const { env, drop } = await ownDatabase();
  const settings = { ...(await testSettings(dataDir, env)), ...changes };
  // A server of its own keeps no copy of what was founded.
  if (!env.GORE_PG_URL && settings.portfolio === smallPortfolio)
    await copySeeded(dataDir, async (folder) => {
      const founded = await openPortal(await testSettings(folder), () => undefined);
      await settled(founded);
      await founded.close();
    });
  const portal = await openPortal(settings, () => undefined);
  const clients = new Map<Someone, Promise<PortalClient>>();
  return {
    ...portal,
    dataDir,
    as: (who) => {
      const known = clients.get(who) ?? untiringClient(portal, people[who]);
      clients.set(who, known);
      return known;
    },
    caughtUp: async () => {
      while (portal.lag() > 0) await delay(20);
    },
    close: async () => {
      await portal.close();
      await drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
