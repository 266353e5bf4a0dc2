import { createReadModel } from '@gore/core/kernel/readmodel/query.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { forbidden, notFound } from '@gore/core/kernel/runtime/refusals.ts';
import { load } from '@gore/core/kernel/runtime/write/authorize.ts';
import { type LivingReferences, removeRecord } from '@gore/core/kernel/runtime/write/change.ts';
import { beginWork } from '@gore/core/kernel/runtime/write/context.ts';
import type { DigestStore } from '@gore/core/ports/digests.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import { dashboardRoutes } from '../dashboards/routes.ts';
import { createApi } from '../http/api.ts';
import { sessionOf } from '../http/env.ts';
import { mostTargets } from '../jobs/limits.ts';
import { mapRoutes } from '../map/routes.ts';
import { alertSimulationRoute } from './alerts.ts';
import { auditRoutes } from './audit.ts';
import { moduleChangeRoute } from './changes.ts';
import { baseVersion, bodyOf, commandOf, moduleOf } from './command.ts';
import { everythingOf } from './everything.ts';
import { listRequestOf, writesOf } from './list-request.ts';
import { answerList } from './lists.ts';
import { logRoutes } from './logs.ts';
import { personalReads } from './personal-reads.ts';
import type { ApiConfig, ApiPorts } from './ports.ts';
import { askersContext, asking, readContext } from './read-context.ts';
import { readinessRoute } from './readiness.ts';
import { reportEstimateRoute } from './report-estimates.ts';
import { retentionRoutes } from './retention.ts';
import { chooseAll } from './selection.ts';
import { storyRoutes } from './stories.ts';

/** What the function of open questions needs besides. */
export interface QueryPorts extends ApiPorts {
  /** Connects as `gore_app`. */
  readonly pool: SqlPool;
  /** Zone of the institution's dates. */
  readonly timeZone: string;
  /** Opens `/ready` to callers that are not on this machine. */
  readonly readyToken: string;
  /** Seals of the days of the audit. */
  readonly digests: Pick<DigestStore, 'get'>;
}

const idsOf = (raw: string | undefined) => raw?.split(',').filter(Boolean).slice(0, 100);

/** The function that answers open questions, from PostgreSQL; it is the one inside the VPC. */
export const queriesApp = (config: ApiConfig, ports: QueryPorts) => {
  const { write, pool, timeZone } = ports;
  const { product } = write;
  const readModel = createReadModel(pool, product);
  const app = createApi(config, ports);

  readinessRoute(app, config, ports);
  alertSimulationRoute(app, ports);
  auditRoutes(app, ports, readModel);
  logRoutes(app, ports);
  moduleChangeRoute(app, ports, readModel);
  const livingReferences: LivingReferences = async ({ tenant, module, id }) => {
    const everything = await everythingOf(write, tenant, timeZone);
    const counts = await asking(() => readModel.relatedCounts(everything, { module, id }));
    return counts
      .filter(({ count }) => count > 0)
      .map(({ label, count }) => ({ label: `${label}: ${count}` }));
  };
  storyRoutes(app, ports, readModel);
  retentionRoutes(app, ports, readModel, livingReferences);
  const reads = personalReads(ports);

  reportEstimateRoute(app, ports, readModel);
  mapRoutes(app, { write, readModel, timeZone, reads });
  dashboardRoutes(app, { write, actors: ports.actors, readModel, timeZone, reads });

  app.get('/api/v1/buscar', async (c) => {
    const context = await askersContext(write, sessionOf(c).actor, timeZone);
    reads.requirePurpose(c, [c.req.query('q') ?? '']);
    const { q = '', modulo, estado, comuna } = c.req.query();
    const filter = {
      ...(modulo ? { module: modulo } : {}),
      ...(estado ? { state: estado } : {}),
      ...(comuna ? { commune: comuna } : {}),
    };
    return c.json({ data: await asking(() => readModel.search(context, q, filter)) });
  });

  app.get('/api/v1/opciones/:modulo', async (c) => {
    const { name } = moduleOf(product, c.req.param('modulo'));
    if (!write.access(sessionOf(c).actor).exists(name)) throw notFound();
    const ids = idsOf(c.req.query('ids'));
    const request = { module: name, text: c.req.query('q') ?? '', ...(ids ? { ids } : {}) };
    const context = await askersContext(write, sessionOf(c).actor, timeZone);
    return c.json({ data: await asking(() => readModel.options(context, request)) });
  });

  app.get('/api/v1/seleccion/:modulo', async (c) => {
    const { command, module, access, blocked, extra } = await beginWork(
      write,
      commandOf(c),
      moduleOf(product, c.req.param('modulo')),
    );
    if (!access.may(module.name, 'leer')) throw forbidden();
    const { searchParams } = new URL(c.req.url);
    reads.requirePurpose(c, searchParams.values(), [module]);
    const request = listRequestOf(module.name, searchParams);
    const own = { module: module.name, extra };
    const context = await readContext(write, command.actor, timeZone, blocked, own);
    const { data, total } = await asking(() => chooseAll(readModel, context, request, mostTargets));
    return c.json({ data, meta: { total, most: mostTargets } });
  });

  app.get('/api/v1/:modulo', async (c) => {
    const work = await beginWork(write, commandOf(c), moduleOf(product, c.req.param('modulo')));
    if (!work.access.may(work.module.name, 'leer')) throw forbidden();
    const { searchParams } = new URL(c.req.url);
    reads.requirePurpose(c, searchParams.values(), [work.module]);
    const request = listRequestOf(work.module.name, searchParams);
    if (request.deleted && !work.access.may(work.module.name, 'restaurar'))
      throw forbidden('Su rol no permite ver los registros eliminados.');
    const answer = await answerList(
      work,
      readModel,
      timeZone,
      request,
      writesOf(c.req.header('x-escrituras')),
    );
    await reads.note(c, {
      module: work.module,
      access: work.access,
      records: answer.data.map(({ id }) => String(id)),
      values: request.columns ?? work.module.list.columns,
    });
    return c.json(answer);
  });

  app.get('/api/v1/:modulo/:id/relacionados', async (c) => {
    const { modulo, id } = c.req.param();
    const work = await beginWork(write, commandOf(c), moduleOf(product, modulo));
    await load(work, id);
    const context = await readContext(write, work.command.actor, timeZone, work.blocked);
    return c.json({ data: await asking(() => readModel.relatedCounts(context, { module: modulo, id })) });
  });

  app.post('/api/v1/:modulo/:id/eliminar', async (c) => {
    const { modulo, id } = c.req.param();
    const request = { version: baseVersion(bodyOf(c)) };
    const module = moduleOf(product, modulo);
    const outcome = await removeRecord({ ...write, livingReferences }, commandOf(c), module, id, request);
    if (modulo === 'campo_extra') ports.extra.forget(sessionOf(c).actor.tenant);
    return c.json({ data: outcome });
  });

  app.all('/api/*', () => {
    throw new GoreError('no_encontrado', 'No existe lo que busca. Revise la dirección.');
  });

  return app;
};
