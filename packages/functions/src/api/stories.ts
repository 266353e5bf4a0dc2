import type { ReadModel } from '@gore/core/kernel/readmodel/query.ts';
import { viewEntries } from '@gore/core/kernel/runtime/view/audit.ts';
import { readersAmong, viewHanging } from '@gore/core/kernel/runtime/view/hanging.ts';
import { viewRecord } from '@gore/core/kernel/runtime/view/record.ts';
import type { Hono } from 'hono';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import { commandOf } from './command.ts';
import { writesOf } from './list-request.ts';
import type { QueryPorts } from './queries.ts';
import { askersContext, asking } from './read-context.ts';

/** People looked at for one answer: enough to choose from while typing. */
const mostPeople = 20;

/** What happened to a record and all that belongs to it, what people are warned of about them, and who could be told. */
export const storyRoutes = (
  app: Hono<ApiEnv>,
  { write, timeZone, actors }: QueryPorts,
  readModel: ReadModel,
): void => {
  app.get('/api/v1/:modulo/:id/linea', async (c) => {
    const { modulo, id } = c.req.param();
    const command = commandOf(c);
    await viewRecord(write, command, modulo, id);
    const { actor } = sessionOf(c);
    const context = await askersContext(write, actor, timeZone);
    const [of, cursor] = [c.req.query('de'), c.req.query('cursor')];
    const own = writesOf(c.req.header('x-escrituras'));
    const page = await asking(async () => {
      if (own.length) await readModel.projectedVersions(actor.tenant, own);
      return readModel.story(context, {
        module: modulo,
        id,
        ...(of ? { of } : {}),
        ...(cursor ? { cursor } : {}),
      });
    });
    const { data, refs } = await viewEntries(write, command, page.keys, false);
    return c.json({ data, meta: { next: page.next, refs } });
  });

  app.get('/api/v1/:modulo/:id/alertas/todas', async (c) => {
    const { modulo, id } = c.req.param();
    const { actor } = sessionOf(c);
    const { module: alerts } = write.product.alerts;
    const context = await askersContext(write, actor, timeZone);
    const ids = await asking(() => readModel.partAlerts(context, { module: modulo, id }));
    const keys = alerts ? ids.map((one) => ({ tenant: actor.tenant, module: alerts.name, id: one })) : [];
    return c.json(await viewHanging(write, commandOf(c), { module: modulo, id, as: 'alerts' }, keys));
  });

  app.get('/api/v1/:modulo/:id/lectores', async (c) => {
    const { modulo, id } = c.req.param();
    const { actor } = sessionOf(c);
    const context = await askersContext(write, actor, timeZone);
    const request = { module: 'usuario', text: c.req.query('q') ?? '' };
    const options = (await asking(() => readModel.options(context, request))).slice(0, mostPeople);
    const current = await Promise.all(options.map((one) => actors.current(actor.tenant, one.id)));
    const people = current.filter((one) => one !== undefined);
    const readers = await readersAmong(write, commandOf(c), { module: modulo, id }, people);
    return c.json({ data: options.filter((one) => readers.has(one.id)) });
  });
};
