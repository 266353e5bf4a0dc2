import type { ListRequest } from '@gore/core/kernel/readmodel/list.ts';
import type { ReadModel } from '@gore/core/kernel/readmodel/query.ts';
import type { AggregateRequest } from '@gore/core/kernel/readmodel/spatial/territory.ts';
import { forbidden } from '@gore/core/kernel/runtime/refusals.ts';
import { beginWork } from '@gore/core/kernel/runtime/write/context.ts';
import type { Context, Hono } from 'hono';
import { bodyOf, commandOf, moduleOf } from '../api/command.ts';
import { listRequestOf } from '../api/list-request.ts';
import type { PersonalReads } from '../api/personal-reads.ts';
import type { ApiPorts } from '../api/ports.ts';
import { askersContext, asking, readContext } from '../api/read-context.ts';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import { areaOf, idsOf, numberOf, pointOf, textOf, tileOf } from './requests.ts';
import { tileRoutes } from './tiles.ts';

/** What the map needs of the function of open questions. */
export interface MapPorts extends Pick<ApiPorts, 'write'> {
  readonly readModel: ReadModel;
  readonly timeZone: string;
  readonly reads: PersonalReads;
}

/** Parts of the territory, as addresses name them; anything else is a layer. */
const parts: Readonly<Record<string, 'commune' | 'province'>> = { comuna: 'commune', provincia: 'province' };

/** Longest name somebody looks a feature up by. */
const LONGEST_NAME = 100;

/** Parameters of the map itself, which say nothing about a field of the module. */
const own = ['color', 'por', 'medida', 'v'];

const filtersOf = (module: string, url: string): ListRequest => {
  const { searchParams } = new URL(url);
  for (const name of own) searchParams.delete(name);
  return listRequestOf(module, searchParams);
};

/** What the map asks: tiles, sums, what lies in an area, what stands nearby. */
export const mapRoutes = (app: Hono<ApiEnv>, { write, readModel, timeZone, reads }: MapPorts): void => {
  const { atlas } = readModel;
  const contextOf = (c: Context<ApiEnv>) => askersContext(write, sessionOf(c).actor, timeZone);

  /** The module of the path with the filters of its list, for somebody who may read it. */
  const asked = async (c: Context<ApiEnv>) => {
    const work = await beginWork(write, commandOf(c), moduleOf(write.product, c.req.param('modulo') ?? ''));
    const { module, access, extra, blocked, command } = work;
    if (!access.may(module.name, 'leer')) throw forbidden();
    reads.requirePurpose(c, new URL(c.req.url).searchParams.values(), [module]);
    const context = await readContext(write, command.actor, timeZone, blocked, {
      module: module.name,
      extra,
    });
    return { work, context, request: filtersOf(module.name, c.req.url) };
  };

  tileRoutes(app, {
    readModel,
    contextOf,
    pointsOf: async (c) => {
      const { context, request } = await asked(c);
      const color = c.req.query('color');
      const points = { ...request, tile: tileOf(c.req.param() as Record<'z' | 'x' | 'y', string>) };
      return { context, drawing: atlas.points(context, color ? { ...points, color } : points) };
    },
  });

  app.get('/api/v1/mapa/capas', async (c) => {
    const context = await contextOf(c);
    return c.json({ data: await asking(() => atlas.layers(context)) });
  });

  app.get('/api/v1/mapa/capas/:id/elementos', async (c) => {
    const context = await contextOf(c);
    const layer = c.req.param('id');
    const text = (c.req.query('q') ?? '').slice(0, LONGEST_NAME);
    const { features, total } = await asking(() => atlas.features(context, { layer, text }));
    return c.json({ data: features, meta: { total } });
  });

  app.get('/api/v1/mapa/comunas', async (c) => {
    const context = await contextOf(c);
    const { comunaPorCut } = await import('@gore/core/kernel/declare/territorio/comuna-oficial.ts');
    const units = await asking(() => atlas.territory(context));
    return c.json({ data: units.map((unit) => ({ ...unit, punto: comunaPorCut(unit.cut)?.punto ?? null })) });
  });

  app.get('/api/v1/mapa/resumen/:modulo', async (c) => {
    const { context, request } = await asked(c);
    return c.json({ data: await asking(() => atlas.summary(context, request)) });
  });

  app.get('/api/v1/mapa/agregado/:modulo', async (c) => {
    const { context, request } = await asked(c);
    const [por = 'comuna', medida] = [c.req.query('por'), c.req.query('medida')];
    const by: AggregateRequest['by'] = parts[por] ?? { layer: por };
    const aggregate = { ...request, by, ...(medida ? { sum: medida } : {}) };
    return c.json({ data: await asking(() => atlas.aggregate(context, aggregate)) });
  });

  app.post('/api/v1/mapa/seleccion/:modulo', async (c) => {
    const { work, context, request } = await asked(c);
    const area = areaOf(bodyOf(c));
    const within = area ? { ...request, area } : request;
    const [page, summary] = await asking(() =>
      Promise.all([readModel.list(context, within), atlas.summary(context, within)]),
    );
    await reads.note(c, {
      module: work.module,
      access: work.access,
      records: page.rows.map(({ id }) => id),
      values: request.columns ?? work.module.list.columns,
    });
    const { rows, next, refs, total, totalExact } = page;
    return c.json({ data: rows, meta: { total, totalExact, next, refs, resumen: summary } });
  });

  app.post('/api/v1/mapa/cercanos/:modulo', async (c) => {
    const { context, request } = await asked(c);
    const body = bodyOf(c);
    const near = {
      ...request,
      point: pointOf(body),
      limit: body.limite === undefined ? 10 : numberOf(body, 'limite'),
    };
    return c.json({ data: await asking(() => atlas.nearest(context, near)) });
  });

  app.post('/api/v1/mapa/parecidos/:modulo', async (c) => {
    const { context, work } = await asked(c);
    const body = bodyOf(c);
    const executor = textOf(body, 'ejecutor');
    const draft = {
      module: work.module.name,
      title: textOf(body, 'titulo') ?? '',
      ...(executor ? { executor } : {}),
      ...(body.lon === undefined ? {} : { point: pointOf(body) }),
      communes: idsOf(body, 'comunas'),
    };
    return c.json({ data: draft.title ? await asking(() => atlas.lookalikes(context, draft)) : [] });
  });

  app.post('/api/v1/mapa/punto', async (c) => {
    const context = await contextOf(c);
    const body = bodyOf(c);
    const coordinates = {
      x: numberOf(body, 'x'),
      y: numberOf(body, 'y'),
      srid: body.srid === undefined ? 4326 : numberOf(body, 'srid'),
      communes: idsOf(body, 'comunas'),
    };
    return c.json({ data: await asking(() => atlas.whereabouts(context, coordinates)) });
  });
};
