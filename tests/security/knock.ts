import type { SessionActor } from '@gore/core/identity/session.ts';
import { createSessions, type NewSession } from '@gore/core/identity/sessions.ts';
import { isCommand } from '@gore/functions/http/origin.ts';
import { tables } from '../../scripts/local/cloud/engines.ts';
import type { Portal } from '../../scripts/local/cloud/portal.ts';
import { type RawAnswer, type RawRequest, raw } from '../api/harness/raw.ts';
import type { Door } from './doors.ts';

/** Requests one address or session may make in a minute, with room to spare. */
const enough = 90;

/** Asks at doors from ever new addresses, so that no limit answers for what is being tested. */
export const knocker = (origin: string) => {
  let asked = 0;
  return (door: Pick<Door, 'method' | 'path'>, request: RawRequest = {}): Promise<RawAnswer> => {
    asked += 1;
    const network = Math.floor(asked / enough);
    const command = isCommand(door.method);
    return raw(origin, door.path, {
      method: door.method,
      from: `127.3.${Math.floor(network / 250)}.${1 + (network % 250)}`,
      ...(command ? { body: '{}' } : {}),
      ...request,
      headers: {
        ...(command ? { origin, 'content-type': 'application/json', 'content-length': '2' } : {}),
        ...request.headers,
      },
    });
  };
};

/** The sessions of a portal as they stand in its table, with a clock that may be set back. */
export const sessionsAt = ({ engines }: Portal, ago = 0) =>
  createSessions({ client: engines.client, table: tables.efimero, now: () => Date.now() - ago });

/** A cookie of a person that is changed for a new one before its rate is used up. */
export const tireless = (portal: Portal, actor: SessionActor) => {
  const opened: NewSession = { actor, ip: '127.0.0.1', browser: 'prueba' };
  let cookie = '';
  let used = enough;
  return async (): Promise<string> => {
    used += 1;
    if (used > enough) {
      cookie = `sid=${(await sessionsAt(portal).create(opened)).secret}`;
      used = 1;
    }
    return cookie;
  };
};

/** Who a cookie belongs to. */
export const actorOfCookie = async (portal: Portal, cookie: string): Promise<SessionActor> => {
  const [, secret = ''] = /\bsid=([^;]+)/.exec(cookie) ?? [];
  const touched = await sessionsAt(portal).touch(secret, { bucket: 'sondeo', activity: false });
  if (!touched) throw new Error('The session is not there right after signing in.');
  return touched.session.actor;
};
