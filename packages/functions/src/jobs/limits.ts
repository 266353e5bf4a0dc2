/** Records that are dealt with while the person waits; more become a job. */
export const atOnce = 25;

/** Records one job may take: measured at 19 ms each on a busy machine, so some forty seconds. */
export const mostTargets = 2000;

/** Rows one file may hold: what stays well within the memory and the time of the worker. */
export const mostExported = 100_000;
