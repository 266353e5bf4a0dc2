import type { IncomingMessage, ServerResponse } from 'node:http';
import { type EmergencyDesk, isEmergencyAccount, openAccount } from '../../emergency/open-account.ts';
import { isAuthorized } from './authorized.ts';

const path = '/dev/emergencia/';

/**
 * The break-glass accounts for `npm run emergencia`: whoever can read the keys of the portal may open them.
 *
 * @param token `readyToken` of the portal's keys
 */
export const createDevEmergency = (desk: EmergencyDesk, token: string) => ({
  owns: (url: string) => url.startsWith(path),
  handle: async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(body));
    };
    if (!isAuthorized(request, token)) return answer(401, {});
    const account = (request.url ?? '').slice(path.length);
    if (request.method === 'GET') return answer(200, await desk.emergency.list(desk.tenant));
    if (request.method !== 'POST' || !isEmergencyAccount(account)) return answer(404, {});
    answer(200, await openAccount(desk, account));
  },
});
