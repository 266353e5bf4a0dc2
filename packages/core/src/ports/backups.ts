/** How long what is kept can be brought back, in days; the stacks and the portal read the same. */
export const backupTerms = {
  /** To any second. */
  recovery: 35,
  /** Copies of every day in the vault. */
  daily: 35,
  /** Copies of every month in the vault. */
  monthly: 366,
} as const;

/** A backup on this machine. */
export interface BackupCopy {
  readonly name: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly bytes: number;
}

/** The backups of a portal on one machine. */
export interface MachineBackups {
  readonly where: 'equipo';
  /** Hour of the day one is taken by itself, such as `02:00`. */
  readonly hour: string;
  /** How many are kept. */
  readonly kept: number;
  /** Newest first. */
  readonly copies: readonly BackupCopy[];
  /** The last attempt, when it failed. */
  readonly failure?: { readonly at: string; readonly why: string };
  /** Nothing was backed up for more than a day. */
  readonly late: boolean;
}

/** How AWS keeps what a stage holds; the copies themselves are told by the console of AWS alone. */
export interface CloudBackups {
  readonly where: 'aws';
  readonly terms: typeof backupTerms;
  /** Name of the vault; none in a stage for trying, which has recovery alone. */
  readonly vault?: string;
}

/** How backups stand. */
export type BackupStatus = MachineBackups | CloudBackups;

/** Tells how the backups of the installation stand. */
export type Backups = () => Promise<BackupStatus>;
