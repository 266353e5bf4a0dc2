import { openCaller } from '../bench/client/caller.ts';
import { operationsOf } from '../bench/client/operations.ts';
import { chance } from '../bench/client/turns.ts';
import type { Prepared } from '../bench/data/prepared.ts';
import { closedLoop, type Run } from '../bench/measure/closed-loop.ts';
import type { PortalProcess } from '../bench/portal/portal-process.ts';
import { type MemoryCourse, watchMemory } from './memory.ts';
import { deedAt } from './mix.ts';

/** What a rush came to. */
export interface BurstResult extends Run {
  readonly memory: MemoryCourse;
}

const REQUESTS = 10_000;
const CONNECTIONS = 500;
const MEMORY_EVERY_MS = 500;

/** Everybody at once: 10,000 requests of the ordinary mix over 500 connections, without a pause. */
export const burst = async (portal: PortalProcess, prepared: Prepared): Promise<BurstResult> => {
  const caller = openCaller(portal.origin, CONNECTIONS);
  // A day of work went by: versions are asked for, not remembered from the loading.
  const { loading: _, ...known } = prepared;
  const operations = operationsOf(caller.send, known);
  const random = chance(500);
  const stopWatching = watchMemory(portal.usage, MEMORY_EVERY_MS);
  try {
    const run = await closedLoop(CONNECTIONS, { requests: REQUESTS }, () =>
      operations[deedAt(random()).of](),
    );
    return { ...run, memory: stopWatching() };
  } finally {
    caller.close();
  }
};
