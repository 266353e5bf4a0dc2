import { type KeptSignIn, readSignIns } from '@gore/core/identity/sign-in-log.ts';
import { impersonalName } from '@gore/core/kernel/declare/impersonal.ts';
import { holds, reviewAudit } from '@gore/core/kernel/runtime/audit/powers.ts';
import { readReads } from '@gore/core/kernel/runtime/audit/reads.ts';
import { fieldLabel } from '@gore/core/kernel/runtime/audit/words.ts';
import { forbidden } from '@gore/core/kernel/runtime/refusals.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import type { Context, Hono } from 'hono';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import type { QueryPorts } from './queries.ts';

const pageSize = 50;
/** Months back in which somebody's own sign-ins are looked for. */
const ownMonths = 3;
const ownSignIns = 20;

const monthBefore = (month: string, count: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 - count, 1)).toISOString().slice(0, 7);
};

const namesOf = async ({ store }: WriteDeps, tenant: string, ids: readonly (string | undefined)[]) => {
  const keys = [...new Set(ids)].flatMap((id) =>
    id && !id.includes(':') ? [{ tenant, module: 'usuario', id }] : [],
  );
  const people = await store.getMany(keys);
  const names = new Map(people.map(({ id, data }) => [id, String(data.nombre ?? 'Persona')]));
  return (id: string): string => names.get(id) ?? impersonalName(id) ?? 'Persona';
};

/** The logs of sign-ins and of reads of personal data, for those who review; one's own sign-ins for everybody. */
export const logRoutes = (app: Hono<ApiEnv>, { write, now }: QueryPorts): void => {
  const { product, store } = write;

  const reviewer = (c: Context<ApiEnv>) => {
    const { actor } = sessionOf(c);
    if (!holds(product, write.access(actor), reviewAudit)) throw forbidden();
    return actor;
  };
  const thisMonth = () => new Date(now()).toISOString().slice(0, 7);
  const pageOf = (c: Context<ApiEnv>, tenant: string) => {
    const cursor = c.req.query('cursor');
    return {
      tenant,
      month: c.req.query('mes') || thisMonth(),
      limit: pageSize,
      ...(cursor ? { cursor } : {}),
    };
  };
  const given = <K extends string>(c: Context<ApiEnv>, parameter: string, name: K) => {
    const value = c.req.query(parameter);
    return (value ? { [name]: value } : {}) as { readonly [P in K]?: string };
  };

  app.get('/api/v1/ingresos', async (c) => {
    const { tenant } = reviewer(c);
    const result = c.req.query('resultado');
    const { data, next } = await readSignIns(store, {
      ...pageOf(c, tenant),
      ...given(c, 'quien', 'user'),
      ...given(c, 'ip', 'ip'),
      ...(result ? { failed: result === 'fallidos' } : {}),
    });
    const names = await namesOf(
      write,
      tenant,
      data.map(({ user }) => user),
    );
    return c.json({
      data: data.map(({ at, means, outcome, user, purpose, ip, browser }) => ({
        at,
        means,
        outcome,
        ip,
        browser,
        ...(purpose ? { purpose } : {}),
        ...(user ? { user: { id: user, nombre: names(user) } } : {}),
      })),
      meta: { next },
    });
  });

  app.get('/api/v1/mis-ingresos', async (c) => {
    const { tenant, id } = sessionOf(c).actor;
    const found: KeptSignIn[] = [];
    for (let back = 0; back < ownMonths && found.length < ownSignIns; back += 1) {
      const month = monthBefore(thisMonth(), back);
      const limit = ownSignIns - found.length;
      found.push(...(await readSignIns(store, { tenant, month, limit, user: id })).data);
    }
    return c.json({
      data: found.map(({ at, means, outcome, ip, browser }) => ({ at, means, outcome, ip, browser })),
    });
  });

  app.get('/api/v1/lecturas', async (c) => {
    const { tenant } = reviewer(c);
    const { data, next } = await readReads(store, {
      ...pageOf(c, tenant),
      ...given(c, 'quien', 'actor'),
      ...given(c, 'modulo', 'module'),
      ...given(c, 'registro', 'record'),
    });
    const names = await namesOf(
      write,
      tenant,
      data.map(({ actor }) => actor),
    );
    return c.json({
      data: data.map(({ at, actor, module: name, records, fields, purpose, asked, ip }) => {
        const module = product.find(name);
        return {
          at,
          actor: { id: actor, nombre: names(actor) },
          module: name,
          moduleLabel: module?.label.many ?? name,
          records,
          fields: fields.map((field) => (module ? fieldLabel({ module, extra: {} }, field) : field)),
          purpose,
          asked,
          ip,
        };
      }),
      meta: { next },
    });
  });
};
