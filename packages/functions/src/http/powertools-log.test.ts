import { afterEach, expect, it, vi } from 'vitest';
import { powertoolsLog } from './powertools-log.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

it('writes an entry of JSON with its level', () => {
  // Makes the logger write to the console of this process instead of one of its own.
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  const entries: unknown[] = [];
  const keep = (entry: string): void => {
    entries.push(JSON.parse(entry));
  };
  for (const level of ['info', 'warn', 'error'] as const) vi.spyOn(console, level).mockImplementation(keep);
  const log = powertoolsLog('auth');
  log.info('ingreso', { tenant: 'nuble', usuario: '01j' });
  log.warn('ingreso_fallido', { reason: 'sin_cuenta' });
  log.error('falla_interna');
  expect(entries).toMatchObject([
    { level: 'INFO', service: 'auth', message: 'ingreso', tenant: 'nuble', usuario: '01j' },
    { level: 'WARN', message: 'ingreso_fallido', reason: 'sin_cuenta' },
    { level: 'ERROR', message: 'falla_interna' },
  ]);
});
