import type { Policy } from '@gore/core/kernel/declare/policy.ts';
import type { Actor } from '@gore/core/kernel/declare/record.ts';
import { forbidden, invalid, notFound } from '@gore/core/kernel/runtime/refusals.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import type { Hono } from 'hono';
import { portalCookies } from '../http/cookies.ts';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import { PREVIEW_PATH, writePreview } from '../http/preview.ts';
import { matrixOf, verbsToReview } from '../permissions/matrix.ts';
import { reviewedIn, roleRecords, rolesIn } from '../permissions/roles.ts';
import { bodyOf, commandOf, moduleOf, part } from './command.ts';
import type { ApiConfig, ApiPorts } from './ports.ts';

const noPolicy: Policy = { roles: {}, off: [] };

const withoutPreview = ({ preview: _, ...actor }: Actor): Actor => actor;

/** The roles of an institution: what each may do, changing it, and looking at the portal as one of them. */
export const roleRoutes = (app: Hono<ApiEnv>, config: ApiConfig, { write }: ApiPorts): void => {
  const { product, store, access } = write;
  const previewCookie = portalCookies(config.portalOrigin).preview;

  app.get('/api/v1/permisos', async (c) => {
    const { actor } = sessionOf(c);
    if (!access(actor).may('rol', 'leer')) throw forbidden();
    return c.json({ data: rolesIn(product, await roleRecords(store, actor.tenant)) });
  });

  app.get('/api/v1/permisos/:rol', async (c) => {
    const { actor } = sessionOf(c);
    if (!access(actor).may('rol', 'leer')) throw forbidden();
    const records = await roleRecords(store, actor.tenant);
    const role = rolesIn(product, records).find(({ code }) => code === c.req.param('rol'));
    if (!role) throw notFound();
    const record = records.find(({ codigo }) => codigo === role.code);
    const { policy = noPolicy } = actor;
    return c.json({ data: { rol: role, modulos: matrixOf(product, role.code, policy, reviewedIn(record)) } });
  });

  app.post('/api/v1/permisos/:rol', async (c) => {
    const command = commandOf(c);
    const { tenant } = command.actor;
    if (!access(command.actor).may('rol', 'ajustar')) throw forbidden();
    const body = bodyOf(c);
    const roles = rolesIn(product, await roleRecords(store, tenant));
    const role = roles.find(({ code }) => code === c.req.param('rol'));
    if (!role) throw notFound();
    const module = moduleOf(product, 'rol');
    // Only what changes the grants is done once for a key: a record that is already there is found again.
    const { idempotency: _, ...creating } = command;
    const { id, version } =
      role.record ??
      (await createRecord(write, creating, module, { values: { clave: role.code, nombre: role.label } }));
    const base = role.record && typeof body.version === 'number' ? body.version : version;
    const input = {
      delta: part(body, 'delta'),
      revisados: verbsToReview(product),
      motivo: body.motivo,
      ...(body.vigenteDesde ? { vigenteDesde: body.vigenteDesde } : {}),
    };
    return c.json({
      data: await runTransition(write, command, module, id, 'ajustar', { version: base, input }),
    });
  });

  app.post(PREVIEW_PATH, async (c) => {
    const { rol, unidad } = bodyOf(c);
    if (rol === null) {
      previewCookie.clear(c);
      return c.json({ data: { rol: null } });
    }
    const actor = withoutPreview(sessionOf(c).actor);
    if (!access(actor).may('rol', 'ajustar')) throw forbidden();
    const roles = rolesIn(product, await roleRecords(store, actor.tenant));
    const role = roles.find(({ code, kind }) => code === rol && kind !== 'todos');
    if (!role) throw invalid([{ field: 'rol', message: 'Elija un rol de la lista.' }]);
    const unit =
      typeof unidad === 'string'
        ? await store.get({ tenant: actor.tenant, module: 'division', id: unidad })
        : undefined;
    if (unidad !== undefined && (!unit || unit.eliminadoEn))
      throw invalid([{ field: 'unidad', message: 'Elija una unidad de la lista.' }]);
    previewCookie.write(c, writePreview({ role: role.code, unit: unit?.id }));
    return c.json({ data: { rol: role.code } });
  });
};
