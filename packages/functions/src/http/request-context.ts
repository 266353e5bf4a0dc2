import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { readJson } from './body.ts';
import type { HttpConfig, HttpPorts } from './config.ts';
import { portalCookies } from './cookies.ts';
import { type ApiEnv, noSession } from './env.ts';
import { assertOwnCommand, isCommand } from './origin.ts';
import { publicRoutes } from './public-routes.ts';
import { applyRate } from './rate-headers.ts';
import { trafficOf } from './traffic.ts';

/**
 * Settles who asks before any handler runs: request id, address, origin of commands, session and rate, body. It costs
 * one DynamoDB call; without a session, one to count the address.
 */
export const requestContext = (
  { portalOrigin, addressHeader }: HttpConfig,
  { sessions, rates, now }: HttpPorts,
): MiddlewareHandler<ApiEnv> => {
  const cookie = portalCookies(portalOrigin).session;

  return async (c, next) => {
    const { method, path } = c.req;
    const { headers } = c.req.raw;
    const gateway = c.env?.requestContext;
    const address = (addressHeader && headers.get(addressHeader)) || gateway?.http?.sourceIp || 'desconocida';
    c.set('requestId', gateway?.requestId ?? randomUUID());
    c.set('address', address);

    const command = isCommand(method);
    if (command) assertOwnCommand(headers, portalOrigin);

    const open = publicRoutes.get(`${method === 'HEAD' ? 'GET' : method} ${path}`);
    if (open) {
      if (open !== 'sin_limite') applyRate(c, await rates.hit(open, address), now());
    } else {
      const secret = cookie.read(c);
      const touched =
        secret && (await sessions.touch(secret, trafficOf(method, path, headers.get('x-sondeo'))));
      applyRate(c, touched ? touched.rate : await rates.hit('anonimo', address), now());
      if (!touched) throw noSession();
      c.set('session', touched.session);
    }

    if (command) c.set('body', await readJson(c));
    await next();
  };
};
