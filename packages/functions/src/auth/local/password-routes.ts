import type { Hono } from 'hono';
import { type ApiEnv, sessionOf } from '../../http/env.ts';
import { traceOf } from '../../http/log.ts';
import type { AuthPorts } from '../config.ts';
import { readInput } from './read-input.ts';

/** Choosing a password: by a link, or over the current one. */
export const passwordRoutes = (app: Hono<ApiEnv>, ports: AuthPorts): void => {
  const { accounts, mails } = ports.local;

  /** The password did change: a queue that is away must not make it look otherwise. */
  const tell = (owner: { readonly tenant: string; readonly user: string }) =>
    mails.send({ kind: 'clave_cambiada', ...owner }).catch((error: unknown) => {
      ports.log.error('aviso_no_enviado', { tenant: owner.tenant, ...traceOf(error) });
    });

  app.post('/api/auth/clave/solicitar', async (c) => {
    const { cuenta } = readInput(c, 'cuenta');
    // Whether the account exists is found out by the worker: here it is answered, and takes, always the same.
    const tenant = await ports.tenantOf(c.req.raw.headers);
    await mails.send({ kind: 'restablecer', tenant, account: cuenta });
    return c.json({ data: { enviado: true } }, 202);
  });

  app.post('/api/auth/clave/restablecer', async (c) => {
    const { enlace, clave } = readInput(c, 'enlace', 'clave');
    const tenant = await ports.tenantOf(c.req.raw.headers);
    const user = await accounts.passwords.reset(tenant, enlace, clave);
    ports.log.info('clave_restablecida', { tenant, usuario: user });
    await tell({ tenant, user });
    return c.json({ data: { cambiada: true } });
  });

  app.post('/api/auth/clave', async (c) => {
    const { actual, clave } = readInput(c, 'actual', 'clave');
    const { id, actor } = sessionOf(c);
    const key = { tenant: actor.tenant, user: actor.id };
    await accounts.passwords.change(key, {
      current: actual,
      next: clave,
      address: c.get('address'),
      session: id,
    });
    ports.log.info('clave_cambiada', { tenant: actor.tenant, usuario: actor.id });
    await tell(key);
    return c.json({ data: { cambiada: true } });
  });
};
