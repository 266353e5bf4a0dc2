import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import { forbidden, notFound } from '@gore/core/kernel/runtime/refusals.ts';
import { viewHistory } from '@gore/core/kernel/runtime/view/history.ts';
import { viewRecord } from '@gore/core/kernel/runtime/view/record.ts';
import { patchRecord, restoreRecord } from '@gore/core/kernel/runtime/write/change.ts';
import type { Command, Outcome } from '@gore/core/kernel/runtime/write/context.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import { shelveShapes } from '@gore/core/spatial/kept-shapes.ts';
import type { Context } from 'hono';
import { auditNotice } from '../audit/notice.ts';
import { wallRoutes } from '../dashboards/wall-routes.ts';
import { createApi } from '../http/api.ts';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import { jsonWithEtag } from '../http/etag.ts';
import { alertRuleRoutes } from './alerts.ts';
import { backupRoutes } from './backups.ts';
import { recordChangeRoute } from './changes.ts';
import { baseVersion, bodyOf, commandOf, moduleOf, part } from './command.ts';
import { fileRoutes } from './files.ts';
import { hangingRoutes } from './hanging.ts';
import { importRoutes } from './imports.ts';
import { jobRoutes } from './jobs.ts';
import { noticeRoutes } from './notices.ts';
import { personalDataRoutes } from './personal-data.ts';
import { personalReads } from './personal-reads.ts';
import type { ApiConfig, CommandPorts } from './ports.ts';
import { reportRoutes } from './reports.ts';
import { roleRoutes } from './roles.ts';
import { navigationFor, schemaFor } from './schema.ts';
import { sessionRoutes } from './sessions.ts';

/**
 * The function that writes, and reads what has a known key: it needs DynamoDB and nothing else, so it keeps working
 * while the read model is away.
 */
export const commandsApp = (config: ApiConfig, ports: CommandPorts) => {
  const { write, extra, parameters } = ports;
  const { product } = write;
  const settings = new Set(product.parameterSets.map(({ module }) => module));
  const app = createApi(config, ports);

  alertRuleRoutes(app, ports);

  const written = (command: Command, outcome: Outcome) => {
    if (outcome.module === 'campo_extra') extra.forget(command.actor.tenant);
    if (settings.has(outcome.module)) parameters.forget(command.actor.tenant);
    return { data: outcome };
  };

  const reads = personalReads(ports);

  /** Values with their long shapes put into the files bucket. */
  const shelved = ({ actor }: Command, module: AnyModule, values: Readonly<Record<string, unknown>>) =>
    shelveShapes(ports.files, actor.tenant, module, values);

  const noteRecord = (c: Context<ApiEnv>, modulo: string, id: string, values: readonly string[]) =>
    reads.note(c, {
      module: moduleOf(product, modulo),
      access: write.access(sessionOf(c).actor),
      records: [id],
      values,
    });

  app.get('/health', (c) => c.json({ status: 'healthy', service: 'gore-os' }));

  app.get('/api/v1/openapi.json', async (c) => {
    const { openApi } = await import('@gore/core/openapi/document.ts');
    return jsonWithEtag(c, openApi(product, config.version), 'private, no-cache');
  });

  app.get('/api/v1/yo', async (c) => {
    const { actor } = sessionOf(c);
    const labelOf = (code: string) => actor.policy?.roles[code]?.label ?? product.roles[code] ?? code;
    const [seenAs] = actor.preview?.roles ?? [];
    const alerta = await auditNotice(write, actor);
    return c.json({
      data: {
        ...(alerta ? { alerta } : {}),
        usuario: { id: actor.id, nombre: actor.nombre },
        roles: actor.roles.map((code) => ({ code, label: labelOf(code) })),
        institucion: await ports.institution(actor.tenant),
        packs: navigationFor(product, write.access(actor)),
        ...(seenAs ? { vistaPrevia: { rol: seenAs, label: labelOf(seenAs) } } : {}),
        embebido: config.embedded,
        version: config.version,
      },
    });
  });

  app.get('/api/v1/esquema/:modulo', async (c) => {
    const { actor } = sessionOf(c);
    const module = moduleOf(product, c.req.param('modulo'));
    const access = write.access(actor);
    if (!access.exists(module.name)) throw notFound();
    if (!access.may(module.name, 'leer')) throw forbidden();
    const added = await write.extraFields(actor.tenant, module.name);
    return jsonWithEtag(c, { data: schemaFor(product, module, access, added) }, 'private, no-cache');
  });

  fileRoutes(app, ports);
  hangingRoutes(app, ports);
  importRoutes(app, ports);
  jobRoutes(app, ports);
  reportRoutes(app, ports);
  wallRoutes(app, ports);
  sessionRoutes(app, ports);
  roleRoutes(app, config, ports);
  personalDataRoutes(app, ports);
  noticeRoutes(app, ports);
  recordChangeRoute(app, ports);
  backupRoutes(app, ports);

  app.get('/api/v1/:modulo/:id', async (c) => {
    const { modulo, id } = c.req.param();
    const deleted = c.req.query('eliminado') === '1';
    const answer = await viewRecord(write, commandOf(c), modulo, id, { deleted });
    await noteRecord(c, modulo, id, Object.keys(answer.data));
    return c.json(answer);
  });

  app.get('/api/v1/:modulo/:id/historial', async (c) => {
    const { modulo, id } = c.req.param();
    const answer = await viewHistory(write, commandOf(c), modulo, id, c.req.query('cursor'));
    const told = answer.data.flatMap(({ changes }) => changes.filter(({ suprimido }) => !suprimido));
    await noteRecord(c, modulo, id, [...new Set(told.map(({ field }) => field))]);
    return c.json(answer);
  });

  app.post('/api/v1/:modulo', async (c) => {
    const command = commandOf(c);
    const body = bodyOf(c);
    const module = moduleOf(product, c.req.param('modulo'));
    const values = await shelved(command, module, part(body, 'values'));
    const outcome = await createRecord(write, command, module, { values, input: part(body, 'input') });
    return c.json(written(command, outcome), 201);
  });

  app.patch('/api/v1/:modulo/:id', async (c) => {
    const command = commandOf(c);
    const body = bodyOf(c);
    const { modulo, id } = c.req.param();
    const module = moduleOf(product, modulo);
    const changes = await shelved(command, module, part(body, 'changes'));
    const request = { version: baseVersion(body), changes };
    return c.json(written(command, await patchRecord(write, command, module, id, request)));
  });

  app.post('/api/v1/:modulo/:id/restaurar', async (c) => {
    const command = commandOf(c);
    const { modulo, id } = c.req.param();
    const request = { version: baseVersion(bodyOf(c)) };
    return c.json(
      written(command, await restoreRecord(write, command, moduleOf(product, modulo), id, request)),
    );
  });

  app.post('/api/v1/:modulo/:id/:verbo', async (c) => {
    const command = commandOf(c);
    const body = bodyOf(c);
    const { modulo, id, verbo } = c.req.param();
    const request = { version: baseVersion(body), input: part(body, 'input') };
    const module = moduleOf(product, modulo);
    return c.json(written(command, await runTransition(write, command, module, id, verbo, request)));
  });

  return app;
};
