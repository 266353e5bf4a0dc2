import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Removes, once a run is over, what its test files started from. */
export const teardown = (): Promise<void> =>
  rm(join(tmpdir(), `gore-api-semilla-${process.pid}`), { recursive: true, force: true });
