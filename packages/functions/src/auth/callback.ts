import { runOf } from '@gore/core/identity/run-claim.ts';
import type { Means } from '@gore/core/identity/sign-in-log.ts';
import { attemptsIn } from './attempt.ts';
import type { AuthPorts, SignInProvider } from './config.ts';
import { createEntrance, type Visitor } from './entrance.ts';
import { SignInFailure } from './sign-in-failure.ts';
import { crosses } from './switch.ts';

/** What the browser brings back from the identity provider. */
export interface Returned {
  readonly returned: URL;
  /** Value of the cookie that binds the sign-in to its browser. */
  readonly browser: string | undefined;
  readonly visitor: Visitor;
}

/** A person is signed in. */
export interface SignedIn {
  /** Value for the session cookie. */
  readonly secret: string;
  readonly volver: string;
  /** Code of the provider. */
  readonly via: string;
}

/** Page on which somebody of several institutions says which. */
const chooserOf = (volver: string): string => `/mi-cuenta/instituciones?${new URLSearchParams({ volver })}`;

/** Where the browser ends the sessions it has beyond the portal. */
export const leaveBy = async ({ provider, signOutAt }: SignInProvider, entrance: string): Promise<string> => {
  const next = signOutAt ?? entrance;
  // The portal's session is over by now: an issuer that does not answer must not make it look otherwise.
  return (await provider.logoutUrl(next).catch(() => undefined)) ?? next;
};

/**
 * Ends a sign-in: takes it from the store, redeems the code, finds the person and opens the session.
 *
 * @throws SignInFailure
 */
export const createSignIn = (entrance: string, ports: AuthPorts) => {
  const enter = createEntrance(ports);
  const keep = attemptsIn(ports.signInLog);

  /** Institutions that know the person and let people in this way. */
  const placesFor = async (run: string, means: Means) => {
    const known = await ports.memberships(run);
    return known.filter(({ institution }) => institution.means.includes(means));
  };

  return async ({ returned, browser, visitor }: Returned): Promise<SignedIn> => {
    const state = returned.searchParams.get('state');
    const signIn = state && browser ? await ports.signIns.take(state, browser) : undefined;
    if (!state || !signIn) throw new SignInFailure('reintentar');
    const { tenant, volver, via, nonce, verifier } = signIn;
    const offered = ports.providers.get(via);
    if (!offered) throw new SignInFailure('reintentar');

    const claims = await offered.provider
      .claims(returned, { state, nonce, verifier })
      .catch(async (error: unknown) => {
        const outcome = error instanceof SignInFailure ? error.reason : 'no_disponible';
        await keep({ tenant, means: offered.means, outcome }, visitor);
        throw error;
      });
    const run = runOf(claims, offered.runClaims);
    const user = run ? await ports.findUserByRun(tenant, run) : undefined;
    // Not known where they came in: they are let in where they are, and choose when that is more than one place.
    const [elsewhere, ...others] =
      run && !user?.active && crosses(offered.means) ? await placesFor(run, offered.means) : [];
    const place = elsewhere ? { tenant: elsewhere.institution.id, user: elsewhere.user } : { tenant, user };
    try {
      const secret = await enter({ ...place, means: offered.means }, visitor);
      return { secret, volver: others.length ? chooserOf(volver) : volver, via };
    } catch (error) {
      if (!(error instanceof SignInFailure) || !offered.signOutAt) throw error;
      throw new SignInFailure(error.reason, error.cause, await leaveBy(offered, entrance));
    }
  };
};
