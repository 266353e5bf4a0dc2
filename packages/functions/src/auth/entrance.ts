import type { Means } from '@gore/core/identity/sign-in-log.ts';
import { attemptsIn, browserOf } from './attempt.ts';
import type { AuthPorts, KnownUser } from './config.ts';
import { SignInFailure } from './sign-in-failure.ts';

/** The browser somebody signs in from. */
export interface Visitor {
  readonly address: string;
  readonly agent: string | undefined;
  /** Value of the session cookie the browser still has. */
  readonly previous: string | undefined;
  readonly requestId: string;
}

/** Somebody who proved to be a person; `user` is absent when the institution does not know them. */
export interface Proven {
  readonly tenant: string;
  readonly means: Means;
  readonly user: KnownUser | undefined;
}

/**
 * Opens sessions: the last step of every way to sign in, and the only place that does. It answers the value of the
 * session cookie and keeps the attempt in the log of sign-ins, also the one it refuses.
 *
 * @throws SignInFailure `sin_cuenta` when the institution has no such active person.
 */
export const createEntrance = ({ sessions, signInLog, log }: AuthPorts) => {
  const keep = attemptsIn(signInLog);
  return async ({ tenant, means, user }: Proven, visitor: Visitor): Promise<string> => {
    const record = (outcome: string) => keep({ tenant, means, outcome, user: user?.actor.id }, visitor);
    if (!user?.active) {
      await record('sin_cuenta');
      throw new SignInFailure('sin_cuenta');
    }
    // A cookie from before must not outlive the sign-in: whoever held it would share the browser with the new person.
    if (visitor.previous) await sessions.end(visitor.previous);
    const { secret } = await sessions.create({
      actor: user.actor,
      ip: visitor.address,
      browser: browserOf(visitor),
    });
    await record('ok');
    log.info('ingreso', { tenant, usuario: user.actor.id });
    return secret;
  };
};
