import type { Session } from '@gore/core/identity/session.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import type { Context } from 'hono';

/** What the product reads of an API Gateway HTTP API event (payload 2.0). */
interface Bindings {
  readonly requestContext?: {
    readonly requestId?: string;
    readonly http?: { readonly sourceIp?: string };
  };
}

interface Variables {
  requestId: string;
  /** Where the request came from. */
  address: string;
  /** Absent on public routes only. */
  session: Session | undefined;
  /** The parsed JSON body of a command. */
  body: unknown;
}

/** Types of every Hono application of the product. */
export interface ApiEnv {
  Bindings: Bindings;
  Variables: Variables;
}

/** What people read when nobody is signed in. */
export const noSession = (): GoreError =>
  new GoreError('sin_sesion', 'Su sesión no está abierta o ya terminó. Entre de nuevo para seguir.');

/** The session of the request. @throws GoreError `sin_sesion` on a public route. */
export const sessionOf = (c: Context<ApiEnv>): Session => {
  const session = c.get('session');
  if (!session) throw noSession();
  return session;
};
