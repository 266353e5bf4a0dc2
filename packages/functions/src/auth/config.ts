import type { Institutions } from '@gore/core/identity/institutions.ts';
import type { Memberships } from '@gore/core/identity/memberships.ts';
import type { SessionActor } from '@gore/core/identity/session.ts';
import type { Means, SignInLog } from '@gore/core/identity/sign-in-log.ts';
import type { SignIns } from '@gore/core/identity/sign-ins.ts';
import type { HttpConfig, HttpPorts } from '../http/config.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { LocalPorts } from './local/ports.ts';
import type { OperatorEntry } from './operator.ts';

/** An issuer people may sign in with, as the sign-in page offers it. */
export interface SignInProvider {
  /** What the button says. */
  readonly label: string;
  /** What the log of sign-ins calls it, and what an institution allows or does not. */
  readonly means: Means;
  readonly provider: IdentityProvider;
  /** Claims that may carry the RUN, the first present wins; `custom:run` and `run` unless said. */
  readonly runClaims?: readonly string[];
  /**
   * Where the issuer has to send the browser to sign out further on; the entrance unless said. Somebody unknown is
   * sent this way too, or whoever sits there could not try another RUN.
   */
  readonly signOutAt?: string;
}

/** What signing in has to know of where it runs. */
export interface AuthConfig extends HttpConfig {
  /** Marks the sign-in page: nothing here is a real account. */
  readonly demonstration: boolean;
  /** Institution that operates the platform: its administrators may enter the others by a recorded act. */
  readonly operatorTenant: string;
}

/** A person found by RUN. */
export interface KnownUser {
  readonly actor: SessionActor;
  readonly active: boolean;
}

/** What signing in stands on. */
export interface AuthPorts extends HttpPorts {
  readonly signIns: SignIns;
  readonly signInLog: SignInLog;
  /** By code, in the order they are offered; a start that names none takes the first. */
  readonly providers: ReadonlyMap<string, SignInProvider>;
  /** The institution a request addresses, by host name. */
  readonly tenantOf: (headers: Headers) => Promise<string> | string;
  /** What the institution is called, how and whether anybody may enter it, how long sessions last there. */
  readonly institutions: Institutions;
  /** Institutions a person belongs to. */
  readonly memberships: Memberships;
  readonly operatorEntry: OperatorEntry;
  /** RUN of a person of an institution; nothing for who is no person of it. */
  readonly runOf: (tenant: string, userId: string) => Promise<string | undefined>;
  readonly local: LocalPorts;
  /** @param run canonical, such as `12345678-5` */
  readonly findUserByRun: (tenant: string, run: string) => Promise<KnownUser | undefined>;
}
