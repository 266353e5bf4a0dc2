import { signInPolicy } from '@gore/core/identity/accounts/policy.ts';
import { isSecret, newSecret } from '@gore/core/identity/secret.ts';
import { SIGN_IN_MS } from '@gore/core/identity/sign-ins.ts';
import type { Context, Hono } from 'hono';
import { createApi } from '../http/api.ts';
import { portalCookies } from '../http/cookies.ts';
import type { ApiEnv } from '../http/env.ts';
import { traceOf } from '../http/log.ts';
import { createSignIn, leaveBy } from './callback.ts';
import type { AuthConfig, AuthPorts } from './config.ts';
import { localRoutes } from './local/routes.ts';
import { operatorRoutes } from './operator.ts';
import { safePath } from './safe-path.ts';
import { SignInFailure } from './sign-in-failure.ts';
import { switchRoutes } from './switch.ts';
import { visitorOf } from './visitor.ts';

/** Longer than any session: whoever signs out of one that is over still has to leave the issuer. */
const WAY_SECONDS = 86_400;
/** The walk from a refusal back to the entrance. */
const FAREWELL_SECONDS = 120;

/**
 * Signing in and out, under `/api/auth`. Sign-in is a walk of the browser, so it ends in a page whatever happens: at
 * the place the person wanted, or at `/entrar` with the reason.
 */
export const authApp = (config: AuthConfig, ports: AuthPorts): Hono<ApiEnv> => {
  const { portalOrigin } = config;
  const { log, providers, sessions, signIns } = ports;
  const cookies = portalCookies(portalOrigin);
  const redirectUri = `${portalOrigin}/api/auth/callback`;
  const entrance = `${portalOrigin}/entrar`;
  const signIn = createSignIn(entrance, ports);

  const toEntrance = (c: Context<ApiEnv>, error: unknown) => {
    const reason = error instanceof SignInFailure ? error.reason : 'no_disponible';
    const cause = error instanceof SignInFailure ? error.cause : error;
    log.warn('ingreso_fallido', { requestId: c.get('requestId'), reason, ...traceOf(cause) });
    if (!(error instanceof SignInFailure) || !error.leaveBy) return c.redirect(`/entrar?motivo=${reason}`);
    cookies.farewell.write(c, reason, FAREWELL_SECONDS);
    return c.redirect(error.leaveBy);
  };

  /** The institution a request addresses, and the ways into it that lead over an issuer. */
  const addressed = async (c: Context<ApiEnv>) => {
    const tenant = await ports.tenantOf(c.req.raw.headers);
    const institution = await ports.institutions.get(tenant);
    const { means } = institution ?? signInPolicy({});
    const offered = [...providers].filter(([, provider]) => means.includes(provider.means));
    return { tenant, institution, means, offered };
  };

  const app = createApi(config, ports);

  app.get('/api/auth/opciones', async (c) => {
    const { institution, means, offered } = await addressed(c);
    return c.json({
      data: {
        institucion: institution?.nombre ?? '',
        embebido: config.demonstration,
        local: means.includes('local'),
        proveedores: offered.map(([name, provider]) => ({
          name,
          label: provider.label,
          means: provider.means,
        })),
      },
    });
  });

  app.get('/api/auth/login', async (c) => {
    try {
      const checks = { state: newSecret(), nonce: newSecret(), verifier: newSecret() };
      // Several tabs may be signing in: they share the cookie, each has its own state.
      const known = cookies.signIn.read(c);
      const browser = isSecret(known) ? known : newSecret();
      const { tenant, offered } = await addressed(c);
      const asked = c.req.query('via');
      const [via, chosen] = offered.find(([code]) => !asked || code === asked) ?? [];
      if (!via || !chosen) throw new SignInFailure('reintentar');
      const url = await chosen.provider.authorizationUrl(redirectUri, checks);
      const volver = safePath(c.req.query('volver'), portalOrigin);
      await signIns.begin(checks.state, browser, {
        tenant,
        volver,
        via,
        nonce: checks.nonce,
        verifier: checks.verifier,
      });
      cookies.signIn.write(c, browser, SIGN_IN_MS / 1000);
      return c.redirect(url);
    } catch (error) {
      return toEntrance(c, error);
    }
  });

  app.get('/api/auth/callback', async (c) => {
    try {
      const { secret, volver, via } = await signIn({
        returned: new URL(`${redirectUri}${new URL(c.req.url).search}`),
        browser: cookies.signIn.read(c),
        visitor: visitorOf(c, cookies.session.read(c)),
      });
      cookies.session.write(c, secret);
      cookies.way.write(c, via, WAY_SECONDS);
      return c.redirect(volver);
    } catch (error) {
      return toEntrance(c, error);
    }
  });

  app.post('/api/auth/logout', async (c) => {
    const secret = cookies.session.read(c);
    if (secret) await sessions.end(secret);
    cookies.session.clear(c);
    const offered = providers.get(cookies.way.read(c) ?? '');
    cookies.way.clear(c);
    return c.json({ data: { url: offered ? await leaveBy(offered, entrance) : entrance } });
  });

  switchRoutes(app, config, ports);
  operatorRoutes(app, config, ports);
  localRoutes(app, config, ports);
  return app;
};
