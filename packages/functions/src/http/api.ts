import { Hono } from 'hono';
import { observeRequest } from '../observe/observe-request.ts';
import { limitBody } from './body.ts';
import type { HttpConfig, HttpPorts } from './config.ts';
import type { ApiEnv } from './env.ts';
import { errorHandler, notFound } from './errors.ts';
import { nameRequest, requestContext, takeBody } from './request-context.ts';

/**
 * An application on which only routes are missing: errors, limits and sessions are settled for all of them.
 *
 * @example
 * export const handler = lambdaHandler(createApi(config, ports).get('/api/v1/yo', (c) => c.json(…)));
 */
export const createApi = (config: HttpConfig, ports: HttpPorts): Hono<ApiEnv> => {
  const app = new Hono<ApiEnv>();
  app.onError(errorHandler(ports.log));
  app.notFound(notFound);
  app.use(nameRequest, observeRequest(ports), requestContext(config, ports), limitBody, takeBody);
  return app;
};
