import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';

/** Reads and writes one cookie of the portal. */
export interface PortalCookie {
  readonly name: string;
  readonly read: (c: Context) => string | undefined;
  /** @param maxAge seconds; the cookie goes with the browser when absent */
  readonly write: (c: Context, value: string, maxAge?: number) => void;
  readonly clear: (c: Context) => void;
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

const cookieOf = (name: string, options: CookieOptions): PortalCookie => ({
  name,
  read: (c) => getCookie(c, name),
  write: (c, value, maxAge) => setCookie(c, name, value, { ...options, ...(maxAge && { maxAge }) }),
  clear: (c) => {
    deleteCookie(c, name, options);
  },
});

/** Every cookie of the portal. */
export interface PortalCookies {
  readonly session: PortalCookie;
  /** Binds a sign-in to its browser. */
  readonly signIn: PortalCookie;
  /** How the browser signed in; it outlives the session, so that signing out also reaches the identity provider. */
  readonly way: PortalCookie;
  /** Why ClaveÚnica's session is being ended, for the page that does. */
  readonly farewell: PortalCookie;
  /** The role the portal is being looked at as. */
  readonly preview: PortalCookie;
  /** Somebody whose password was right and whose second factor is still missing. */
  readonly step: PortalCookie;
  /** A browser that skips the second factor. */
  readonly device: PortalCookie;
}

/**
 * The portal's cookies. Embedded, over plain http, they lose the prefix `__Host-` that browsers accept on secure
 * origins only.
 *
 * @throws Error for an http origin that is not this machine
 */
export const portalCookies = (portalOrigin: string): PortalCookies => {
  const { protocol, hostname } = new URL(portalOrigin);
  const secure = protocol === 'https:';
  if (!secure && !LOOPBACK.has(hostname)) {
    throw new Error(`The portal must be served over https: ${portalOrigin}`);
  }
  const options: CookieOptions = { httpOnly: true, sameSite: 'Lax', path: '/', secure };
  const named = (name: string, more: CookieOptions = {}) =>
    cookieOf(`${secure ? '__Host-' : ''}${name}`, { ...options, ...more });
  const own: CookieOptions = { sameSite: 'Strict' };
  return {
    session: named('sid'),
    signIn: named('tx'),
    way: named('via'),
    farewell: named('salida'),
    preview: named('ver'),
    step: named('paso', own),
    device: named('equipo', own),
  };
};
