import { runOf } from '@gore/core/identity/run-claim.ts';
import type { AuthConfig, AuthPorts } from './config.ts';
import { SignInFailure } from './sign-in-failure.ts';

/** What the browser brings back from the identity provider. */
export interface Returned {
  readonly returned: URL;
  /** Value of the cookie that binds the sign-in to its browser. */
  readonly browser: string | undefined;
  /** Value of the session cookie the browser still has. */
  readonly previous: string | undefined;
  readonly address: string;
  readonly agent: string | undefined;
}

/** A person is signed in. */
export interface SignedIn {
  /** Value for the session cookie. */
  readonly secret: string;
  readonly volver: string;
}

const MAX_AGENT = 200;

/**
 * Ends a sign-in: takes it from the store, redeems the code, finds the person and opens the session.
 *
 * @throws SignInFailure
 */
export const createSignIn =
  (config: AuthConfig, ports: AuthPorts) =>
  async ({ returned, browser, previous, address, agent }: Returned): Promise<SignedIn> => {
    const state = returned.searchParams.get('state');
    const signIn = state && browser ? await ports.signIns.take(state, browser) : undefined;
    if (!state || !signIn) throw new SignInFailure('reintentar');
    const { tenant, volver, nonce, verifier } = signIn;

    const claims = await ports.provider.claims(returned, { state, nonce, verifier });
    const run = runOf(claims, config.runClaims);
    const user = run ? await ports.findUserByRun(tenant, run) : undefined;
    if (!user?.active) throw new SignInFailure('sin_cuenta');

    // A cookie from before must not outlive the sign-in: whoever held it would share the browser with the new person.
    if (previous) await ports.sessions.end(previous);
    const { secret } = await ports.sessions.create({
      actor: user.actor,
      ip: address,
      browser: (agent ?? 'desconocido').slice(0, MAX_AGENT),
    });
    ports.log.info('ingreso', { tenant, usuario: user.actor.id });
    return { secret, volver };
  };
