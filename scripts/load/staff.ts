import { setTimeout as delay } from 'node:timers/promises';
import { type Caller, openCaller } from '../bench/client/caller.ts';
import { type Operations, operationsOf } from '../bench/client/operations.ts';
import { chance, turns } from '../bench/client/turns.ts';
import type { Prepared } from '../bench/data/prepared.ts';
import type { PortalProcess } from '../bench/portal/portal-process.ts';
import { type MemoryCourse, watchMemory } from './memory.ts';
import { deedAt } from './mix.ts';
import { type KindFigures, startTally } from './tally.ts';

/** What a working day in short came to. */
export interface StaffResult {
  readonly people: number;
  readonly minutes: number;
  readonly perSecond: number;
  readonly figures: readonly KindFigures[];
  readonly errorKinds: Readonly<Record<string, number>>;
  readonly memory: MemoryCourse;
  /** What the portal held a quarter of the way, in megabytes. */
  readonly heldMb: number;
}

const PEOPLE = 200;
/** Mean time between two requests of one person: reading a page and deciding. */
const THINK_MS = 3000;
const MEMORY_EVERY_MS = 5000;

/** The sessions of 200 people: a fifth see everything, the others a division or a unit. */
const staffSessions = ({ sessions }: Prepared) => {
  const regional = sessions.ADMIN_REGIONAL.slice(0, PEOPLE / 5);
  const heads = sessions.JEFE_DIVISION.slice(0, (2 * PEOPLE) / 5);
  const others = sessions.ENCARGADO.slice(0, (2 * PEOPLE) / 5);
  return { reader: turns([...regional, ...heads, ...others]), writer: turns(regional) };
};

/** 200 people at work, each thinking between requests, for so many minutes. */
export const workDay = async (
  portal: PortalProcess,
  prepared: Prepared,
  minutes: number,
): Promise<StaffResult> => {
  const caller: Caller = openCaller(portal.origin, PEOPLE);
  const operations: Operations = operationsOf(caller.send, prepared, staffSessions(prepared));
  const tally = startTally();
  const stopWatching = watchMemory(portal.usage, MEMORY_EVERY_MS);
  const started = performance.now();
  const end = started + minutes * 60_000;

  const person = async (seed: number) => {
    const random = chance(seed);
    // Nobody starts work at the same instant.
    await delay(random() * THINK_MS);
    while (performance.now() < end) {
      const { of, kind } = deedAt(random());
      await tally.note(kind, operations[of]());
      await delay(-Math.log(1 - random()) * THINK_MS);
    }
  };
  const aQuarterIn = delay((minutes * 60_000) / 4).then(() => portal.heldMb());
  await Promise.all(Array.from({ length: PEOPLE }, (_, at) => person(at + 1)));

  const seconds = (performance.now() - started) / 1000;
  const memory = stopWatching();
  caller.close();
  const figures = tally.figures();
  const requests = figures.reduce((sum, { requests: count }) => sum + count, 0);
  return {
    people: PEOPLE,
    minutes,
    perSecond: Math.round((requests / seconds) * 10) / 10,
    figures,
    errorKinds: tally.errorKinds(),
    memory,
    heldMb: await aQuarterIn,
  };
};
