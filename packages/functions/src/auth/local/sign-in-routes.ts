import { DEVICE_MS } from '@gore/core/identity/accounts/devices.ts';
import type { Context, Hono } from 'hono';
import { portalCookies } from '../../http/cookies.ts';
import type { ApiEnv } from '../../http/env.ts';
import { browserOf } from '../attempt.ts';
import type { AuthConfig, AuthPorts } from '../config.ts';
import { visitorOf } from '../visitor.ts';
import { createFinish, stepExpired } from './finish.ts';
import { optionalText, readInput, ticked } from './read-input.ts';

/** Signing in with a local account, in one step or two. */
export const signInRoutes = (app: Hono<ApiEnv>, config: AuthConfig, ports: AuthPorts): void => {
  const { accounts, findUserById } = ports.local;
  const cookies = portalCookies(config.portalOrigin);
  const { finish, open } = createFinish(config, ports);

  /** Who made the first step in this browser. */
  const stepOf = async (c: Context<ApiEnv>) => {
    const secret = cookies.step.read(c);
    const step = await accounts.steps.find(secret);
    if (!secret || !step) throw stepExpired();
    return { secret, step };
  };

  const remember = async (c: Context<ApiEnv>, owner: { tenant: string; user: string }) => {
    if (!ticked(c, 'recordar')) return;
    const seen = { ip: c.get('address'), browser: browserOf(visitorOf(c, undefined)) };
    cookies.device.write(c, await accounts.devices.remember(owner, seen), DEVICE_MS / 1000);
  };

  app.post('/api/auth/local', async (c) => {
    const { cuenta, clave } = readInput(c, 'cuenta', 'clave');
    const tenant = await ports.tenantOf(c.req.raw.headers);
    const outcome = await accounts.signIn.password({
      tenant,
      account: cuenta,
      password: clave,
      address: c.get('address'),
      device: cookies.device.read(c),
      purpose: optionalText(c, 'motivo'),
    });
    return c.json({ data: { paso: await finish(c, tenant, outcome, 'clave_incorrecta') } });
  });

  app.post('/api/auth/local/codigo', async (c) => {
    const { codigo } = readInput(c, 'codigo');
    const { secret, step } = await stepOf(c);
    const outcome = await accounts.signIn.code({ step: secret, code: codigo, address: c.get('address') });
    const paso = await finish(c, step.tenant, outcome, 'codigo_incorrecto');
    await remember(c, step);
    return c.json({ data: { paso } });
  });

  app.post('/api/auth/local/inscripcion', async (c) => {
    const { step } = await stepOf(c);
    if (step.needs !== 'inscribir') throw stepExpired();
    const offer = await accounts.secondFactor.offer(step, await ports.local.institutionName(step.tenant));
    return c.json({ data: { semilla: offer.seed, uri: offer.uri } });
  });

  app.post('/api/auth/local/inscripcion/confirmar', async (c) => {
    const { codigo } = readInput(c, 'codigo');
    const { secret, step } = await stepOf(c);
    if (step.needs !== 'inscribir') throw stepExpired();
    const codigos = await accounts.secondFactor.enrol(step, codigo, c.get('address'));
    await accounts.steps.end(secret);
    await open(c, step.tenant, await findUserById(step.tenant, step.user), 'local');
    await remember(c, step);
    return c.json({ data: { paso: 'listo', codigos } });
  });
};
