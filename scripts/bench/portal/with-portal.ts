import { type Caller, openCaller } from '../client/caller.ts';
import type { Line } from '../client/line.ts';
import { type PortalOptions, type PortalProcess, startPortal } from './portal-process.ts';

/** Does some work against a portal of its own, which stops afterwards whatever happens. */
export const withPortal = async <T>(
  options: PortalOptions,
  line: Line,
  connections: number,
  work: (portal: PortalProcess, caller: Caller) => Promise<T>,
): Promise<T> => {
  const portal = await startPortal(options);
  const caller = openCaller(portal.origin, connections);
  line.connect(caller);
  try {
    return await work(portal, caller);
  } finally {
    caller.close();
    await portal.stop();
  }
};
