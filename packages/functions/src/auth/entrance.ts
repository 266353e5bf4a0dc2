import type { Means } from '@gore/core/identity/sign-in-log.ts';
import { attemptsIn, browserOf } from './attempt.ts';
import type { AuthPorts, KnownUser } from './config.ts';
import { SignInFailure, type SignInReason } from './sign-in-failure.ts';

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
  /** Milliseconds the session may live at most, when that is less than the institution says. */
  readonly lifetime?: number;
}

/**
 * Opens sessions: the last step of every way to sign in, and the only place that does. It answers the value of the
 * session cookie and keeps the attempt in the log of sign-ins, also the one it refuses.
 *
 * @throws SignInFailure `sin_cuenta` when the institution has no such active person, `institucion_cerrada` when nobody
 * enters it any more.
 */
export const createEntrance = ({ sessions, signInLog, institutions, log }: AuthPorts) => {
  const keep = attemptsIn(signInLog);
  return async (
    { tenant, means, user, lifetime = Number.POSITIVE_INFINITY }: Proven,
    visitor: Visitor,
  ): Promise<string> => {
    const record = (outcome: string) =>
      keep({ tenant, means, outcome, user: user?.actor.id, purpose: user?.actor.purpose }, visitor);
    const refuse = async (reason: SignInReason) => {
      await record(reason);
      throw new SignInFailure(reason);
    };
    if (!user?.active) return refuse('sin_cuenta');
    const institution = await institutions.get(tenant);
    if (!institution?.active) return refuse('institucion_cerrada');
    // A cookie from before must not outlive the sign-in: whoever held it would share the browser with the new person.
    if (visitor.previous) await sessions.end(visitor.previous);
    const { secret } = await sessions.create({
      actor: user.actor,
      ip: visitor.address,
      browser: browserOf(visitor),
      means,
      lifetime: Math.min(lifetime, institution.sessionMs(user.actor.roles)),
    });
    await record('ok');
    log.info('ingreso', { tenant, usuario: user.actor.id });
    return secret;
  };
};
