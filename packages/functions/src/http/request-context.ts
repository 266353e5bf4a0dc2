import { randomUUID } from 'node:crypto';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import type { MiddlewareHandler } from 'hono';
import { addressOf } from './address.ts';
import { readJson } from './body.ts';
import type { HttpConfig, HttpPorts } from './config.ts';
import { portalCookies } from './cookies.ts';
import { type ApiEnv, noSession } from './env.ts';
import { createIdentify } from './identify.ts';
import { tellLogWho } from './log-context.ts';
import { assertOwnCommand, isCommand } from './origin.ts';
import { readPreview, refuseInPreview } from './preview.ts';
import { publicRoutes, withoutOrigin } from './public-routes.ts';
import { applyRate } from './rate-headers.ts';
import { trafficOf } from './traffic.ts';

/** Gives the request the id under which its errors are reported; before anything can go wrong with it. */
export const nameRequest: MiddlewareHandler<ApiEnv> = async (c, next) => {
  c.set('requestId', c.env?.requestContext?.requestId ?? randomUUID());
  await next();
};

/**
 * Settles who asks before any handler runs: address, session and rate, what the person may do, origin of commands.
 * Every request is counted first, also the one that is then refused. It costs two DynamoDB calls at the same time;
 * without a session, one to count the address.
 */
export const requestContext = (
  { portalOrigin, addressHeader }: HttpConfig,
  { sessions, actors, rates, now }: HttpPorts,
): MiddlewareHandler<ApiEnv> => {
  const cookies = portalCookies(portalOrigin);
  const identify = createIdentify(sessions, actors);

  return async (c, next) => {
    const { method, path } = c.req;
    const { headers } = c.req.raw;
    const address = addressOf(c, addressHeader);
    c.set('address', address);

    const open = publicRoutes.get(`${method === 'HEAD' ? 'GET' : method} ${path}`);
    const secret = open ? undefined : cookies.session.read(c);
    const known =
      secret &&
      (await identify({
        secret,
        traffic: trafficOf(method, path, headers.get('x-sondeo')),
        preview: readPreview(cookies.preview.read(c)),
      }));
    if (open !== 'sin_limite')
      applyRate(c, known ? known.rate : await rates.hit(open ?? 'anonimo', address), now());

    // No record holds the character, and PostgreSQL refuses whatever statement it comes in.
    if (/%00|\0/.test(c.req.raw.url))
      throw new GoreError('malformado', 'La dirección trae caracteres que no se pueden usar: quítelos.');
    const command = isCommand(method);
    if (command && !withoutOrigin.has(`${method} ${path}`)) assertOwnCommand(headers, portalOrigin);
    if (!open) {
      if (!known) throw noSession();
      const session = await known.current();
      if (command) refuseInPreview(session.actor, path);
      c.set('session', session);
      tellLogWho({ tenant: session.actor.tenant, actor: session.actor.id });
    }
    await next();
  };
};

/** Reads the JSON of a command, once it is known to be one of ours and not too long. */
export const takeBody: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (isCommand(c.req.method)) c.set('body', await readJson(c));
  await next();
};
