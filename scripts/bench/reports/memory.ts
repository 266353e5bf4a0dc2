import { readdirSync, readFileSync } from 'node:fs';

const readOr = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process ended meanwhile.
    return '';
  }
};

const parentOf = (pid: string): string => /^PPid:\s+(\d+)/m.exec(readOr(`/proc/${pid}/status`))?.[1] ?? '';

/** Memory of a process and of everything it started, in MB: shared pages are counted once, by their share. */
export const treeMb = (root: number = process.pid): number => {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [pid, parentOf(pid)] as const),
  );
  const isBelow = (pid: string): boolean => {
    for (let at = pid; at !== '' && at !== '0'; at = parents.get(at) ?? '')
      if (at === String(root)) return true;
    return false;
  };
  const kilobytes = [...parents.keys()]
    .filter(isBelow)
    .map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readOr(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0));
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
};

/** Looks at the memory of this process and what it started while some work goes on; answers the most it was. */
export const peakDuring = async (work: () => Promise<unknown>): Promise<number> => {
  let most = treeMb();
  const watch = setInterval(() => {
    most = Math.max(most, treeMb());
  }, 100);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  return Math.max(most, treeMb());
};
