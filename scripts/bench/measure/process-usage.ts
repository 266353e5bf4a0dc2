import { readFileSync } from 'node:fs';

/** What a process holds and has used so far. */
export interface ProcessUsage {
  /** Resident memory now. */
  readonly rssMb: number;
  /** Most resident memory it ever had. */
  readonly peakMb: number;
  /** Processor time of all its threads. */
  readonly cpuMs: number;
}

/** Kernel ticks of `/proc` last this long on every Linux that Node runs on. */
const TICK_MS = 10;

const kilobytes = (status: string, name: string) =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);

/** Reads what Linux knows of a process. @throws Error ENOENT when it has ended. */
export const usageOf = (pid: number): ProcessUsage => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command's name may hold spaces; utime and stime are the 12th and 13th words after it.
  const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    rssMb: Math.round(kilobytes(status, 'VmRSS') / 1024),
    peakMb: Math.round(kilobytes(status, 'VmHWM') / 1024),
    cpuMs: (Number(words[11]) + Number(words[12])) * TICK_MS,
  };
};
