import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Backups } from '../../backup/local-backups.ts';
import { BackupRefused } from '../../backup/manifest.ts';
import { isAuthorized } from './authorized.ts';

const path = '/dev/respaldos';

/**
 * Takes a backup for `npm run backup`: while the portal runs, only it may read its table.
 *
 * @param token `readyToken` of the portal's keys
 */
export const createDevBackups = (backups: Backups, token: string) => ({
  owns: (url: string) => url === path,
  handle: async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(body));
    };
    if (!isAuthorized(request, token)) return answer(401, {});
    if (request.method !== 'POST') return answer(405, {});
    try {
      answer(200, await backups.take());
    } catch (error) {
      if (!(error instanceof BackupRefused)) throw error;
      answer(507, { message: error.message });
    }
  },
});
