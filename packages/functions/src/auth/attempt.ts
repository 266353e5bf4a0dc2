import type { Means, SignInLog } from '@gore/core/identity/sign-in-log.ts';
import type { Visitor } from './entrance.ts';

/** One try to sign in, whatever came of it. */
export interface Attempt {
  readonly tenant: string;
  readonly means: Means;
  /** `ok`, or why nobody was signed in. */
  readonly outcome: string;
  /** Id of the person, when the try named one. */
  readonly user?: string | undefined;
  /** What they said they came in for, where the way in asks it. */
  readonly purpose?: string | undefined;
}

const MAX_AGENT = 200;

/** How a browser calls itself, as far as it is kept. */
export const browserOf = ({ agent }: Pick<Visitor, 'agent'>): string =>
  (agent ?? 'desconocido').slice(0, MAX_AGENT);

/** Keeps tries in the log of sign-ins, with where they came from. */
export const attemptsIn =
  (signInLog: SignInLog) =>
  (attempt: Attempt, visitor: Visitor): Promise<void> =>
    signInLog.record({
      ...attempt,
      ip: visitor.address,
      browser: browserOf(visitor),
      requestId: visitor.requestId,
    });
