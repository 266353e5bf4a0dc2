import { timingSafeEqual } from 'node:crypto';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import type { Hono } from 'hono';
import type { ApiEnv } from '../http/env.ts';
import type { ApiConfig } from './ports.ts';
import type { QueryPorts } from './queries.ts';

const isLoopback = (address: string) => /^(127\.|::1$|::ffff:127\.)/.test(address);

const sameSecret = (given: string, wanted: string) => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** `/ready`: which release answers and whether every part the product stands on answers; for operators, by token or from the machine itself. */
export const readinessRoute = (
  app: Hono<ApiEnv>,
  { version }: ApiConfig,
  { pool, write, readyToken }: QueryPorts,
): void => {
  const { store } = write;
  const parts: Readonly<Record<string, () => Promise<unknown>>> = {
    dynamodb: () => store.get({ tenant: 'sin', module: 'institucion', id: 'sin' }),
    postgresql: () => pool.query('select 1'),
  };
  app.get('/ready', async (c) => {
    const token = c.req.header('authorization')?.replace(/^Bearer /, '') ?? '';
    if (!isLoopback(c.get('address')) && !sameSecret(token, readyToken))
      throw new GoreError('no_encontrado', 'No existe lo que busca. Revise la dirección.');
    const answers = await Promise.allSettled(Object.values(parts).map((check) => check()));
    const failing = Object.keys(parts).filter((_, at) => answers[at]?.status === 'rejected');
    return c.json({ ready: failing.length === 0, failing, version }, failing.length ? 503 : 200);
  });
};
