import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { ReadModel } from '@gore/core/kernel/readmodel/query.ts';
import { holds } from '@gore/core/kernel/runtime/audit/powers.ts';
import { purgeRecord } from '@gore/core/kernel/runtime/audit/purge.ts';
import { keptUntil, newestInTerm } from '@gore/core/kernel/runtime/audit/retention.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { forbidden } from '@gore/core/kernel/runtime/refusals.ts';
import type { LivingReferences } from '@gore/core/kernel/runtime/write/change.ts';
import type { Context, Hono } from 'hono';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import { bodyOf, commandOf, moduleOf } from './command.ts';
import { everythingOf } from './everything.ts';
import type { QueryPorts } from './queries.ts';
import { asking } from './read-context.ts';

/** Power to delete for good what no longer has to be kept. */
const purging = 'depurar';
const mostListed = 100;
const mostAtOnce = 25;

/** Terms of conservation: what has come to its end, and the decision of a person to delete it for good. */
export const retentionRoutes = (
  app: Hono<ApiEnv>,
  ports: QueryPorts,
  readModel: ReadModel,
  livingReferences: LivingReferences,
): void => {
  const { write, timeZone } = ports;
  const { product, store } = write;

  const decider = (c: Context<ApiEnv>) => {
    const { actor } = sessionOf(c);
    if (!holds(product, write.access(actor), purging)) throw forbidden();
    return actor;
  };

  /** Records of a module whose term is over, living or deleted, oldest first, as far as a person reads at once. */
  const dueIn = async (tenant: string, module: AnyModule) => {
    const { retention } = module;
    if (!retention) return [];
    const { hoy, fechaLocal } = write.clockOf(tenant);
    const where = {
      op: 'lte',
      left: { field: retention.from },
      right: { value: newestInTerm(hoy(), retention.years) },
    } as const;
    const context = await everythingOf(write, tenant, timeZone);
    const request = { module: module.name, where, sort: retention.from, limit: mostListed, columns: [] };
    const [living, deleted] = await Promise.all(
      [false, true].map((gone) => asking(() => readModel.list(context, { ...request, deleted: gone }))),
    );
    const ids = [...(living?.rows ?? []), ...(deleted?.rows ?? [])].map(({ id }) => id);
    const records = await store.getMany(ids.map((id) => ({ tenant, module: module.name, id })));
    return records.flatMap((record) => {
      const until = keptUntil(retention, record, fechaLocal);
      return until !== undefined && until < hoy()
        ? [{ id: record.id, codigo: record.codigo, estado: record.estado, until }]
        : [];
    });
  };

  app.get('/api/v1/retencion', async (c) => {
    const { tenant } = decider(c);
    const governed = product.modules.filter(({ retention }) => retention);
    const data = [];
    for (const module of governed) {
      const { name, label, retention } = module;
      data.push({ module: name, label: label.many, retention, due: await dueIn(tenant, module) });
    }
    return c.json({ data });
  });

  app.post('/api/v1/retencion', async (c) => {
    decider(c);
    const { modulo, registros, motivo } = bodyOf(c);
    const ids = Array.isArray(registros) ? registros.map(String) : [];
    if (typeof motivo !== 'string' || !ids.length || ids.length > mostAtOnce)
      throw new GoreError('malformado', `Elija entre 1 y ${mostAtOnce} registros y explique el motivo.`);
    const { name } = moduleOf(product, String(modulo));
    // The key of the request stands for all of it, and each purge is a write of its own.
    const { idempotency: _, ...command } = commandOf(c);
    const data = [];
    for (const id of ids) {
      try {
        const { codigo } = await purgeRecord({ ...write, livingReferences }, command, {
          module: name,
          id,
          motivo,
        });
        data.push({ id, codigo, purged: true });
      } catch (error) {
        if (!(error instanceof GoreError) || error.kind === 'no_disponible') throw error;
        data.push({ id, purged: false, message: error.message });
      }
    }
    return c.json({ data });
  });
};
