import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Engines } from '../local/cloud/engines.ts';
import { EmbeddedDynamo } from '../local/dynamodb/engine.ts';
import { EmbeddedS3 } from '../local/s3/embedded-s3.ts';
import type { Settings } from '../local/settings.ts';
import { type Backup, keepNewest, noteFailure } from './catalogue.ts';
import { takeBackup } from './take.ts';

type Held = Pick<Engines, 'dynamo' | 's3'>;
type Where = Pick<Settings, 'dataDir' | 'backupsDir'>;

/** Where the embedded portal takes its backups from, one at a time. */
export interface Backups {
  /** Takes one and lets the oldest go. */
  readonly take: () => Promise<Backup>;
}

/**
 * The backups of open engines. Whoever asks while one is being taken gets that one.
 *
 * @param now epoch milliseconds
 */
export const openBackups = (
  { dynamo, s3 }: Held,
  { dataDir, backupsDir }: Where,
  now: () => number,
): Backups => {
  let underWay: Promise<Backup> | undefined;
  const take = async (): Promise<Backup> => {
    try {
      const backup = await takeBackup({ dynamo, s3, dataDir, dir: backupsDir, now: now() });
      await noteFailure(backupsDir, undefined);
      await keepNewest(backupsDir);
      return backup;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      await noteFailure(backupsDir, { at: new Date(now()).toISOString(), why });
      throw error;
    }
  };
  return {
    take: () => {
      underWay ??= take().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
  };
};

/**
 * Works with the table and the files of a portal that is stopped; the read model stays closed.
 *
 * @throws DirectoryInUse while a portal works on them
 */
export const withStoppedPortal = async <T>(
  { dataDir }: Where,
  work: (held: Held) => Promise<T>,
): Promise<T> => {
  const dynamo = await EmbeddedDynamo.open({ path: join(dataDir, 'dynamodb'), ttlSweepMs: 0 });
  try {
    // Nobody asks it over HTTP here, so that no key fits.
    const keys = { accessKeyId: '', secretAccessKey: '' };
    return await work({ dynamo, s3: await EmbeddedS3.open({ dir: join(dataDir, 's3'), ...keys }) });
  } finally {
    await dynamo.close();
  }
};

/** Whether the folder holds the data of a portal. */
export const isDataDir = (dataDir: string): boolean => existsSync(join(dataDir, 'claves.json'));
