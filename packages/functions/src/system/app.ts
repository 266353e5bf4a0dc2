import { EVERYWHERE } from '@gore/core/failures/groups.ts';
import type { Hono } from 'hono';
import { createApi } from '../http/api.ts';
import type { ApiEnv } from '../http/env.ts';
import { traceOf } from '../http/log.ts';
import { failureRoutes } from './failures.ts';
import { intakeRoutes } from './intake.ts';
import type { SystemConfig, SystemPorts } from './ports.ts';
import { queueRoutes } from './queues.ts';
import { whoOperates } from './who.ts';
import { queueLabels } from './words.ts';

const dayMs = 86_400_000;

/** How the system is: queues, read model, what runs by the clock, room, failures, version. */
const healthRoute = (app: Hono<ApiEnv>, config: SystemConfig, ports: SystemPorts): void => {
  const { desk, gauges, beats, failures, log, now } = ports;

  /** A part that cannot be told is left out, and the rest is told all the same. */
  const known = async <T>(part: string, ask: () => Promise<T>): Promise<T | null> => {
    try {
      return await ask();
    } catch (error) {
      log.warn('medida_sin_respuesta', { parte: part, ...traceOf(error) });
      return null;
    }
  };

  app.get('/api/v1/sistema', async (c) => {
    const { tenant } = whoOperates(c, config, ports);
    const [depths, oldest, lag, storage, runs, groups] = await Promise.all([
      known('colas', desk.depths),
      known('esperas', gauges.oldest),
      known('atraso', gauges.lag),
      known('espacio', gauges.storage),
      known('horarios', beats.last),
      known('errores', () => failures.list(tenant ?? EVERYWHERE)),
    ]);
    const open = groups?.filter(({ standing }) => standing === 'abierta');
    return c.json({
      data: {
        version: config.version,
        embebido: config.embedded,
        plataforma: tenant === undefined,
        colas:
          depths?.map((depth) => ({
            ...depth,
            label: queueLabels[depth.queue],
            oldest: oldest?.[depth.queue] ?? null,
          })) ?? null,
        atraso: lag,
        espacio: storage,
        horarios: runs,
        errores: open
          ? { abiertos: open.length, hoy: open.filter(({ last }) => last > now() - dayMs).length }
          : null,
      },
    });
  });
};

/** The function of the system itself: its health, its failures, and what browsers tell of theirs. */
export const systemApp = (config: SystemConfig, ports: SystemPorts): Hono<ApiEnv> => {
  const app = createApi(config, ports);
  intakeRoutes(app, config, ports);
  healthRoute(app, config, ports);
  queueRoutes(app, config, ports);
  failureRoutes(app, config, ports);
  return app;
};
