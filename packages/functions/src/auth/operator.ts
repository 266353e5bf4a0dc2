import { operatorActor } from '@gore/core/identity/operator.ts';
import type { Session } from '@gore/core/identity/session.ts';
import { notFound } from '@gore/core/kernel/runtime/refusals.ts';
import { systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import type { Context, Hono } from 'hono';
import { bodyOf, moduleOf, part } from '../api/command.ts';
import { portalCookies } from '../http/cookies.ts';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import type { AuthConfig, AuthPorts } from './config.ts';
import { createEntrance } from './entrance.ts';
import { isOperatorAtHome } from './switch.ts';
import { visitorOf } from './visitor.ts';

const hourMs = 3_600_000;

/** The act by which an operator of the platform enters an institution. */
export type OperatorEntry = (
  operator: Session['actor'],
  tenant: string,
  values: Readonly<Record<string, unknown>>,
  requestId: string,
) => Promise<{ readonly id: string; readonly hours: number }>;

/** Writes the act among the records of the institution, where its own people see it. */
export const createOperatorEntry =
  (write: WriteDeps): OperatorEntry =>
  async (operator, tenant, values, requestId) => {
    const { motivo, solicitud, horas } = values;
    const module = moduleOf(write.product, 'ingreso_operador');
    const command = { actor: systemActor(tenant, 'operacion'), requestId };
    const { id } = await createRecord(write, command, module, {
      values: { motivo, solicitud, horas, operador: operator.nombre, operadorId: operator.id },
    });
    return { id, hours: Number(horas) };
  };

/**
 * Entering an institution to operate it: only who administers the institution that operates the platform may, with a
 * reason and for some hours; the act is a record of the institution entered, and ending it ends the session.
 */
export const operatorRoutes = (app: Hono<ApiEnv>, config: AuthConfig, ports: AuthPorts): void => {
  const cookie = portalCookies(config.portalOrigin).session;
  const enter = createEntrance(ports);

  /** @throws GoreError as if there were no such route: nobody else has any use for it. */
  const operatorOf = (c: Context<ApiEnv>) => {
    const { actor } = sessionOf(c);
    if (!isOperatorAtHome(config, actor)) throw notFound();
    return actor;
  };

  app.get('/api/auth/operacion', async (c) => {
    const { tenant } = operatorOf(c);
    const all = await ports.institutions.active();
    return c.json({
      data: all.filter(({ id }) => id !== tenant).map(({ id, nombre, corto }) => ({ id, nombre, corto })),
    });
  });

  app.post('/api/auth/operacion/:institucion/entrar', async (c) => {
    const operator = operatorOf(c);
    const tenant = c.req.param('institucion');
    const institution = await ports.institutions.get(tenant);
    if (!institution?.active || tenant === operator.tenant) throw notFound();
    const values = part(bodyOf(c), 'values');
    const entry = await ports.operatorEntry(operator, tenant, values, c.get('requestId'));
    const user = { actor: operatorActor(tenant, entry.id, operator.nombre), active: true };
    const proven = { tenant, means: 'operacion', user, lifetime: entry.hours * hourMs } as const;
    cookie.write(c, await enter(proven, visitorOf(c, cookie.read(c))));
    return c.json({ data: { institucion: tenant } });
  });
};
