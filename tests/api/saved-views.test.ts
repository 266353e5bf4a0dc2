import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalClient } from '../../scripts/client/session.ts';
import { list, type RecordAnswer, type Row, refusal, type Written } from './harness/answers.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

let portal: TestPortal;
let regional: PortalClient;
let encargado: PortalClient;
let sistema: PortalClient;
beforeAll(async () => {
  portal = await openTestPortal({ portfolio: 24 });
  regional = await portal.as('regional');
  sistema = await portal.as('sistema');
  encargado = await portal.as('inspectorDit');
});
afterAll(() => portal.close());

const whoIs = async (client: PortalClient): Promise<string> =>
  (await client.json<{ data: { usuario: { id: string } } }>('GET', '/api/v1/yo')).data.usuario.id;
const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id).toSorted();
const datesOf = async (bounds: Record<string, string>) =>
  (await list(regional, 'ipr', { columnas: 'fechaTermino', limite: '200', ...bounds })).data.map(
    ({ fechaTermino }) => String(fechaTermino),
  );

describe('values that move', () => {
  it('mean whoever asks, and nobody else', async () => {
    const id = await whoIs(encargado);
    const mine = await list(encargado, 'ipr', { responsable: '@yo' });
    expect(mine.data.length).toBeGreaterThan(0);
    expect(idsOf(mine.data)).toEqual(idsOf((await list(encargado, 'ipr', { responsable: id })).data));
    expect((await list(regional, 'ipr', { responsable: '@yo' })).meta.total).toBe(0);
    const either = await list(regional, 'ipr', { responsable: `@yo,${id}`, limite: '200' });
    expect(idsOf(either.data)).toEqual(
      idsOf((await list(regional, 'ipr', { responsable: id, limite: '200' })).data),
    );
  });

  it('mean the units of whoever asks', async () => {
    const here = await list(encargado, 'ipr', {
      division: '@mi-unidad',
      columnas: 'division',
      limite: '200',
    });
    expect(here.data.length).toBeGreaterThan(0);
    expect(new Set(here.data.map(({ division }) => division)).size).toBe(1);
    const below = { division: '@mi-unidad-y-dependientes' };
    expect((await list(regional, 'ipr', { division: '@mi-unidad' })).meta.total).toBeLessThan(24);
    expect((await list(regional, 'ipr', below)).meta.total).toBe(24);
  });

  it('count days from today', async () => {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Santiago' }).format(new Date());
    const past = await datesOf({ 'fechaTermino.max': '@hace-1' });
    const ahead = await datesOf({ 'fechaTermino.min': '@hoy', 'fechaTermino.max': '@en-9000' });
    expect(past.length * ahead.length).toBeGreaterThan(0);
    expect(past.every((date) => date < today)).toBe(true);
    expect(ahead.every((date) => date >= today)).toBe(true);
  });

  it('say what is understood when they are not', async () => {
    expect(await refusal(regional, 'GET', '/api/v1/ipr?fechaTermino.min=@ayer')).toMatchObject({
      status: 400,
      message: expect.stringContaining('@hace-30'),
    });
  });
});

it('a view is kept, found by whoever may and opened with their own reach', async () => {
  const { data: view } = await sistema.json<Written>('POST', '/api/v1/vista_guardada', {
    values: { nombre: 'Mis vencidas', modulo: 'ipr', consulta: 'responsable=@yo&fechaTermino.max=@hace-1' },
  });
  await portal.caughtUp();
  const found = () => list(encargado, 'vista_guardada', { modulo: 'ipr', columnas: 'nombre,consulta' });
  expect((await found()).data).toEqual([]);
  await sistema.json('POST', `/api/v1/vista_guardada/${view.id}/compartirConTodos`, {
    version: view.version,
  });
  await portal.caughtUp();
  expect((await found()).data).toMatchObject([
    { nombre: 'Mis vencidas', consulta: 'responsable=%40yo&fechaTermino.max=%40hace-1' },
  ]);
});

describe('changes of others', () => {
  it('of a module are a number with a validator', async () => {
    const ask = (headers?: Record<string, string>) =>
      encargado.send('GET', '/api/v1/cambios/ipr', undefined, headers);
    const first = await ask();
    const etag = first.headers.get('etag') ?? '';
    expect((await first.json()).data.cambio).toBeGreaterThan(0);
    expect((await ask({ 'if-none-match': etag })).status).toBe(304);
    const [row] = (await list(regional, 'ipr')).data;
    await regional.send('PATCH', `/api/v1/ipr/${row?.id}`, {
      version: row?.version,
      changes: { descripcion: 'Otra' },
    });
    await portal.caughtUp();
    expect((await ask({ 'if-none-match': etag })).status).toBe(200);
  });

  it('of a record name who did it, to whoever may see it', async () => {
    const [row] = (await list(regional, 'ipr')).data;
    const record = await regional.json<RecordAnswer>('GET', `/api/v1/ipr/${row?.id}`);
    const answer = await regional.json('GET', `/api/v1/cambios/ipr/${row?.id}`);
    expect(answer).toMatchObject({ data: { version: record.data.version } });
    const reach = new Set(idsOf((await list(encargado, 'ipr', { limite: '200' })).data));
    const [hidden] = (await list(regional, 'ipr', { limite: '200' })).data.filter(({ id }) => !reach.has(id));
    expect(await refusal(encargado, 'GET', `/api/v1/cambios/ipr/${hidden?.id}`)).toMatchObject({
      status: 404,
    });
  });
});
