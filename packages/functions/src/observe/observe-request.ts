import type { Product } from '@gore/core/kernel/declare/product.ts';
import { type Ending, type Metrics, noMetrics } from '@gore/core/ports/metrics.ts';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { ApiEnv } from '../http/env.ts';
import type { Log } from '../http/log.ts';
import { inLogContext } from '../http/log-context.ts';
import { isCommand } from '../http/origin.ts';
import { publicRoutes } from '../http/public-routes.ts';
import { actOf } from './act.ts';

/** What watching the requests needs. */
export interface ObservePorts {
  readonly log: Log;
  readonly metrics?: Metrics;
  /** Names the modules and their verbs; without it every record is of some other module. */
  readonly product?: Pick<Product, 'find'>;
}

/** Milliseconds from which a request that only reads is told to the log too. */
const SLOW_MS = 2000;

/** How a request ended, by the status of its answer. */
export const endingOf = (status: number): Ending => {
  if (status === 503) return 'no_disponible';
  if (status >= 500) return 'falla';
  return status >= 400 ? 'rechazo' : 'ok';
};

/**
 * Measures every request by module, verb and ending, and tells the log of those that change something or take long. All
 * that is logged on the way carries the id of the request.
 */
export const observeRequest =
  ({ log, metrics = noMetrics, product }: ObservePorts): MiddlewareHandler<ApiEnv> =>
  (c, next) =>
    inLogContext({ requestId: c.get('requestId') }, async () => {
      const started = performance.now();
      await next();
      const { method, path } = c.req;
      if (publicRoutes.get(`${method} ${path}`) === 'sin_limite') return;
      const ms = Math.round(performance.now() - started);
      const { status } = c.res;
      const act = actOf(method, routePath(c, -1), path, product);
      metrics.measure('solicitud', ms, { ...act, resultado: endingOf(status) });
      if (status >= 500) await log.settled?.();
      if (isCommand(method) || ms >= SLOW_MS)
        log.info('solicitud', { metodo: method, ...act, estado: status, ms });
    });
