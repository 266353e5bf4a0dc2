import type { BackupStatus } from '@gore/core/ports/backups.ts';
import { request } from './http.ts';

/** How the backups of the installation stand. */
export const fetchBackups = async (signal?: AbortSignal): Promise<BackupStatus> =>
  (await request<{ readonly data: BackupStatus }>('GET', '/api/v1/respaldos', { signal })).data;
