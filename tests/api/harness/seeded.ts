import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Where the data of a portal just founded lie, which every test file of a run starts from. @param run its process */
export const seededFolder = (run: number): string => join(tmpdir(), `gore-api-semilla-${run}`);

const shared = seededFolder(process.ppid);
const ready = join(shared, 'listo');

/** Makes the shared data once, whichever test file comes first; the others wait. */
const once = async (found: (dataDir: string) => Promise<void>): Promise<void> => {
  const first = await mkdir(shared).then(
    () => true,
    () => false,
  );
  if (!first) {
    while (!existsSync(ready)) {
      if (!existsSync(shared)) return once(found);
      await delay(100);
    }
    return;
  }
  try {
    const dataDir = await mkdtemp(join(shared, 'datos-'));
    await found(dataDir);
    await rename(dataDir, ready);
  } catch (error) {
    await rm(shared, { recursive: true, force: true });
    throw error;
  }
};

/**
 * Fills a folder with the data of a portal just founded, which takes a quarter of the time founding one does.
 *
 * @param found founds one in a folder, and closes it.
 */
export const copySeeded = async (
  dataDir: string,
  found: (dataDir: string) => Promise<void>,
): Promise<void> => {
  await once(found);
  await cp(ready, dataDir, { recursive: true });
};
