import { isId } from '@gore/core/kernel/declare/read.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { forbidden, notFound } from '@gore/core/kernel/runtime/refusals.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import type { Dossier } from '@gore/core/personal-data/dossier.ts';
import { gatherPerson } from '@gore/core/personal-data/gather.ts';
import { dossierHtml, dossierJson } from '@gore/core/personal-data/html.ts';
import type { Hono } from 'hono';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import { bodyOf, commandOf, moduleOf } from './command.ts';
import type { ApiPorts } from './ports.ts';

/** Every search for what is held about a RUN is a record of this module: who may create one may search. */
const searches = 'consulta_datos';

/** How long a search may be handed out again without giving a reason anew. */
const lifetimeMs = 24 * 3_600_000;

const formats = {
  html: { type: 'text/html; charset=utf-8', write: dossierHtml },
  json: { type: 'application/json; charset=utf-8', write: (dossier: Dossier) => dossierJson(dossier) },
} as const;

/** Everything held about a person: searched for with a reason, and handed out as a page or in an open format. */
export const personalDataRoutes = (app: Hono<ApiEnv>, ports: ApiPorts): void => {
  const { write, traces } = ports;

  const gather = (tenant: string, run: string): Promise<Dossier> =>
    gatherPerson({ ...write, traces, now: write.clockOf(tenant).ahora }, tenant, run);

  /** The RUN of a search its author made a short while ago. */
  const searched = async (tenant: string, author: string, id: string): Promise<string> => {
    const record = isId(id) ? await write.store.get({ tenant, module: searches, id }) : undefined;
    if (!record || record.creadoPor !== author) throw notFound();
    if (Date.parse(write.clockOf(tenant).ahora()) - Date.parse(record.creadoEn) > lifetimeMs)
      throw new GoreError(
        'invalido',
        'Esta consulta es de hace más de un día: búsquela de nuevo con su motivo.',
        {
          code: 'CONSULTA_ANTIGUA',
        },
      );
    return String(record.data.run);
  };

  app.post('/api/v1/datos-personales', async (c) => {
    const { run, motivo, solicitud } = bodyOf(c);
    const command = commandOf(c);
    const values = { run, motivo, ...(solicitud ? { solicitud } : {}) };
    const consulta = await createRecord(write, command, moduleOf(write.product, searches), { values });
    const { tenant, id } = command.actor;
    const found = await gather(tenant, await searched(tenant, id, consulta.id));
    return c.json({ data: found, meta: { consulta } });
  });

  app.get('/api/v1/datos-personales/:consulta/copia', async (c) => {
    const { actor } = sessionOf(c);
    if (!write.access(actor).may(searches, 'crear')) throw forbidden();
    const asked = c.req.query('formato') === 'json' ? 'json' : 'html';
    const found = await gather(actor.tenant, await searched(actor.tenant, actor.id, c.req.param('consulta')));
    const { type, write: toText } = formats[asked];
    const { nombre } = await ports.institution(actor.tenant);
    return c.body(toText(found, nombre), 200, {
      'content-type': type,
      'content-disposition': `attachment; filename="datos-personales.${asked}"`,
      'cache-control': 'no-store',
    });
  });
};
