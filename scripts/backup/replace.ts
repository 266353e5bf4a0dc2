import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedDynamo } from '../local/dynamodb/engine.ts';
import { lockDirectory } from '../local/postgres/directory-lock.ts';
import type { Manifest } from './manifest.ts';
import { restoreInto } from './restore-into.ts';

/** What stays where it is: backups are not undone by a restore, and the template is of the program. */
const staying = new Set(['respaldos', 'plantilla', 'log']);
const isAside = (name: string) => name.startsWith('antes-de-') || name.startsWith('restaurando-');

/** @throws CannotOpen or DirectoryInUseError with a sentence while a portal works on the folder */
const assertStopped = async (dataDir: string): Promise<void> => {
  lockDirectory(join(dataDir, 'postgres')).release();
  const path = join(dataDir, 'dynamodb');
  if (existsSync(path)) await (await EmbeddedDynamo.open({ path, ttlSweepMs: 0 })).close();
};

/** What came of a restore. */
export interface Replaced {
  readonly manifest: Manifest;
  /** Folder with what was there before; nothing when there was nothing. */
  readonly before: string | undefined;
}

/**
 * Puts a backup in the place of the data of this installation. It is unpacked and proven beside them first, so a backup
 * that is refused changes nothing; what was there stays in a folder of its own until somebody deletes it.
 *
 * @param now epoch milliseconds.
 * @throws BackupRefused, or with a sentence while the portal runs
 */
export const replaceData = async (file: string, dataDir: string, now: number): Promise<Replaced> => {
  await mkdir(dataDir, { recursive: true });
  await assertStopped(dataDir);
  for (const name of await readdir(dataDir))
    if (name.startsWith('restaurando-')) await rm(join(dataDir, name), { recursive: true });
  const fresh = await mkdtemp(join(dataDir, 'restaurando-'));
  try {
    const manifest = await restoreInto(file, fresh);
    const old = (await readdir(dataDir)).filter((name) => !staying.has(name) && !isAside(name));
    const before = join(dataDir, `antes-de-restaurar-${new Date(now).toISOString().replace(/[:.]/g, '-')}`);
    if (old.length) await mkdir(before);
    for (const name of old) await rename(join(dataDir, name), join(before, name));
    for (const name of await readdir(fresh)) await rename(join(fresh, name), join(dataDir, name));
    return { manifest, before: old.length ? before : undefined };
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
};
