import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PortalClient, signIn } from '../../scripts/client/session.ts';
import { queueNames } from '../../scripts/local/cloud/feeds.ts';
import { plataforma } from '../../scripts/seed/otras.ts';
import { list, refusal } from './harness/answers.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

let portal: TestPortal;
let admin: PortalClient;
let operator: PortalClient;
let dataDir = '';
beforeAll(async () => {
  portal = await openTestPortal();
  ({ dataDir } = portal);
  admin = await portal.as('sistema');
  operator = await signIn(portal.origin, plataforma.usuarios[0]?.run ?? '');
});
afterAll(() => portal.close());

const base = '/api/v1/sistema';

interface Health {
  readonly data: {
    readonly plataforma: boolean;
    readonly version: string;
    readonly colas: readonly { readonly queue: string; readonly dead: number; readonly oldest: number }[];
    readonly atraso: { readonly pending: number };
    readonly espacio: readonly { readonly what: string }[];
    readonly horarios: readonly { readonly name: string; readonly ok: boolean }[];
    readonly errores: { readonly abiertos: number };
  };
}
interface Held {
  readonly data: readonly { readonly id: string; readonly work: string; readonly institucion?: string }[];
}
interface Failures {
  readonly data: readonly {
    readonly id: string;
    readonly name: string;
    readonly phrase?: string;
    readonly times: number;
    readonly standing: string;
  }[];
}

/** Sends a report as a browser does: without a session. */
const report = (path: string, body: string, type = 'application/json') =>
  fetch(`${portal.origin}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': type, origin: portal.origin },
  });

const mark = 'Ñancupil';
const run = '12.345.678-5';

describe('the health of the system', () => {
  it('is for whoever operates it', async () => {
    for (const who of ['regional', 'analistaDipir'] as const)
      expect((await refusal(await portal.as(who), 'GET', base)).status).toBe(403);
  });

  it('tells queues, read model, clock, room, failures and version', async () => {
    const { data } = await admin.json<Health>('GET', base);
    expect(data.colas.map(({ queue }) => queue).toSorted()).toEqual([...queueNames].toSorted());
    expect(data).toMatchObject({ plataforma: false, version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
    expect(data.atraso.pending).toBeGreaterThanOrEqual(0);
    expect(data.espacio.map(({ what }) => what)).toContain('registros');
    expect((await operator.json<Health>('GET', base)).data.plataforma).toBe(true);
  });
});

describe('what nobody could handle', () => {
  const hold = (tenant: string) =>
    portal.engines.sqs.send('mail-dlq', { body: JSON.stringify({ kind: 'prueba', tenant, nombre: mark }) });
  const motivo = 'El servidor de correo ya volvió';

  it('is seen by its institution alone, without what it says', async () => {
    hold('nuble');
    hold('direccion');
    const answer = await admin.json<Held>('GET', `${base}/colas/mail`);
    expect(answer.data).toMatchObject([{ work: 'correo.prueba' }]);
    expect(JSON.stringify(answer)).not.toContain(mark);
    const all = await operator.json<Held>('GET', `${base}/colas/mail`);
    expect(all.data.map(({ institucion }) => institucion).toSorted()).toEqual(['direccion', 'nuble']);
    expect((await refusal(admin, 'GET', `${base}/colas/otra`)).status).toBe(404);
  });

  it('goes back with a reason, which is written down', async () => {
    const path = `${base}/colas/mail/reenviar`;
    expect((await refusal(admin, 'POST', path, { motivo: 'ya' })).details).toMatchObject([
      { field: 'motivo' },
    ]);
    expect((await refusal(admin, 'POST', path, { motivo, mensajes: [] })).details).toMatchObject([
      { field: 'mensajes' },
    ]);
    expect(await admin.json('POST', path, { motivo })).toEqual({ data: { devueltos: 1 } });
    await portal.caughtUp();
    const { data } = await list(admin, 'intervencion');
    expect(data).toMatchObject([{ accion: 'REENVIAR', mensajes: 1, motivo }]);
    expect(String(data[0]?.resumen)).toBe('Correos: devolver a la cola todo lo detenido');
    expect((await refusal(admin, 'POST', '/api/v1/intervencion', { values: {} })).status).toBe(403);
    expect((await operator.json<Held>('GET', `${base}/colas/mail`)).data).toMatchObject([
      { institucion: 'direccion' },
    ]);
  });
});

describe('failures', () => {
  const stack = `at t (${'https://portal.cl'}/_astro/Ficha.abcdefgh.js:1:2)\nat ${mark} (https://x.cl/?rut=${run})`;
  const failed = (version: string) =>
    JSON.stringify({
      nombre: 'TypeError',
      mensaje: `Cannot read properties of undefined (reading '${run}')`,
      pila: stack,
      version,
    });

  it('of a page are counted once for each kind, whoever reports them', async () => {
    for (let times = 0; times < 3; times += 1)
      expect((await report('/api/errores', failed('0.0.1'))).status).toBe(204);
    const answer = await admin.json<Failures>('GET', `${base}/errores`);
    expect(answer.data.filter(({ phrase }) => phrase)).toMatchObject([{ times: 3, standing: 'abierta' }]);
    expect(JSON.stringify(answer)).not.toMatch(/ancupil|345\.678/);
  });

  it('of the policy come as browsers send them, from no origin', async () => {
    const body = JSON.stringify({
      'csp-report': { 'effective-directive': 'img-src', 'blocked-uri': `https://x.cl/${run}` },
    });
    const sent = await fetch(`${portal.origin}/api/errores/politica`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/csp-report' },
    });
    expect(sent.status).toBe(204);
    const { data } = await admin.json<Failures>('GET', `${base}/errores`);
    expect(data.find(({ name }) => name === 'img-src')).toBeDefined();
  });

  it('too long or no report at all leave nothing', async () => {
    const before = (await admin.json<Failures>('GET', `${base}/errores`)).data.length;
    expect((await report('/api/errores', JSON.stringify({ pila: 'x'.repeat(20_000) }))).status).toBe(413);
    expect((await report('/api/errores', '[]')).status).toBe(204);
    expect((await report('/api/errores/politica', '{}')).status).toBe(204);
    expect((await admin.json<Failures>('GET', `${base}/errores`)).data).toHaveLength(before);
  });

  it('are settled, which is written down, and open again by hand', async () => {
    const { data } = await admin.json<Failures>('GET', `${base}/errores`);
    const id = data.find(({ phrase }) => phrase)?.id ?? '';
    expect(await admin.json('POST', `${base}/errores/${id}/resolver`, {})).toEqual({
      data: { id, standing: 'resuelta' },
    });
    expect(await admin.json('GET', `${base}/errores/${id}`)).toMatchObject({
      data: { standing: 'resuelta', settledBy: expect.stringMatching(/^Paula/), frames: ['Ficha.js:1:2'] },
    });
    await admin.json('POST', `${base}/errores/${id}/reabrir`, {});
    await portal.caughtUp();
    expect((await list(admin, 'intervencion')).data.map(({ accion }) => accion)).toEqual(
      expect.arrayContaining(['RESOLVER', 'REABRIR']),
    );
    for (const path of [`${'f'.repeat(16)}/resolver`, `${id}/borrar`, 'x/resolver'])
      expect((await refusal(admin, 'POST', `${base}/errores/${path}`, {})).status).toBe(404);
  });
});

describe('logs and figures', () => {
  it('hold nothing of what people write, whatever they do with it', async () => {
    const values = { nombre: `${mark} ${run}`, bip: '40699998', anioPresupuestario: 2026, descripcion: run };
    const regional = await portal.as('regional');
    const made = await regional.send('POST', '/api/v1/ipr', { values });
    const { data } = (await made.json()) as { data?: { id: string } };
    for (const [client, method, path, body] of [
      [regional, 'GET', `/api/v1/ipr?q=${encodeURIComponent(mark)}`],
      [regional, 'GET', `/api/v1/buscar?q=${encodeURIComponent(run)}`],
      [
        regional,
        'PATCH',
        `/api/v1/ipr/${data?.id}`,
        { version: 1, changes: { nombre: `${mark} otra vez ${run}` } },
      ],
      [regional, 'PATCH', `/api/v1/ipr/${data?.id}`, { version: 1, changes: { [mark]: run } }],
      [
        regional,
        'POST',
        `/api/v1/ipr/${encodeURIComponent(mark)}/${encodeURIComponent(run)}`,
        { version: 1 },
      ],
      [regional, 'GET', `/api/v1/${encodeURIComponent(mark)}/${run}`],
      [admin, 'POST', '/api/v1/usuario', { values: { nombre: mark, run, correo: 'juana.nancupil@gore.cl' } }],
      [admin, 'GET', `/api/v1/usuario?q=${encodeURIComponent(run)}`],
    ] as const)
      await client.send(method, path, body);
    await report('/api/auth/local', JSON.stringify({ cuenta: 'juana.nancupil@gore.cl', clave: run }));
    await portal.caughtUp();
    const figures = await (await fetch(`${portal.origin}/metrics`)).text();
    const folder = join(dataDir, 'log');
    const logs = (
      await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')))
    ).join('');
    expect(logs.split('\n').length).toBeGreaterThan(10);
    expect(figures).toMatch(/gore_solicitud_segundos_count\{[^}]*modulo="ipr",verbo="crear",resultado="ok"/);
    for (const text of [logs, figures]) expect(text).not.toMatch(/ancupil|12\.?345\.?678/i);
  });

  it('of the log say which request, whose institution, who and which version', async () => {
    const lines = (await readFile(join(dataDir, 'log/portal.log'), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    const written = lines.find(
      ({ message, modulo, verbo }) => message === 'solicitud' && modulo === 'ipr' && verbo === 'crear',
    );
    expect(written).toMatchObject({
      level: 'INFO',
      service: 'api',
      tenant: 'nuble',
      requestId: expect.any(String),
      actor: expect.stringMatching(/^[0-9a-z]{26}$/),
      version: expect.stringMatching(/^\d/),
      estado: 201,
    });
  });

  it('are for this machine', async () => {
    const answer = await fetch(`${portal.origin}/metrics`, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(answer.status).toBe(404);
  });
});
