import { holds } from '@gore/core/kernel/runtime/audit/powers.ts';
import { forbidden } from '@gore/core/kernel/runtime/refusals.ts';
import type { Hono } from 'hono';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import type { CommandPorts } from './ports.ts';

/** Power to see how backups stand; they are of the whole installation and show nothing of what is in them. */
const watching = 'vigilarRespaldos';

/** How the backups of the installation stand, for who answers for it. */
export const backupRoutes = (app: Hono<ApiEnv>, { write, backups }: CommandPorts): void => {
  app.get('/api/v1/respaldos', async (c) => {
    if (!holds(write.product, write.access(sessionOf(c).actor), watching)) throw forbidden();
    return c.json({ data: await backups() });
  });
};
