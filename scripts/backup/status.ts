import { basename } from 'node:path';
import type { Backups } from '@gore/core/ports/backups.ts';
import { kept, lastFailure, listBackups } from './catalogue.ts';

/** Later than a day and the two hours a backup may take. */
const LATE_MS = 26 * 3_600_000;

/** Hour of the day, in the portal's own zone, at which a backup is taken by itself. */
const backupHour = '02:00';

/**
 * How the backups of this machine stand.
 *
 * @param since epoch milliseconds since which the portal has had something to lose
 */
export const backupStatus =
  (dir: string, now: () => number, since: number): Backups =>
  async () => {
    const [copies, failure] = await Promise.all([listBackups(dir), lastFailure(dir)]);
    const newest = copies[0] ? Date.parse(copies[0].at) : since;
    return {
      where: 'equipo',
      hour: backupHour,
      kept,
      copies: copies.map(({ file, at, bytes }) => ({ name: basename(file), at, bytes })),
      ...(failure ? { failure } : {}),
      late: now() - newest > LATE_MS,
    };
  };
