import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { Hono, type MiddlewareHandler } from 'hono';
import { addressOf } from '../http/address.ts';
import { limitBody } from '../http/body.ts';
import type { ApiEnv } from '../http/env.ts';
import { errorHandler, notFound } from '../http/errors.ts';
import { publicRoutes } from '../http/public-routes.ts';
import { applyRate } from '../http/rate-headers.ts';
import { nameRequest } from '../http/request-context.ts';
import { observeRequest } from '../observe/observe-request.ts';
import { createAuthorize } from './authorize.ts';
import { createCallback } from './callback.ts';
import { createClaveUnicaClient } from './clave-unica-client.ts';
import { BRIDGE_PATH, type BridgeConfig, type BridgePorts } from './config.ts';
import { createFarewell, createReturn } from './farewell.ts';
import { createDiscovery, createKeys } from './metadata.ts';
import { createToken, createUserinfo } from './token.ts';

/** The bridge knows no sessions and its commands come from a server, not from a page: it counts addresses only. */
const countAddress =
  ({ addressHeader }: BridgeConfig, { rates, now }: BridgePorts): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    const { method, path } = c.req;
    const bucket = publicRoutes.get(`${method === 'HEAD' ? 'GET' : method} ${path}`);
    const address = addressOf(c, addressHeader);
    c.set('address', address);
    if (!bucket || bucket === 'sin_limite')
      throw new GoreError('no_encontrado', 'No existe lo que busca. Vuelva al portal y entre de nuevo.');
    applyRate(c, await rates.hit(bucket, address), now());
    await next();
  };

/**
 * The bridge between Cognito and ClaveÚnica, under `/oidc`: to the pool an ordinary OpenID Connect issuer with flat
 * claims, to ClaveÚnica the client its manual describes.
 */
export const oidcApp = (config: BridgeConfig, ports: BridgePorts): Hono<ApiEnv> => {
  const upstream = createClaveUnicaClient(config, ports);
  const app = new Hono<ApiEnv>();
  app.onError(errorHandler(ports.log));
  app.notFound(notFound);
  app.use(nameRequest, observeRequest(ports), limitBody, countAddress(config, ports));
  return app
    .basePath(BRIDGE_PATH)
    .get('/.well-known/openid-configuration', createDiscovery(config))
    .get('/jwks.json', createKeys(ports))
    .get('/authorize', createAuthorize(config, ports, upstream))
    .get('/callback', createCallback(config, ports, upstream))
    .post('/token', createToken(config, ports))
    .get('/userinfo', createUserinfo(ports))
    .get('/logout', createFarewell(config))
    .get('/logout/retorno', createReturn(config));
};
