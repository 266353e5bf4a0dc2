import type { Institutions } from '@gore/core/identity/institutions.ts';
import type { Memberships } from '@gore/core/identity/memberships.ts';
import type { SessionActor } from '@gore/core/identity/session.ts';
import type { SignInLog } from '@gore/core/identity/sign-in-log.ts';
import type { SignIns } from '@gore/core/identity/sign-ins.ts';
import type { HttpConfig, HttpPorts } from '../http/config.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { OperatorEntry } from './operator.ts';

/** A way to sign in, as the sign-in page offers it. */
export interface SignInOption {
  readonly code: string;
  /** What the button says. */
  readonly label: string;
}

/** What signing in has to know of where it runs. */
export interface AuthConfig extends HttpConfig {
  readonly options: readonly SignInOption[];
  /** Marks the sign-in page: nothing here is a real account. */
  readonly demonstration: boolean;
  /** Institution that operates the platform: its administrators may enter the others by a recorded act. */
  readonly operatorTenant: string;
  /** Claims that may carry the RUN, the first present wins; `custom:run` and `run` unless said. */
  readonly runClaims?: readonly string[];
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
  readonly provider: IdentityProvider;
  /** The institution a request addresses, by host name. */
  readonly tenantOf: (headers: Headers) => Promise<string> | string;
  /** What the institution is called, whether anybody may enter it and how long sessions last there. */
  readonly institutions: Institutions;
  /** Institutions a person belongs to. */
  readonly memberships: Memberships;
  readonly operatorEntry: OperatorEntry;
  /** RUN of a person of an institution; nothing for who is no person of it. */
  readonly runOf: (tenant: string, userId: string) => Promise<string | undefined>;
  /** @param run canonical, such as `12345678-5` */
  readonly findUserByRun: (tenant: string, run: string) => Promise<KnownUser | undefined>;
}
