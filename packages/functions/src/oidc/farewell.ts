import type { Context } from 'hono';
import { portalCookies } from '../http/cookies.ts';
import type { ApiEnv } from '../http/env.ts';
import { withQuery } from './authorize.ts';
import { type BridgeConfig, signedOutOf } from './config.ts';
import { farewellPage } from './farewell-page.ts';

/** Why somebody is sent to sign out, when it was not their wish. */
const UNKNOWN = 'sin_cuenta';

/**
 * Ends the session of ClaveÚnica, which would otherwise let the same person in for a minute more. Its address takes no
 * parameters, so what the page says comes in a cookie.
 */
export const createFarewell = ({ portalOrigin, claveUnica }: BridgeConfig) => {
  const { farewell } = portalCookies(portalOrigin);
  const back = signedOutOf(portalOrigin);
  const logout = withQuery(claveUnica.logout, { redirect: back });
  return async (c: Context<ApiEnv>): Promise<Response> => {
    const { html, csp } = await farewellPage({ logout, back, unknown: farewell.read(c) === UNKNOWN });
    c.header('content-security-policy', csp);
    return c.html(html);
  };
};

/** Where ClaveÚnica, or the page in its place, sends the browser afterwards: to the entrance, with the reason. */
export const createReturn = ({ portalOrigin }: BridgeConfig) => {
  const { farewell } = portalCookies(portalOrigin);
  return (c: Context<ApiEnv>): Response => {
    const unknown = farewell.read(c) === UNKNOWN;
    farewell.clear(c);
    return c.redirect(`${portalOrigin}/entrar${unknown ? `?motivo=${UNKNOWN}` : ''}`);
  };
};
