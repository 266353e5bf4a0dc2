import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPortal } from '../../scripts/local/cloud/portal.ts';
import { defaultTemplateDir } from '../../scripts/local/postgres/settings.ts';
import { readSettings } from '../../scripts/local/settings.ts';
import { ensureWeb } from '../../scripts/local/web-build.ts';
import { port } from './portal-address.ts';

/** Starts a portal of its own with an empty folder; answers how to stop it. */
export default async function startPortal(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gore-e2e-'));
  // For the few orders that are given beside the portal, such as opening a break-glass account.
  process.env.GORE_E2E_DATA = dataDir;
  ensureWeb(() => undefined);
  // What goes wrong on purpose is no news here.
  process.env.POWERTOOLS_LOG_LEVEL ??= 'CRITICAL';
  const settings = readSettings({ PORT: String(port), GORE_DATA: dataDir });
  const templateDir = defaultTemplateDir();
  const portal = await openPortal({ ...settings, templateDir }, () => undefined);
  return async () => {
    await portal.close();
    await rm(dataDir, { recursive: true, force: true });
  };
}
