import type { Hono } from 'hono';
import { bodyOf, commandOf } from '../api/command.ts';
import type { ApiPorts } from '../api/ports.ts';
import type { ApiEnv } from '../http/env.ts';
import { lightWall } from './walls.ts';

const text = (raw: unknown): string => (typeof raw === 'string' ? raw : '');

/** Giving a wall its key: the answer is the only time anybody sees it. */
export const wallRoutes = (app: Hono<ApiEnv>, { write }: Pick<ApiPorts, 'write'>): void => {
  app.post('/api/v1/pantallas', async (c) => {
    const { lugar, tablero, unidad, hasta } = bodyOf(c);
    const data = await lightWall(write, commandOf(c), {
      lugar: text(lugar),
      tablero: text(tablero),
      hasta: text(hasta),
      ...(unidad ? { unidad: text(unidad) } : {}),
    });
    return c.json({ data }, 201);
  });
};
