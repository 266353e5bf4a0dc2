import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** Where figures were taken; without it they mean nothing. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly system: string;
}

export const machine = (): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? 'desconocida',
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
  system: `${process.platform} ${process.arch}`,
});

/** Load average of the last minute: above the number of cores, others were using the machine too. */
export const loadNow = (): number => Math.round((loadavg()[0] ?? 0) * 10) / 10;
