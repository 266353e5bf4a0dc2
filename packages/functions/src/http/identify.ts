import type { Actors, Preview } from '@gore/core/identity/actors.ts';
import type { Rate } from '@gore/core/identity/rate.ts';
import { digest } from '@gore/core/identity/secret.ts';
import type { Session } from '@gore/core/identity/session.ts';
import type { Sessions } from '@gore/core/identity/sessions.ts';
import type { Traffic } from '@gore/core/identity/touch.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';

/** What a request asks with. */
export interface Asked {
  /** Value of the session cookie. */
  readonly secret: string;
  readonly traffic: Traffic;
  readonly preview?: Preview | undefined;
}

/** A session that is alive, its request counted. */
export interface Identified {
  readonly rate: Rate;
  /** The session with its actor as they are at this moment. @throws GoreError for a person no longer active. */
  readonly current: () => Promise<Session>;
}

interface Owner {
  readonly tenant: string;
  readonly id: string;
}

const MOST_OWNERS = 10_000;

/** What people read whose account was deactivated while they were inside. */
const noLongerActive = (): GoreError =>
  new GoreError(
    'sin_sesion',
    'Su cuenta ya no está activa en esta institución. Si cree que es un error, hable con quien administra el portal.',
  );

/**
 * Settles who asks: the session proves who the person is, and what they may do is read anew. Whose session it is never
 * changes, so from its second request on both are read at the same time.
 */
export const createIdentify = (sessions: Pick<Sessions, 'touch'>, actors: Actors) => {
  const owners = new Map<string, Owner>();

  const remember = (name: string, { tenant, id }: Owner) => {
    if (owners.size >= MOST_OWNERS) owners.clear();
    owners.set(name, { tenant, id });
  };

  return async ({ secret, traffic, preview }: Asked): Promise<Identified | undefined> => {
    const name = digest(secret);
    const owner = owners.get(name);
    const early = owner && actors.current(owner.tenant, owner.id, preview);
    // It may fail while the session turns out to be over, and then nobody waits for it.
    early?.catch(() => undefined);
    const touched = await sessions.touch(secret, traffic);
    if (!touched) {
      owners.delete(name);
      return undefined;
    }
    const { session, rate } = touched;
    // Nobody's record stands behind a break-glass account: what it may do was settled when it was sealed.
    if (session.means === 'emergencia') return { rate, current: async () => session };
    const { tenant, id } = session.actor;
    if (!owner) remember(name, { tenant, id });
    return {
      rate,
      current: async () => {
        const actor = await (early ?? actors.current(tenant, id, preview));
        if (!actor) throw noLongerActive();
        return { ...session, actor };
      },
    };
  };
};
