import { closedLoop, type Run, type Shot, type Until } from '../measure/closed-loop.ts';
import { loadNow } from '../measure/machine.ts';
import type { ProcessUsage } from '../measure/process-usage.ts';

/** One row of the table: an operation, how it was asked, and what came of it. */
export interface MeasuredRow extends Run {
  readonly operation: string;
  readonly rows: number;
  /** `fría`: the first requests after starting; `tibia`: after warming up. */
  readonly state: 'fría' | 'tibia';
  /** Processor time of the portal for each request, all its threads; other programs do not change it. */
  readonly cpuMs: number;
  readonly load: number;
}

/** What a row is measured over. */
export interface RowOf {
  readonly operation: string;
  readonly rows: number;
  readonly state: MeasuredRow['state'];
  readonly connections: number;
  readonly until: Until;
  readonly shoot: Shot;
  readonly usage: () => ProcessUsage;
}

/** Runs one row, with the processor time the portal spent on it. */
export const measureRow = async ({
  connections,
  until,
  shoot,
  usage,
  ...about
}: RowOf): Promise<MeasuredRow> => {
  const before = usage().cpuMs;
  const run = await closedLoop(connections, until, shoot);
  const spent = usage().cpuMs - before;
  return {
    ...about,
    ...run,
    cpuMs: Math.round((spent / Math.max(1, run.requests)) * 100) / 100,
    load: loadNow(),
  };
};
