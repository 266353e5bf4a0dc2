import { rm } from 'node:fs/promises';
import { seededFolder } from './seeded.ts';

/** Removes, once a run is over, what its test files started from. */
export const teardown = (): Promise<void> => rm(seededFolder(process.pid), { recursive: true, force: true });
