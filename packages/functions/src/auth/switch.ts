import type { SessionActor } from '@gore/core/identity/session.ts';
import type { Means } from '@gore/core/identity/sign-in-log.ts';
import { forbidden, notFound } from '@gore/core/kernel/runtime/refusals.ts';
import type { Context, Hono } from 'hono';
import { portalCookies } from '../http/cookies.ts';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import type { AuthConfig, AuthPorts } from './config.ts';
import { createEntrance } from './entrance.ts';
import { visitorOf } from './visitor.ts';

const mustProve = (name: string) =>
  forbidden(
    `Para entrar a ${name} hay que identificarse con ClaveÚnica. Cierre la sesión e ingrese de nuevo con ella.`,
  );

/**
 * Whether a proof holds in every institution: only ClaveÚnica's does. An account, or an issuer, of one institution
 * proves nothing to another.
 */
export const crosses = (means: Means): boolean => means === 'claveunica';

/** Whether somebody may enter other institutions to operate them. */
export const isOperatorAtHome = (
  { operatorTenant }: AuthConfig,
  { tenant, roles }: Pick<SessionActor, 'tenant' | 'roles'>,
): boolean => tenant === operatorTenant && roles.includes('ADMIN_SISTEMA');

/**
 * The institutions of the person, and going from one to another: a new session begins and the old one ends. Only who
 * proved their RUN with ClaveÚnica may: an account one institution made proves nothing to another.
 */
export const switchRoutes = (app: Hono<ApiEnv>, config: AuthConfig, ports: AuthPorts): void => {
  const cookie = portalCookies(config.portalOrigin).session;
  const enter = createEntrance(ports);

  const memberships = async (c: Context<ApiEnv>) => {
    const { actor } = sessionOf(c);
    const run = await ports.runOf(actor.tenant, actor.id);
    return run === undefined ? [] : ports.memberships(run);
  };
  app.get('/api/auth/instituciones', async (c) => {
    const { actor } = sessionOf(c);
    const all = await memberships(c);
    return c.json({
      data: all.map(({ institution: { id, nombre, corto } }) => ({
        id,
        nombre,
        corto,
        actual: id === actor.tenant,
      })),
      meta: { opera: isOperatorAtHome(config, actor) },
    });
  });

  app.post('/api/auth/instituciones/:institucion/entrar', async (c) => {
    const wanted = c.req.param('institucion');
    const found = (await memberships(c)).find(({ institution }) => institution.id === wanted);
    if (!found) throw notFound();
    const { means, nombre } = found.institution;
    if (!crosses(sessionOf(c).means) || !means.includes('claveunica')) throw mustProve(nombre);
    const proven = { tenant: wanted, means: 'claveunica', user: found.user } as const;
    cookie.write(c, await enter(proven, visitorOf(c, cookie.read(c))));
    return c.json({ data: { institucion: wanted } });
  });
};
