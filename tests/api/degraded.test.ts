import { release } from '@gore/core/kernel/runtime/release.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PortalClient } from '../../scripts/client/session.ts';
import { firstRow, list, type RecordAnswer, type Row, refusal, type Written } from './harness/answers.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';
import { raw } from './harness/raw.ts';

let portal: TestPortal;
let client: PortalClient;
let analyst: PortalClient;
let me: string;
let known: Row;

// The stream says again and again that it cannot deliver.
vi.spyOn(console, 'error').mockImplementation(() => undefined);

beforeAll(async () => {
  portal = await openTestPortal();
  [client, analyst] = await Promise.all([portal.as('regional'), portal.as('analistaDipir')]);
  ({ id: me } = (
    await analyst.json<{ data: { usuario: { id: string } } }>('GET', '/api/v1/yo')
  ).data.usuario);
  known = await firstRow(client, 'ipr', { estado: 'INGRESADO' });
});
afterAll(() => portal.close());

const stop = () => portal.engines.database.server?.stop();
const start = () => portal.engines.database.server?.start();

// Nobody stops a server that others use.
describe.skipIf(process.env.GORE_PG_URL)('with PostgreSQL stopped', () => {
  beforeAll(stop);
  afterAll(start);

  it('it is not ready and says what is missing, but it is healthy', async () => {
    const ready = await raw(portal.origin, '/ready');
    expect([ready.status, JSON.parse(ready.body.toString())]).toEqual([
      503,
      { ready: false, failing: ['postgresql'], version: release },
    ]);
    expect((await raw(portal.origin, '/health')).status).toBe(200);
  });

  it('the default list of a module shows its newest records, and says that it is not everything', async () => {
    const { data, meta } = await list(client, 'ipr');
    expect(meta).toMatchObject({ degraded: true, totalExact: false, next: null });
    expect(data.length).toBeGreaterThan(10);
    expect(data[0]).toMatchObject({ nombre: expect.any(String), estado: expect.any(String) });
    expect(meta.refs.division?.[String(data[0]?.division)]).toMatch(/^División/);
    for (const module of ['comuna', 'division', 'usuario', 'importacion'])
      expect((await list(client, module)).meta.degraded, module).toBe(true);
  });

  it('the list of an analyst stays within reach, and hides what it always hides', async () => {
    const mine = await list(analyst, 'ipr', { columnas: 'division' });
    expect(new Set(mine.data.map(({ division }) => division)).size).toBe(1);
    const people = await list(analyst, 'usuario');
    expect(people.meta.degraded).toBe(true);
    expect(people.data[0]).toMatchObject({ nombre: expect.any(String), codigo: '' });
    expect((await analyst.send('GET', '/api/v1/usuario?columnas=run')).status).toBe(400);
  });

  it('and so it does when the page asks for it in the order of the module', async () => {
    const { data, meta } = await list(client, 'ipr', {
      orden: '-montoIniciativa',
      limite: '5',
      columnas: 'nombre',
    });
    expect([meta.degraded, data.length]).toEqual([true, 5]);
  });

  it('one’s own work is there, by whatever name', async () => {
    const named = await list(analyst, 'ipr', {
      filtro: 'mias',
      orden: 'actualizadoEn',
      limite: '3',
      columnas: 'responsable',
    });
    expect(named.meta.degraded).toBe(true);
    expect(named.data.map(({ responsable }) => responsable)).toEqual([me, me, me]);
    const { data, meta } = await list(analyst, 'ipr', { responsable: me, columnas: 'responsable' });
    expect(meta.degraded).toBe(true);
    expect(data.length).toBeGreaterThan(0);
    expect(new Set(data.map(({ responsable }) => responsable))).toEqual(new Set([me]));
    const marked = await list(analyst, 'ipr', { responsable: '@yo', columnas: 'responsable' });
    const idsOf = (rows: typeof data) => rows.map(({ id }) => id).toSorted();
    expect(idsOf(marked.data)).toEqual(idsOf(data));
  });

  it('a record is read, changed, moved and created, and its history is there', async () => {
    const { data } = await client.json<RecordAnswer>('GET', `/api/v1/ipr/${known.id}`);
    const changes = { nombre: 'Escrita sin PostgreSQL' };
    await client.json('PATCH', `/api/v1/ipr/${known.id}`, { version: data.version, changes });
    const body = { version: data.version + 1, input: {} };
    await client.json('POST', `/api/v1/ipr/${known.id}/revisar`, body);
    const history = await client.json<{ data: readonly { verb: string }[] }>(
      'GET',
      `/api/v1/ipr/${known.id}/historial`,
    );
    expect(history.data.slice(0, 2).map(({ verb }) => verb)).toEqual(['revisar', 'editar']);
    const values = { nombre: 'Nacida sin PostgreSQL', bip: '40520001' };
    const made = await client.json<Written>('POST', '/api/v1/ipr', { values });
    const page = await list(client, 'ipr', {}, { 'x-escrituras': `ipr/${made.data.id}@1` });
    expect(page.data[0]).toMatchObject({ id: made.data.id, nombre: values.nombre });
  });

  it.each(['esquema/ipr', 'yo', 'openapi.json'])('/api/v1/%s answers', async (path) => {
    expect((await client.send('GET', `/api/v1/${path}`)).status).toBe(200);
  });

  it.each([
    'ipr?q=sede',
    'ipr?estado=EN_OBRA',
    'ipr?orden=nombre',
    'ipr?filtro=atrasadas',
    'buscar?q=sede',
    'opciones/comuna?q=chi',
    'division/x/relacionados',
  ])('/api/v1/%s says to come back in a moment', async (path) => {
    const target = path.replace('/x/', `/${String((await list(client, 'division')).data[0]?.id)}/`);
    const response = await client.send('GET', `/api/v1/${target}`);
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe('NO_DISPONIBLE');
    expect(error.message).toMatch(/Intente de nuevo/);
  });

  it('deleting waits, since nobody can tell who uses the record', async () => {
    const admin = await portal.as('sistema');
    const [division] = (await list(admin, 'division')).data;
    const path = `/api/v1/division/${division?.id}/eliminar`;
    const refused = await refusal(admin, 'POST', path, { version: division?.version });
    expect(refused).toMatchObject({ status: 503, code: 'NO_DISPONIBLE' });
  });

  it('once it is back, everything is, with what was written in the meantime', async () => {
    await start();
    await portal.caughtUp();
    const page = await list(client, 'ipr', { q: 'sin PostgreSQL', columnas: 'nombre' });
    expect(page.meta).not.toHaveProperty('degraded');
    expect(page.data.map(({ nombre }) => nombre).toSorted()).toEqual([
      'Escrita sin PostgreSQL',
      'Nacida sin PostgreSQL',
    ]);
    expect(page.data).toContainEqual(expect.objectContaining({ id: known.id, estado: 'EN_REVISION' }));
    expect((await raw(portal.origin, '/ready')).status).toBe(200);
  });
});
