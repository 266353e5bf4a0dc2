import { mustUseSecondFactor } from '@gore/core/identity/accounts/policy.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import type { Context, Hono } from 'hono';
import { type ApiEnv, sessionOf } from '../../http/env.ts';
import type { AuthPorts } from '../config.ts';
import { readInput } from './read-input.ts';

const instant = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();

const ownerOf = (c: Context<ApiEnv>) => {
  const { tenant, id } = sessionOf(c).actor;
  return { tenant, user: id };
};

/** What a person sees and changes of their own account. */
export const ownAccountRoutes = (app: Hono<ApiEnv>, ports: AuthPorts): void => {
  const { accounts } = ports.local;
  const { secondFactor } = accounts;

  app.get('/api/auth/cuenta', async (c) => {
    const owner = ownerOf(c);
    const { roles } = sessionOf(c).actor;
    const [credential, policy, devices] = await Promise.all([
      accounts.credentials.get(owner),
      accounts.policyOf(owner.tenant),
      accounts.devices.list(owner),
    ]);
    return c.json({
      data: {
        local: policy.means.includes('local'),
        claveDesde: instant(credential?.changedAt),
        segundoFactor: {
          desde: instant(credential?.enrolledAt),
          codigos: credential?.recoveryCodes ?? 0,
          obligatorio: mustUseSecondFactor(policy, roles),
        },
        equipos: devices.map(({ id, since, endsAt, ip, browser }) => ({
          id,
          navegador: browser,
          ip,
          desde: instant(since),
          hasta: instant(endsAt),
        })),
      },
    });
  });

  app.post('/api/auth/segundo-factor/inscripcion', async (c) => {
    const owner = ownerOf(c);
    const { seed, uri } = await secondFactor.offer(owner, await ports.local.institutionName(owner.tenant));
    return c.json({ data: { semilla: seed, uri } });
  });

  app.post('/api/auth/segundo-factor/confirmar', async (c) => {
    const { codigo } = readInput(c, 'codigo');
    const codigos = await secondFactor.enrol(ownerOf(c), codigo, c.get('address'));
    return c.json({ data: { codigos } });
  });

  app.post('/api/auth/segundo-factor/codigos', async (c) => {
    const { clave } = readInput(c, 'clave');
    return c.json({ data: { codigos: await secondFactor.renewCodes(ownerOf(c), clave, c.get('address')) } });
  });

  app.post('/api/auth/segundo-factor/quitar', async (c) => {
    const { clave } = readInput(c, 'clave');
    await secondFactor.withdraw(ownerOf(c), clave, c.get('address'));
    return c.json({ data: { quitado: true } });
  });

  app.post('/api/auth/equipos/olvidar', async (c) => {
    const { equipo } = readInput(c, 'equipo');
    if (!(await accounts.devices.forget(ownerOf(c), equipo)))
      throw new GoreError('no_encontrado', 'Ese equipo ya no está en su lista. Recargue la página.');
    return c.json({ data: { olvidado: true } });
  });
};
