import { folderOf } from '@gore/core/bulk/ledger.ts';
import { documentHtml } from '@gore/core/reports/html.ts';
import { writePrintJob } from '@gore/functions/exports/report/print-job.ts';
import { createJob, readJob } from '@gore/functions/jobs/job-record.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue, type FunctionName, sheetOf } from '../../stacks/functions/catalogue.ts';
import type { Container } from './harness/container.ts';
import {
  type HttpAnswer,
  httpEvent,
  jsonOf,
  queueEvent,
  scheduledEvent,
  stackEvent,
  streamEvent,
} from './harness/events.ts';
import { leastImport } from './harness/import-cost.ts';
import { openWorld, type World } from './harness/world.ts';

const names = Object.keys(catalogue) as FunctionName[];

let world: World;
beforeAll(async () => {
  world = await openWorld(names);
}, 240_000);
afterAll(() => world.close(), 120_000);

const ask = async (name: FunctionName, ...request: Parameters<typeof httpEvent>): Promise<HttpAnswer> =>
  (await world.start(name)).invoke(httpEvent(...request));

const bring = async (name: 'projector' | 'dispatcher', after = 0): Promise<number> => {
  const consumer = await world.start(name);
  const { Records, last } = await streamEvent(world, name, after);
  for (let at = 0; at < Records.length; at += 500)
    expect(await consumer.invoke({ Records: Records.slice(at, at + 500) })).toEqual({
      batchItemFailures: [],
    });
  return last;
};

describe('the bundles, alone in a bare Node 24', { timeout: 120_000 }, () => {
  it('migrates an empty database: first by password, from then on by token alone', async () => {
    const migrator = await world.start('migrator');
    await migrator.invoke(stackEvent(world));
    await migrator.invoke(stackEvent(world));
    expect(world.aws.answers).toMatchObject([{ Status: 'SUCCESS' }, { Status: 'SUCCESS' }]);
    expect(new Set(world.aurora.entries)).toEqual(new Set(['gore_admin por clave', 'gore_admin por token']));
    expect(world.aurora.entries.at(-1)).toBe('gore_admin por token');
  });

  it('copies the stream into the read model, as gore_app by token over TLS', async () => {
    await bring('projector');
    expect(world.aurora.entries.at(-1)).toBe('gore_app por token');
  });

  it('answers a list from it', async () => {
    const cookie = await world.cookieOf('regional');
    const answer = await ask('queries', 'GET', '/api/v1/ipr?limite=5', { cookie });
    const { data, meta } = jsonOf<{ data: readonly unknown[]; meta: { total: number } }>(answer);
    expect([answer.statusCode, data.length, meta.total]).toEqual([200, 5, 24]);
  });

  it('is ready for whoever operates it, and for nobody else', async () => {
    const authorization = { headers: { authorization: 'Bearer abre-preparado' } };
    expect(jsonOf(await ask('queries', 'GET', '/ready', authorization))).toEqual({
      ready: true,
      failing: [],
      version: '9.9.9',
    });
    expect((await ask('queries', 'GET', '/ready')).statusCode).toBe(404);
  });

  it('writes and reads by key', async () => {
    const cookie = await world.cookieOf('regional');
    expect((await ask('commands', 'GET', '/health')).statusCode).toBe(200);
    expect((await ask('commands', 'GET', '/api/v1/yo', { cookie })).statusCode).toBe(200);
    const request = {
      cookie,
      body: { values: { bip: '40699999', nombre: 'Sede vecinal', anioPresupuestario: 2026 } },
      headers: { 'idempotency-key': '7d444840-9dc0-11d1-b245-5ffdce74fad2' },
    };
    const made = await ask('commands', 'POST', '/api/v1/ipr', request);
    expect(made.statusCode, made.body).toBe(201);
    const { data } = jsonOf<{ data: { id: string } }>(made);
    expect(
      jsonOf<{ data: { id: string } }>(await ask('commands', 'POST', '/api/v1/ipr', request)).data.id,
    ).toBe(data.id);
  });

  it('refuses whoever goes around the edge, in every function of the API', async () => {
    for (const name of ['auth', 'oidc', 'commands', 'queries', 'exports', 'system'] as const) {
      const answer = await ask(name, 'GET', '/health', { headers: { 'x-origin-verify': 'otro' } });
      expect([name, answer.statusCode]).toEqual([name, 403]);
    }
  });

  it('offers the ways to sign in', async () => {
    const { statusCode, headers } = await ask('auth', 'GET', '/api/auth/opciones');
    expect(statusCode).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('is the issuer Cognito asks, with a key of KMS', async () => {
    const discovered = await ask('oidc', 'GET', '/oidc/.well-known/openid-configuration');
    expect(jsonOf(discovered)).toMatchObject({ issuer: 'https://portal.ejemplo.gob.cl/oidc' });
    const { keys } = jsonOf<{ keys: readonly unknown[] }>(await ask('oidc', 'GET', '/oidc/jwks.json'));
    expect(keys).toMatchObject([{ kty: 'RSA', alg: 'RS256' }]);
  });

  it('makes a workbook', async () => {
    const cookie = await world.cookieOf('sistema');
    const answer = await ask('exports', 'GET', '/api/v1/exportaciones/permisos', { cookie });
    expect([answer.statusCode, answer.isBase64Encoded]).toEqual([200, true]);
    expect(Buffer.from(answer.body, 'base64').subarray(0, 2).toString()).toBe('PK');
  });

  it('prints a report with the Chromium it carries', async () => {
    const tenant = 'nuble';
    const [chair] = await world.write.store.newest(tenant, 'usuario', 1).then(({ keys }) => keys);
    const actor = { id: chair?.id ?? '', tenant, roles: [], units: [], subtree: [] };
    const { id } = await createJob(
      world.write,
      { actor, requestId: 'p' },
      {
        nombre: 'Informe',
        tipo: 'INFORME',
        modulo: 'ipr',
        pedido: {},
      },
    );
    const folder = folderOf(tenant, id);
    const heading = { institution: 'I', title: 'Informe', lines: [], verify: 'https://x/verificar/a' };
    const files = {
      put: async (key: string, body: string | Uint8Array) =>
        void (await world.aws.s3.put('gore-archivos', key, Buffer.from(body))),
    };
    await files.put('parte-1.html', documentHtml(heading, []));
    await writePrintJob(files, folder, {
      report: 'cartera',
      landscape: false,
      documents: [{ html: 'parte-1.html', code: 'nuble-2222222222222222', name: 'informe.pdf', heading }],
    });
    const event = { tenant, module: 'proceso', id, seq: 2, verb: 'imprimir', depth: 0 };
    const messages = queueEvent('prints', [{ effect: 'proceso.imprimir', event }]);
    expect(await (await world.start('printer')).invoke(messages)).toEqual({ batchItemFailures: [] });
    expect(await readJob(world.write, { tenant, id })).toMatchObject({
      estado: 'TERMINADO',
      data: { mensaje: '1 página.' },
    });
    const { body } = await world.aws.s3.get('gore-archivos', `${folder}/informe.pdf`);
    expect(body.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('tells the bus what happened and the queues what to do', async () => {
    await bring('dispatcher');
    expect(world.aws.events.length).toBeGreaterThan(24);
    expect(world.aws.events[0]).toMatchObject({ EventBusName: 'gore', Source: 'gore-os' });
  });

  it('seals the day and verifies the audit, from the schedule to the last worker', async () => {
    const before = (await streamEvent(world, 'dispatcher')).last;
    const night = await (await world.start('nightly')).invoke<{ verifications: number }>(scheduledEvent);
    expect(night.verifications).toBeGreaterThan(0);
    await bring('dispatcher', before);
    const messages = await world.aws.sqs.receive('audit', { max: 10 });
    expect(messages).toHaveLength(night.verifications);
    const auditor = await world.start('auditor');
    const event = queueEvent(
      'audit',
      messages.map(({ body }) => body),
    );
    expect(await auditor.invoke(event)).toEqual({ batchItemFailures: [] });
  });

  it('brings back only the messages it could not handle', async () => {
    for (const name of ['effects', 'importer', 'auditor', 'notifier'] as const) {
      const event = queueEvent(name, [{ effect: 'nadie.sabe', event: {} }]);
      const [{ messageId } = { messageId: '' }] = event.Records;
      expect(await (await world.start(name)).invoke(event)).toEqual({
        batchItemFailures: [{ itemIdentifier: messageId }],
      });
    }
    expect(await (await world.start('notifier')).invoke(scheduledEvent)).toEqual({ posted: 0 });
    const mailer = await world.start('mailer');
    const { batchItemFailures } = await mailer.invoke<{ batchItemFailures: readonly unknown[] }>(
      queueEvent('mail', [
        { kind: 'desconocido', tenant: 'nuble' },
        {
          kind: 'emergencia',
          tenant: 'nuble',
          account: 'a',
          roles: ['ADMIN_SISTEMA'],
          at: 0,
          address: '::1',
        },
      ]),
    );
    expect(batchItemFailures).toHaveLength(1);
    expect(world.aws.mails.length).toBeGreaterThan(0);
  });

  it('answers 503 with a time to come back while the database resumes, and goes on by key', async () => {
    const cookie = await world.cookieOf('regional');
    world.aurora.pause();
    const search = await ask('queries', 'GET', '/api/v1/opciones/ipr?q=plaza', { cookie });
    expect(search.statusCode).toBe(503);
    expect(Number(search.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask('commands', 'GET', '/api/v1/yo', { cookie })).statusCode).toBe(200);
    world.aurora.resume();
    const again = await ask('queries', 'GET', '/api/v1/ipr?limite=5', { cookie });
    expect(again.statusCode).toBe(200);
  });

  it('stays within the memory it is deployed with, and writes nobody’s data to its log', async () => {
    const running = await Promise.all(names.map(async (name) => [name, await world.start(name)] as const));
    for (const [name, container] of running as readonly (readonly [FunctionName, Container])[]) {
      expect(container.peakMb(), name).toBeLessThan(sheetOf(name).memoryMb);
      expect(container.log(), name).not.toMatch(/Paula|Contreras|21000101/);
    }
  });
});

/** People wait for those of the API; the rest is measured in `npm run test:full`. */
const api: readonly FunctionName[] = ['auth', 'oidc', 'commands', 'queries'];
const measured = process.env.GORE_FULL === '1' ? names : api;

/**
 * Milliseconds of CPU to import a function of the API; on Lambda this is most of a cold start. They take 130 to 147, and up
 * to a sixth more where other work fights for the caches of the machine, which no reference makes up for.
 */
const API_IMPORT = 165;
const WORKER_IMPORT = 300;

// Their weight is held by tests/repo/bundles; here it is only told.
it.each(measured)('%s starts in time', { timeout: 120_000 }, async (name) => {
  const time = api.includes(name) ? API_IMPORT : WORKER_IMPORT;
  const [kilobytes, cpu] = [world.bundles.sizeOf(name), await leastImport(() => world.importCpu(name), time)];
  console.log(`${name.padEnd(10)} ${Math.round(kilobytes)} kB, ${Math.round(cpu)} ms de ${time}`);
  expect(cpu).toBeLessThanOrEqual(time);
});

it('no two functions are the same bundle', () => {
  expect(new Set(names.map(world.bundles.folderOf)).size).toBe(names.length);
});
