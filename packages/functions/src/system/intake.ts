import type { Failure } from '@gore/core/failures/failure.ts';
import { readBrowserReport, readPolicyReports } from '@gore/core/failures/read-report.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import type { Context, Hono } from 'hono';
import type { ApiEnv } from '../http/env.ts';
import type { SystemConfig, SystemPorts } from './ports.ts';

/** Characters a report may have: a stack of a page is a tenth of it. */
const longest = 16_384;

/**
 * What browsers report of the pages: errors of their code, and what the content security policy kept out. Anybody may
 * send one, so that only what may be kept of it is read, and only counted.
 */
export const intakeRoutes = (app: Hono<ApiEnv>, { version }: SystemConfig, ports: SystemPorts): void => {
  const { failures, tenantOf } = ports;

  const note = async (c: Context<ApiEnv>, found: readonly Failure[]) => {
    if (found.length) {
      const tenant = await tenantOf(c.req.raw.headers);
      for (const failure of found) await failures.note(failure, tenant);
    }
    return c.body(null, 204);
  };

  const bodyOf = async (c: Context<ApiEnv>): Promise<unknown> => {
    if ((await c.req.text()).length > longest)
      throw new GoreError('demasiado', 'El informe es demasiado largo: envíe solo el comienzo.');
    return c.get('body');
  };

  app.post('/api/errores', async (c) => {
    const failure = readBrowserReport(await bodyOf(c), version);
    return note(c, failure ? [failure] : []);
  });

  app.post('/api/errores/politica', async (c) => note(c, readPolicyReports(await bodyOf(c), version)));
};
