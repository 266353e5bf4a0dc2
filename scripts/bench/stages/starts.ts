import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadNow } from '../measure/machine.ts';
import { type PortalOptions, startPortal } from '../portal/portal-process.ts';

/** How long the portal takes to serve, in seconds. */
export interface StartTimes {
  /** Nothing there yet: engines made from nothing, empty compile cache, demonstration loaded. */
  readonly coldSeconds: number;
  /** With data and caches of an earlier start; the middle one of three. */
  readonly warmSeconds: number;
  readonly load: number;
}

const WARM_STARTS = 3;

const startedIn = async (options: PortalOptions): Promise<number> => {
  const portal = await startPortal(options);
  await portal.stop();
  return portal.startSeconds;
};

/** Starts the portal of the demonstration on an empty folder, and again on what that left. The pages are built. */
export const measureStarts = async (
  scratch: string,
  env: Readonly<Record<string, string>>,
): Promise<StartTimes> => {
  const dataDir = join(scratch, 'arranque');
  mkdirSync(dataDir, { recursive: true });
  const options = { dataDir, env: { ...env, NODE_COMPILE_CACHE: join(scratch, 'compilado') } };
  const coldSeconds = await startedIn(options);
  const warm: number[] = [];
  for (let count = 0; count < WARM_STARTS; count += 1) warm.push(await startedIn(options));
  rmSync(dataDir, { recursive: true, force: true });
  return { coldSeconds, warmSeconds: warm.toSorted((a, b) => a - b)[1] ?? coldSeconds, load: loadNow() };
};
