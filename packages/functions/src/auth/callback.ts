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
    return { secret: await enter({ tenant, means: 'claveunica', user }, visitor), volver };
  };
};
