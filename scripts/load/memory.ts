import type { ProcessUsage } from '../bench/measure/process-usage.ts';

/** Resident memory of the portal over a run, in megabytes. */
export interface MemoryCourse {
  readonly atStart: number;
  /** Mean of the second quarter, when caches are full, and of the last. */
  readonly secondQuarter: number;
  readonly lastQuarter: number;
  readonly peak: number;
}

/**
 * What the portal held once its garbage was collected, in megabytes. Resident memory alone does not tell what is kept
 * from what V8 has not yet let go: with memory to spare it collects late.
 */
export interface Held {
  /** When caches had filled. */
  readonly early: number;
  readonly late: number;
}

const FLAT = 1.1;

/** Whether no more than a tenth was kept on the way. */
export const isFlat = ({ early, late }: Held): boolean => late <= early * FLAT;

const mean = (values: readonly number[]) =>
  Math.round(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length));

/** Sums up a series of equally spaced samples. */
export const courseOf = (samples: readonly number[]): MemoryCourse => {
  const quarter = Math.floor(samples.length / 4);
  // Too few to have quarters: all of them stand for each.
  const secondQuarter = mean(quarter ? samples.slice(quarter, 2 * quarter) : samples);
  return {
    atStart: samples[0] ?? 0,
    secondQuarter,
    lastQuarter: mean(samples.slice(-quarter)),
    peak: Math.max(0, ...samples),
  };
};

/** Watches a process until told to stop, which answers how its memory went. */
export const watchMemory = (usage: () => ProcessUsage, everyMs: number): (() => MemoryCourse) => {
  const samples = [usage().rssMb];
  const timer = setInterval(() => samples.push(usage().rssMb), everyMs);
  return () => {
    clearInterval(timer);
    return courseOf(samples);
  };
};
