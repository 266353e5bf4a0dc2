import { createSessions } from '@gore/core/identity/sessions.ts';
import { clientOf, type PortalClient, signIn } from '../../../scripts/client/session.ts';
import { tables } from '../../../scripts/local/cloud/engines.ts';
import type { Portal } from '../../../scripts/local/cloud/portal.ts';

/** Requests after which a client goes on in a new session: a session may send a hundred a minute. */
const enough = 90;

/**
 * Signs somebody in as a browser would and, so that a test may ask more than a person does, carries on in further
 * sessions of the same person.
 */
export const untiringClient = async ({ origin, engines }: Portal, run: string): Promise<PortalClient> => {
  const sessions = createSessions({ client: engines.client, table: tables.efimero, now: Date.now });
  let client = await signIn(origin, run);
  const [, secret = ''] = /\bsid=([^;]+)/.exec(client.cookie) ?? [];
  const touched = await sessions.touch(secret, { bucket: 'sondeo', activity: false });
  if (!touched) throw new Error('The session is not there right after signing in.');
  const { actor } = touched.session;
  let sent = 0;
  const current = async () => {
    sent += 1;
    if (sent % enough === 0) {
      const next = await sessions.create({ actor, ip: '127.0.0.1', browser: 'prueba' });
      client = clientOf(origin, `sid=${next.secret}`);
    }
    return client;
  };
  return {
    origin,
    cookie: client.cookie,
    send: async (...request) => (await current()).send(...request),
    json: async (...request) => (await current()).json(...request),
  };
};
