import type { ReadModel } from '@gore/core/kernel/readmodel/query.ts';
import { forbidden } from '@gore/core/kernel/runtime/refusals.ts';
import { labelsFor, peopleKeys } from '@gore/core/kernel/runtime/view/record.ts';
import { load } from '@gore/core/kernel/runtime/write/authorize.ts';
import { beginWork } from '@gore/core/kernel/runtime/write/context.ts';
import type { Hono } from 'hono';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import { jsonWithEtag } from '../http/etag.ts';
import { commandOf, moduleOf } from './command.ts';
import type { ApiPorts } from './ports.ts';
import { asking } from './read-context.ts';

/** What is asked again and again costs no body while nothing changed. */
const revalidated = 'private, no-cache';

/** Whether anything of a module changed: a number, which says nothing of any record. */
export const moduleChangeRoute = (app: Hono<ApiEnv>, { write }: ApiPorts, readModel: ReadModel): void => {
  app.get('/api/v1/cambios/:modulo', async (c) => {
    const { actor } = sessionOf(c);
    const { name } = moduleOf(write.product, c.req.param('modulo'));
    if (!write.access(actor).may(name, 'leer')) throw forbidden();
    const cambio = await asking(() => readModel.change(actor.tenant, name));
    return jsonWithEtag(c, { data: { cambio } }, revalidated);
  });
};

/** Whether one record changed, and who did it last; only for whoever may see it. */
export const recordChangeRoute = (app: Hono<ApiEnv>, { write }: ApiPorts): void => {
  app.get('/api/v1/cambios/:modulo/:id', async (c) => {
    const command = commandOf(c);
    const work = await beginWork(write, command, moduleOf(write.product, c.req.param('modulo')));
    const { version, actualizadoPor } = await load(work, c.req.param('id'));
    const refs = await labelsFor(work, peopleKeys(command.actor.tenant, [actualizadoPor]));
    const [por] = Object.values(refs).flatMap((named) => Object.values(named));
    const own = actualizadoPor === command.actor.id;
    return jsonWithEtag(
      c,
      { data: { version, ...(por ? { por } : {}), ...(own ? { own } : {}) } },
      revalidated,
    );
  });
};
