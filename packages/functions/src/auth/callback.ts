import { runOf } from '@gore/core/identity/run-claim.ts';
import type { AuthConfig, AuthPorts } from './config.ts';
import { createEntrance, type Visitor } from './entrance.ts';
import { SignInFailure } from './sign-in-failure.ts';

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
}

/** Page on which somebody of several institutions says which. */
const chooserOf = (volver: string): string => `/mi-cuenta/instituciones?${new URLSearchParams({ volver })}`;

/**
 * Ends a sign-in: takes it from the store, redeems the code, finds the person and opens the session.
 *
 * @throws SignInFailure
 */
export const createSignIn = (config: AuthConfig, ports: AuthPorts) => {
  const enter = createEntrance(ports);
  return async ({ returned, browser, visitor }: Returned): Promise<SignedIn> => {
    const state = returned.searchParams.get('state');
    const signIn = state && browser ? await ports.signIns.take(state, browser) : undefined;
    if (!state || !signIn) throw new SignInFailure('reintentar');
    const { tenant, volver, nonce, verifier } = signIn;

    const claims = await ports.provider.claims(returned, { state, nonce, verifier });
    const run = runOf(claims, config.runClaims);
    const user = run ? await ports.findUserByRun(tenant, run) : undefined;
    const means = 'claveunica';
    // Not known where they came in: they are let in where they are, and choose when that is more than one place.
    const [elsewhere, ...others] = run && !user?.active ? await ports.memberships(run) : [];
    if (!elsewhere) return { secret: await enter({ tenant, means, user }, visitor), volver };
    const proven = { tenant: elsewhere.institution.id, means, user: elsewhere.user } as const;
    return { secret: await enter(proven, visitor), volver: others.length ? chooserOf(volver) : volver };
  };
};
