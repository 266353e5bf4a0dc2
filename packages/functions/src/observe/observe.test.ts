import type { Failure } from '@gore/core/failures/failure.ts';
import { GoreError, unavailable } from '@gore/core/kernel/runtime/error.ts';
import { producto } from '@gore/core/modules/producto.ts';
import type { MetricLabels, Metrics } from '@gore/core/ports/metrics.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '../http/api.ts';
import { type HttpHandler, lambdaHandler } from '../http/lambda.ts';
import { traceOf } from '../http/log.ts';
import { inLogContext, logContext } from '../http/log-context.ts';
import { HIDDEN, lineFields } from '../http/log-line.ts';
import { eventOf } from '../http/testing/event.ts';
import { openTestPorts, type TestPorts } from '../http/testing/ports.ts';
import { actOf } from './act.ts';
import { emfMetrics } from './emf-metrics.ts';
import { failureLog } from './failure-log.ts';
import { endingOf } from './observe-request.ts';
import { observeRun } from './observe-run.ts';

describe('what a request is about', () => {
  it.each([
    ['GET', '/api/v1/:modulo', '/api/v1/ipr', 'ipr', 'listar'],
    ['GET', '/api/v1/:modulo/:id', '/api/v1/ipr/01j', 'ipr', 'leer'],
    ['POST', '/api/v1/:modulo', '/api/v1/ipr', 'ipr', 'crear'],
    ['PATCH', '/api/v1/:modulo/:id', '/api/v1/ipr/01j', 'ipr', 'editar'],
    ['POST', '/api/v1/:modulo/:id/:verbo', '/api/v1/usuario/01j/desactivar', 'usuario', 'desactivar'],
    ['POST', '/api/v1/:modulo/:id/:verbo', '/api/v1/usuario/01j/juana-perez', 'usuario', 'otro'],
    ['POST', '/api/v1/:modulo/:id/eliminar', '/api/v1/ipr/01j/eliminar', 'ipr', 'eliminar'],
    ['GET', '/api/v1/:modulo/:id/historial', '/api/v1/ipr/01j/historial', 'ipr', 'historial'],
    ['GET', '/api/v1/opciones/:modulo', '/api/v1/opciones/ipr', 'ipr', 'opciones'],
    ['GET', '/api/v1/:modulo', '/api/v1/juana-perez', 'otro', 'otro'],
    ['GET', '/api/v1/auditoria', '/api/v1/auditoria', 'auditoria', 'leer'],
    [
      'POST',
      '/api/v1/sistema/colas/:cola/reenviar',
      '/api/v1/sistema/colas/mail/reenviar',
      'sistema',
      'colas-reenviar',
    ],
    ['GET', '/*', '/api/v1/nada/juana', 'otro', 'otro'],
    ['GET', '/', '/', 'otro', 'otro'],
  ])('%s %s', (method, pattern, path, modulo, verbo) => {
    expect(actOf(method, pattern, path, producto)).toEqual({ modulo, verbo });
  });

  it('is of some other module while nobody names them', () => {
    expect(actOf('GET', '/api/v1/:modulo', '/api/v1/ipr', undefined)).toEqual({
      modulo: 'otro',
      verbo: 'otro',
    });
  });

  it.each([
    [200, 'ok'],
    [304, 'ok'],
    [404, 'rechazo'],
    [429, 'rechazo'],
    [500, 'falla'],
    [503, 'no_disponible'],
  ] as const)('ends %i as %s', (status, ending) => {
    expect(endingOf(status)).toBe(ending);
  });
});

describe('a request', () => {
  const measured: { name: string; value: number; labels: MetricLabels }[] = [];
  const metrics: Metrics = { measure: (name, value, labels) => measured.push({ name, value, labels }) };
  let ports: TestPorts;
  let handler: HttpHandler;
  beforeAll(async () => {
    ports = await openTestPorts();
    const origin = 'https://portal.gob.cl';
    const app = createApi(
      { portalOrigin: origin, addressHeader: 'x-direccion' },
      { ...ports, metrics, product: producto },
    );
    app.get('/health', (c) => c.json({}));
    app.get('/api/auth/opciones', (c) => c.json({ context: logContext() }));
    app.get('/api/auth/login', () => {
      throw new RangeError('Juana Pérez');
    });
    app.post('/api/auth/logout', () => {
      throw new GoreError('conflicto', 'No.');
    });
    app.get('/api/auth/callback', () => {
      throw unavailable('Espere.', 3, new Error('x'));
    });
    handler = lambdaHandler(app);
  });
  afterAll(() => ports.efimero.close());
  beforeEach(() => {
    measured.length = 0;
    ports.logged.length = 0;
  });

  it.each([
    ['GET', '/api/auth/opciones', 'opciones', 'ok'],
    ['GET', '/api/auth/login', 'login', 'falla'],
    ['POST', '/api/auth/logout', 'logout', 'rechazo'],
    ['GET', '/api/auth/callback', 'callback', 'no_disponible'],
  ])('%s %s is measured once, by how it ended', async (method, path, verbo, resultado) => {
    const headers = { origin: 'https://portal.gob.cl', 'content-type': 'application/json' };
    await handler(
      eventOf(`${path}?nombre=Juana`, { method, headers, ...(method === 'POST' ? { body: '{}' } : {}) }),
    );
    expect(measured).toEqual([
      { name: 'solicitud', value: expect.any(Number), labels: { modulo: 'auth', verbo, resultado } },
    ]);
    expect(JSON.stringify([measured, ports.logged])).not.toContain('Juana');
  });

  it('is told to the log when it changes something, and not when it reads', async () => {
    await handler(eventOf('/api/auth/opciones'));
    expect(ports.logged).toEqual([]);
    const headers = { origin: 'https://portal.gob.cl', 'content-type': 'application/json' };
    await handler(eventOf('/api/auth/logout', { method: 'POST', headers, body: '{}' }));
    expect(ports.logged).toMatchObject([
      {
        level: 'info',
        message: 'solicitud',
        fields: { metodo: 'POST', modulo: 'auth', verbo: 'logout', estado: 409 },
      },
    ]);
  });

  it('gives its id to whatever is logged on the way', async () => {
    const { body } = await handler(eventOf('/api/auth/opciones'));
    expect(JSON.parse(body)).toEqual({ context: { requestId: 'req-1' } });
    expect(logContext()).toEqual({});
  });

  it('is not measured when it only asks whether the function lives', async () => {
    await handler(eventOf('/health'));
    expect(measured).toEqual([]);
  });
});

describe('a line of the log', () => {
  it('says on whose behalf and which version', () => {
    vi.stubEnv('RELEASE', '1.2.3');
    const context = { requestId: 'r1', tenant: 'nuble', actor: '01j' };
    expect(inLogContext(context, () => lineFields({ n: 1, nada: undefined }))).toEqual({
      ...context,
      version: '1.2.3',
      n: 1,
    });
    vi.unstubAllEnvs();
  });

  it.each(['12.345.678-5', '12345678-K', 'juana.perez@gore.cl', 'el 9.876.543-2 no'])(
    'hides «%s»',
    (value) => {
      expect(lineFields({ value }).value).toBe(HIDDEN);
    },
  );

  it.each(['7d444840-9dc0-11d1-b245-5ffdce74fad2', '01j9z', 'IT-2026-00001', 'at f (a.ts:12:3456)'])(
    'leaves «%s»',
    (value) => {
      expect(lineFields({ value }).value).toBe(value);
    },
  );
});

describe('the log of failures', () => {
  const silent = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };

  it('counts the errors it is told of, in the institution they happened in', async () => {
    const noted: [Failure, string | undefined][] = [];
    const groups = { note: async (failure: Failure, tenant?: string) => void noted.push([failure, tenant]) };
    const log = failureLog(silent, 'commands', groups);
    const context = { requestId: 'r1', tenant: 'nuble' };
    inLogContext(context, () => log.error('falla_interna', traceOf(new RangeError('12.345.678-5'))));
    log.error('otra', { ...traceOf(new TypeError('x')), tenant: 'maule' });
    log.error('sin_error', { reason: 'x' });
    log.warn('nada', traceOf(new Error('x')));
    await log.settled?.();
    expect(noted.map(([{ name, service }, tenant]) => [name, service, tenant])).toEqual([
      ['RangeError', 'commands', 'nuble'],
      ['TypeError', 'commands', 'maule'],
    ]);
    expect(JSON.stringify(noted)).not.toContain('345');
    expect(silent.error).toHaveBeenCalledTimes(3);
  });

  it('gets in nobody’s way when it cannot count', async () => {
    const log = failureLog(silent, 'commands', { note: () => Promise.reject(new Error('away')) });
    log.error('falla_interna', traceOf(new Error('x')));
    await vi.waitFor(() =>
      expect(silent.warn).toHaveBeenCalledWith('falla_sin_contar', { service: 'commands' }),
    );
  });
});

describe('what runs by itself', () => {
  it('is measured, and fails as it failed', async () => {
    const measure = vi.fn();
    expect(await observeRun({ measure }, 'horario', { nombre: 'noche' }, async () => 4)).toBe(4);
    await expect(
      observeRun({ measure }, 'horario', { nombre: 'noche' }, () => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    expect(measure.mock.calls.map(([, , labels]) => labels)).toEqual([
      { nombre: 'noche', resultado: 'ok' },
      { nombre: 'noche', resultado: 'falla' },
    ]);
  });
});

it('figures for CloudWatch are one line each: by ending for the objectives, and by all that is known', () => {
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  const lines: unknown[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(JSON.parse(line)));
  emfMetrics().measure('solicitud', 12, { modulo: 'ipr', verbo: 'crear', resultado: 'ok' });
  emfMetrics().measure('espera', 5, { trabajo: 'a.b' });
  emfMetrics().measure('horario', 5, { nombre: 'noche', resultado: 'ok' });
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  expect(lines).toMatchObject([
    {
      _aws: {
        CloudWatchMetrics: [
          {
            Namespace: 'GORE_OS',
            Dimensions: [['resultado'], ['modulo', 'verbo', 'resultado']],
            Metrics: [{ Name: 'solicitud', Unit: 'Milliseconds' }],
          },
        ],
      },
      modulo: 'ipr',
      verbo: 'crear',
      resultado: 'ok',
      solicitud: 12,
    },
    { _aws: { CloudWatchMetrics: [{ Dimensions: [['trabajo']] }] }, espera: 5 },
    { horario: 5, nombre: 'noche' },
  ]);
});
