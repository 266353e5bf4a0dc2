import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalClient } from '../../scripts/client/session.ts';
import { everyRow, firstRow, list, type Row } from './harness/answers.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

const portfolio = 60;
let portal: TestPortal;
let client: PortalClient;
let all: readonly Row[];

const shown = [
  ...['nombre', 'bip', 'mecanismo', 'division', 'responsable', 'comunas', 'montoIniciativa', 'avanceFisico'],
  ...['fechaTermino', 'anioPresupuestario', 'atrasada', 'diasEnEstado', 'creadoEn', 'rateActual'],
];

beforeAll(async () => {
  portal = await openTestPortal({ portfolio });
  client = await portal.as('regional');
  const page = await list(client, 'ipr', { limite: '200', columnas: shown.join(',') });
  all = page.data;
});
afterAll(() => portal.close());

const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);
const ask = async (parameters: Record<string, string>) => {
  const { data, meta } = await list(client, 'ipr', { limite: '200', ...parameters });
  expect(meta.total).toBe(data.length);
  return idsOf(data).toSorted();
};
const those = (test: (row: Row) => boolean) => idsOf(all.filter(test)).toSorted();

describe('pages', () => {
  it.each([
    'montoIniciativa',
    '-montoIniciativa',
    'nombre',
    '-nombre',
    'avanceFisico',
    '-avanceFisico',
    'fechaTermino',
    '-fechaTermino',
    'diasEnEstado',
    'codigo',
    '-creadoEn',
    'estado',
  ])('by %s hold every row once, in the order of one long page', async (orden) => {
    const whole = idsOf((await list(client, 'ipr', { orden, limite: '200' })).data);
    expect(new Set(whole).size).toBe(portfolio);
    expect(idsOf(await everyRow(client, 'ipr', { orden, limite: '7' }))).toEqual(whole);
  });

  it('put rows without the value last, in both directions', async () => {
    for (const orden of ['fechaTermino', '-fechaTermino']) {
      const dates = (await list(client, 'ipr', { orden, limite: '200', columnas: 'fechaTermino' })).data.map(
        ({ fechaTermino }) => fechaTermino,
      );
      const filled = dates.filter((date) => date !== null);
      expect(filled.length).toBeGreaterThan(0);
      expect(filled.length).toBeLessThan(dates.length);
      expect(dates.slice(0, filled.length)).toEqual(filled);
      const sorted = filled.toSorted();
      expect(filled).toEqual(orden.startsWith('-') ? sorted.toReversed() : sorted);
    }
  });

  it('sort names as people do, whatever their accents and capitals', async () => {
    const { data } = await list(client, 'comuna', { orden: 'nombre', columnas: 'nombre' });
    const names = data.map(({ nombre }) => String(nombre));
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'es')));
  });

  it('stay whole while somebody adds a row between them', async () => {
    const first = await list(client, 'ipr', { orden: '-montoIniciativa', limite: '10' });
    const { data } = await client.json<{ data: { id: string; version: number } }>('POST', '/api/v1/ipr', {
      values: { bip: '40799999', nombre: 'Llega entre dos páginas', montoIniciativa: 999_000_000_000 },
    });
    await portal.caughtUp();
    const rest: Row[] = [];
    let { next } = first.meta;
    while (next) {
      const page = await list(client, 'ipr', { orden: '-montoIniciativa', limite: '10', cursor: next });
      rest.push(...page.data);
      next = page.meta.next;
    }
    const seen = idsOf([...first.data, ...rest]);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.toSorted()).toEqual(idsOf(all).toSorted());
    const admin = await portal.as('sistema');
    await admin.json('POST', `/api/v1/ipr/${data.id}/eliminar`, { version: data.version });
    await portal.caughtUp();
  });

  it('tell how many rows there are in all, exactly when there are few', async () => {
    const { meta } = await list(client, 'ipr', { limite: '3' });
    expect(meta).toMatchObject({ total: portfolio, totalExact: true, next: expect.any(String) });
    expect((await list(client, 'ipr', { total: 'exacto', limite: '3' })).meta.total).toBe(portfolio);
    expect((await list(client, 'ipr', { limite: '60' })).meta.next).toBeNull();
  });

  it('belong to their order and module', async () => {
    const { meta } = await list(client, 'ipr', { limite: '3', orden: 'nombre' });
    for (const path of [`ipr?orden=-nombre&cursor=${meta.next}`, `comuna?orden=nombre&cursor=${meta.next}`])
      expect((await client.send('GET', `/api/v1/${path}`)).status).toBe(400);
  });
});

describe('filters', () => {
  it('by one state or several', async () => {
    expect(await ask({ estado: 'EN_OBRA' })).toEqual(those(({ estado }) => estado === 'EN_OBRA'));
    const open = ['INGRESADO', 'EN_REVISION'];
    expect(await ask({ estado: open.join(',') })).toEqual(those(({ estado }) => open.includes(estado)));
  });

  it('by a record, or by having none', async () => {
    const [someone] = all.filter(({ responsable }) => responsable !== null);
    const responsable = String(someone?.responsable);
    expect(await ask({ responsable })).toEqual(those((row) => row.responsable === responsable));
    expect(await ask({ responsable: '-' })).toEqual(those((row) => row.responsable === null));
    expect(await ask({ responsable: `-,${responsable}` })).toEqual(
      those((row) => row.responsable === null || row.responsable === responsable),
    );
  });

  it('by one of several records', async () => {
    const comuna = [all[0]?.comunas].flat().join();
    expect(await ask({ comunas: comuna })).toEqual(those((row) => [row.comunas].flat().includes(comuna)));
  });

  it('by ranges of money, dates and counted days, their ends included', async () => {
    const limits = { 'montoIniciativa.min': '172000000', 'montoIniciativa.max': '583000000' };
    const between = those(
      (row) => Number(row.montoIniciativa) >= 172e6 && Number(row.montoIniciativa) <= 583e6,
    );
    expect(between.length).toBeGreaterThan(2);
    expect(await ask(limits)).toEqual(between);
    expect(await ask({ 'fechaTermino.max': '2026-09-30' })).toEqual(
      those(({ fechaTermino }) => fechaTermino !== null && String(fechaTermino) <= '2026-09-30'),
    );
    expect(await ask({ 'diasEnEstado.max': '3' })).toEqual(
      those(({ diasEnEstado }) => Number(diasEnEstado) <= 3),
    );
  });

  it('by what follows from other values', async () => {
    const late = those(({ atrasada }) => atrasada === true);
    expect(late.length).toBeGreaterThan(0);
    expect(await ask({ atrasada: 'true' })).toEqual(late);
    expect(await ask({ atrasada: 'false' })).toEqual(those(({ atrasada }) => atrasada === false));
    expect(await ask({ filtro: 'atrasadas' })).toEqual(late);
  });

  it('that the module names', async () => {
    const { data } = await client.json<{ data: { filters: readonly { name: string }[] } }>(
      'GET',
      '/api/v1/esquema/ipr',
    );
    expect(data.filters.map(({ name }) => name)).toContain('sinResponsable');
    expect(await ask({ filtro: 'sinResponsable' })).toEqual(those(({ responsable }) => responsable === null));
    const running = ['EN_OBRA', 'EN_EJECUCION', 'SUSPENDIDO'];
    expect(await ask({ filtro: 'enEjecucion' })).toEqual(those(({ estado }) => running.includes(estado)));
    const analyst = await portal.as('analistaDipir');
    const mine = await list(analyst, 'ipr', { filtro: 'mias', columnas: 'responsable' });
    const me = await analyst.json<{ data: { usuario: { id: string } } }>('GET', '/api/v1/yo');
    expect(mine.data.length).toBeGreaterThan(0);
    expect(new Set(mine.data.map(({ responsable }) => responsable))).toEqual(new Set([me.data.usuario.id]));
  });

  it('together, all of them', async () => {
    expect(await ask({ mecanismo: 'FRIL', 'montoIniciativa.min': '300000000', atrasada: 'false' })).toEqual(
      those(
        (row) => row.mecanismo === 'FRIL' && Number(row.montoIniciativa) >= 300e6 && row.atrasada === false,
      ),
    );
  });
});

describe('search', () => {
  const named = (piece: string) => those(({ nombre }) => String(nombre).includes(piece));

  it.each([
    ['as written', 'Reposición puente', 'Reposición puente'],
    ['without accents, in capitals', 'REPOSICION PUENTE', 'Reposición puente'],
    ['by the beginning of the last word', 'sede soc', 'sede social'],
    ['by a part of a word', 'ticancha', 'multicancha'],
    ['by words in another order', 'chillan viejo comuna', 'comuna de Chillán Viejo'],
  ])('in a list, %s', async (_how, q, piece) => {
    const expected = named(piece);
    expect(expected.length).toBeGreaterThan(0);
    expect(await ask({ q })).toEqual(expected);
  });

  it('in a list, by BIP and by code', async () => {
    const [row] = all.slice(4);
    expect(await ask({ q: String(row?.bip) })).toEqual([row?.id]);
    expect(await ask({ q: String(row?.codigo) })).toEqual([row?.id]);
  });

  it('in a list, within its filters', async () => {
    expect(await ask({ q: 'comuna', estado: 'CERRADO' })).toEqual(
      those(({ estado }) => estado === 'CERRADO'),
    );
  });

  const everywhere = async (q: string) => {
    const query = new URLSearchParams({ q });
    const { data } = await client.json<{
      data: readonly { module: string; id: string; title: string; snippet: string }[];
    }>('GET', `/api/v1/buscar?${query}`);
    return data;
  };

  it.each([
    ['Repocisión puente peatonal', /Reposición puente peatonal/],
    ['multicacha', /multicancha/],
    ['conservasion caminos', /Conservación caminos/],
  ])('everywhere, forgives «%s»', async (typed, title) => {
    const [best] = await everywhere(typed);
    expect(best?.title).toMatch(title);
  });

  it('everywhere, looks in every module within reach', async () => {
    const hits = await everywhere('Chillán');
    const modules = new Set(hits.map(({ module }) => module));
    for (const one of ['ipr', 'comuna', 'convenio', 'entidad']) expect(modules).toContain(one);
    expect(await everywhere('')).toEqual([]);
  });

  it('in a picker, offers a name and finds it again by its id', async () => {
    const { data } = await client.json<{ data: readonly { id: string; label: string; codigo: string }[] }>(
      'GET',
      '/api/v1/opciones/comuna?q=niquen',
    );
    expect(data).toEqual([{ id: expect.any(String), label: 'Ñiquén', codigo: '16303' }]);
    const again = await client.json<{ data: unknown }>('GET', `/api/v1/opciones/comuna?ids=${data[0]?.id}`);
    expect(again.data).toEqual(data);
  });
});

describe('columns', () => {
  it('are those asked for, besides what every row carries', async () => {
    const row = await firstRow(client, 'ipr', { columnas: 'nombre,atrasada' });
    expect(Object.keys(row).toSorted()).toEqual(['atrasada', 'codigo', 'estado', 'id', 'nombre', 'version']);
  });

  it('come as the contract says: pesos, percent, dates, flags, ids with their names', async () => {
    const { data, meta } = await list(client, 'ipr', {
      estado: 'EN_OBRA',
      limite: '1',
      columnas: [...shown, 'actualizadoPor'].join(','),
    });
    const [row] = data;
    expect(row).toMatchObject({
      montoIniciativa: expect.any(Number),
      avanceFisico: expect.any(Number),
      fechaTermino: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      atrasada: expect.any(Boolean),
      diasEnEstado: 0,
      creadoEn: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      comunas: [expect.any(String)],
    });
    const [comuna] = [row?.comunas].flat();
    expect(meta.refs.comuna?.[String(comuna)]).toMatch(/^[A-ZÑ]/);
    expect(meta.refs.division?.[String(row?.division)]).toMatch(/^División/);
  });
});

it('the relations of a record count what the list by that relation shows', async () => {
  const division = await firstRow(client, 'division', { q: 'DIT' });
  const { data } = await client.json<{
    data: readonly { module: string; by: string; count: number }[];
  }>('GET', `/api/v1/division/${division.id}/relacionados`);
  const initiatives = data.find(({ module }) => module === 'ipr');
  expect(initiatives?.by).toBe('division');
  expect(initiatives?.count).toBe((await ask({ division: division.id })).length);
});
