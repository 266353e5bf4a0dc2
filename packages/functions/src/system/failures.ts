import { isFingerprint } from '@gore/core/failures/fingerprint.ts';
import { EVERYWHERE } from '@gore/core/failures/groups.ts';
import type { Decision } from '@gore/core/failures/standing.ts';
import { impersonalName } from '@gore/core/kernel/declare/impersonal.ts';
import { notFound } from '@gore/core/kernel/runtime/refusals.ts';
import type { Hono } from 'hono';
import type { ApiEnv } from '../http/env.ts';
import type { SystemConfig, SystemPorts } from './ports.ts';
import { whoOperates, writeDown } from './who.ts';

const decisions = {
  resolver: 'RESOLVER',
  ignorar: 'IGNORAR',
  reabrir: 'REABRIR',
} as const satisfies Readonly<Record<Decision, string>>;

const labels = { resolver: 'Falla resuelta', ignorar: 'Falla ignorada', reabrir: 'Falla reabierta' } as const;

const isDecision = (raw: string): raw is Decision => Object.hasOwn(decisions, raw);

/** Failures by group: seeing them and deciding about them. */
export const failureRoutes = (app: Hono<ApiEnv>, config: SystemConfig, ports: SystemPorts): void => {
  const { failures, write } = ports;
  const idOf = (raw: string): string => {
    if (!isFingerprint(raw)) throw notFound();
    return raw;
  };

  app.get('/api/v1/sistema/errores', async (c) => {
    const { tenant = EVERYWHERE } = whoOperates(c, config, ports);
    const all = await failures.list(tenant);
    return c.json({
      data: all.map(({ frames, settledBy: _, ...group }) => ({ ...group, where: frames[0] })),
      meta: { version: config.version },
    });
  });

  app.get('/api/v1/sistema/errores/:huella', async (c) => {
    const { tenant = EVERYWHERE } = whoOperates(c, config, ports);
    const group = await failures.find(tenant, idOf(c.req.param('huella')));
    if (!group) throw notFound();
    const { settledBy, ...rest } = group;
    if (settledBy === undefined) return c.json({ data: rest });
    const person = await write.store.get({ tenant, module: 'usuario', id: settledBy });
    const nombre = person ? String(person.data.nombre) : (impersonalName(settledBy) ?? 'Operación');
    return c.json({ data: { ...rest, settledBy: nombre } });
  });

  app.post('/api/v1/sistema/errores/:huella/:decision', async (c) => {
    const { tenant = EVERYWHERE, id: actor } = whoOperates(c, config, ports);
    const id = idOf(c.req.param('huella'));
    const decision = c.req.param('decision');
    if (!isDecision(decision)) throw notFound();
    const group = await failures.find(tenant, id);
    if (!group) throw notFound();
    await writeDown(c, write, {
      accion: decisions[decision],
      resumen: `${labels[decision]}: ${group.name} (${id})`,
    });
    const { version: release } = config;
    const settled = await failures.settle(tenant, id, decision, { actor, release });
    if (!settled) throw notFound();
    return c.json({ data: { id, standing: settled.standing } });
  });
};
