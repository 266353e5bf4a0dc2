import { isSecret, newSecret } from '@gore/core/identity/secret.ts';
import { SIGN_IN_MS } from '@gore/core/identity/sign-ins.ts';
import type { Context, Hono } from 'hono';
import { createApi } from '../http/api.ts';
import { portalCookies } from '../http/cookies.ts';
import type { ApiEnv } from '../http/env.ts';
import { traceOf } from '../http/log.ts';
import { createSignIn } from './callback.ts';
import type { AuthConfig, AuthPorts } from './config.ts';
import { operatorRoutes } from './operator.ts';
import { safePath } from './safe-path.ts';
import { SignInFailure } from './sign-in-failure.ts';
import { switchRoutes } from './switch.ts';

/**
 * Signing in and out, under `/api/auth`. Sign-in is a walk of the browser, so it ends in a page whatever happens: at
 * the place the person wanted, or at `/entrar` with the reason.
 */
export const authApp = (config: AuthConfig, ports: AuthPorts): Hono<ApiEnv> => {
  const { portalOrigin } = config;
  const { log, provider, sessions, signIns } = ports;
  const cookies = portalCookies(portalOrigin);
  const redirectUri = `${portalOrigin}/api/auth/callback`;
  const signIn = createSignIn(config, ports);

  const toEntrance = (c: Context<ApiEnv>, error: unknown) => {
    const reason = error instanceof SignInFailure ? error.reason : 'no_disponible';
    const cause = error instanceof SignInFailure ? error.cause : error;
    log.warn('ingreso_fallido', { requestId: c.get('requestId'), reason, ...traceOf(cause) });
    return c.redirect(`/entrar?motivo=${reason}`);
  };

  const app = createApi(config, ports);

  app.get('/api/auth/opciones', async (c) => {
    const institution = await ports.institutions.get(await ports.tenantOf(c.req.raw.headers));
    return c.json({
      data: {
        institucion: institution?.nombre ?? '',
        embebido: config.demonstration,
        proveedores: config.options.map(({ code, label }) => ({ name: code, label })),
      },
    });
  });

  app.get('/api/auth/login', async (c) => {
    try {
      const checks = { state: newSecret(), nonce: newSecret(), verifier: newSecret() };
      // Several tabs may be signing in: they share the cookie, each has its own state.
      const known = cookies.signIn.read(c);
      const browser = isSecret(known) ? known : newSecret();
      const [tenant, url] = await Promise.all([
        ports.tenantOf(c.req.raw.headers),
        provider.authorizationUrl(redirectUri, checks),
      ]);
      const volver = safePath(c.req.query('volver'), portalOrigin);
      await signIns.begin(checks.state, browser, {
        tenant,
        volver,
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
      const { secret, volver } = await signIn({
        returned: new URL(`${redirectUri}${new URL(c.req.url).search}`),
        browser: cookies.signIn.read(c),
        visitor: {
          address: c.get('address'),
          agent: c.req.header('user-agent'),
          previous: cookies.session.read(c),
          requestId: c.get('requestId'),
        },
      });
      cookies.session.write(c, secret);
      return c.redirect(volver);
    } catch (error) {
      return toEntrance(c, error);
    }
  });

  app.post('/api/auth/logout', async (c) => {
    const secret = cookies.session.read(c);
    if (secret) await sessions.end(secret);
    cookies.session.clear(c);
    const entrance = `${portalOrigin}/entrar`;
    // The portal's session is over by now: an issuer that does not answer must not make it look otherwise.
    const url = await provider.logoutUrl(entrance).catch(() => undefined);
    return c.json({ data: { url: url ?? entrance } });
  });

  switchRoutes(app, config, ports);
  operatorRoutes(app, config, ports);
  return app;
};
