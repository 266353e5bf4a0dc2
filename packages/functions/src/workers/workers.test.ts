import type { MetricLabels } from '@gore/core/ports/metrics.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { logContext } from '../http/log-context.ts';
import { createEffectsWorker, type QueueEvent } from './effects.ts';
import { createMailWorker } from './mailer.ts';

const measured: [string, MetricLabels][] = [];
const metrics = {
  measure: (name: string, _: number, labels: MetricLabels) => void measured.push([name, labels]),
};
const settled = vi.fn(async () => {});
const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn(), settled };
beforeEach(() => {
  measured.length = 0;
  vi.clearAllMocks();
});

const queue = (...bodies: readonly string[]): QueueEvent => ({
  Records: bodies.map((body, at) => ({
    messageId: `m${at}`,
    body,
    attributes: { ApproximateReceiveCount: '1', SentTimestamp: String(Date.now() - 1000) },
  })),
});
const message = (effect: string) =>
  JSON.stringify({ effect, event: { tenant: 'nuble', actor: '01j', module: 'ipr', id: 'x' } });

describe('a worker of effects', () => {
  const seen: unknown[] = [];
  const worker = createEffectsWorker({
    handlers: {
      bien: async () => void seen.push(logContext()),
      mal: () => Promise.reject(new RangeError('Juana Pérez')),
    },
    log,
    metrics,
  });

  it('returns what failed and no other, a message nobody can read among it', async () => {
    const event = queue('{', message('mal'), 'null', message('bien'), message('otro'), '{"effect":"bien"}');
    expect((await worker(event)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual([
      'm0',
      'm1',
      'm2',
      'm4',
      'm5',
    ]);
    expect(JSON.stringify(log.error.mock.calls)).not.toContain('Juana');
    expect(settled).toHaveBeenCalledOnce();
  });

  it('says in the log on whose behalf it works', async () => {
    seen.length = 0;
    await worker(queue(message('bien')));
    expect(seen).toEqual([{ requestId: 'm0', tenant: 'nuble', actor: '01j' }]);
  });

  it('measures how long each waited and took, and how it ended', async () => {
    await worker(queue(message('bien'), message('mal')));
    expect(measured).toEqual([
      ['espera', { trabajo: 'bien' }],
      ['tarea', { trabajo: 'bien', resultado: 'ok' }],
      ['espera', { trabajo: 'mal' }],
      ['tarea', { trabajo: 'mal', resultado: 'falla' }],
    ]);
  });
});

describe('a worker of mails', () => {
  const worker = createMailWorker({
    composers: { clave: async () => [] },
    mailer: { send: async () => {} },
    log,
    metrics,
  });

  it('returns what failed and no other, and measures by kind', async () => {
    const job = (kind: string) => JSON.stringify({ kind, tenant: 'nuble' });
    const { batchItemFailures } = await worker(queue('{', job('clave'), job('raro')));
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m0', 'm2']);
    expect(measured.map(([, labels]) => labels)).toEqual([
      { trabajo: 'correo.clave', resultado: 'ok' },
      { trabajo: 'correo.raro', resultado: 'falla' },
    ]);
    expect(settled).toHaveBeenCalledOnce();
  });
});
