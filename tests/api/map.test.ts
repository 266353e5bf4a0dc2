import { createStore } from '@gore/core/kernel/runtime/store/store.ts';
import { readWorkbook } from '@gore/functions/exports/testing/read-workbook.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { upload } from '../../scripts/client/imports.ts';
import type { PortalClient } from '../../scripts/client/session.ts';
import { tables } from '../../scripts/local/cloud/engines.ts';
import { restoreLayers } from '../../scripts/local/cloud/layers.ts';
import { rebuildModules } from '../../scripts/local/cloud/read-model.ts';
import { comunasDe, limitesInventados } from '../../scripts/seed/limites.ts';
import { firstRow, list, type RecordAnswer, refusal, type Written } from './harness/answers.ts';
import { finished } from './harness/jobs.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

let portal: TestPortal;
let client: PortalClient;
/** Whoever administers the institution brings its layers in. */
let keeper: PortalClient;

// A layer that cannot be read is told to the log as well.
vi.spyOn(console, 'error').mockImplementation(() => undefined);

beforeAll(async () => {
  portal = await openTestPortal();
  client = await portal.as('regional');
  keeper = await portal.as('sistema');
});
afterAll(() => portal.close());

type Values = Readonly<Record<string, unknown>>;

/** Uploads a layer and waits for what becomes of it. */
const bringIn = async (name: string, content: string, values: Values = {}): Promise<Values> => {
  const archivo = await upload(keeper, name, content);
  const created = await keeper.json<Written>('POST', '/api/v1/capa', {
    values: { nombre: name, archivo, ...values },
  });
  return vi.waitFor(
    async () => {
      const { data } = await client.json<RecordAnswer>('GET', `/api/v1/capa/${created.data.id}`);
      expect(['LISTA', 'FALLIDA']).toContain(data.estado);
      return data;
    },
    { timeout: 20_000, interval: 100 },
  );
};

const collection = (...coordinates: readonly unknown[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: coordinates.map((ring, at) => ({
      type: 'Feature',
      properties: { nombre: `Área ${at + 1}` },
      geometry: { type: 'Polygon', coordinates: [ring] },
    })),
  });

/** Around everything the demonstration has in Ñuble. */
const nuble = [
  [-73.2, -37.5],
  [-70.8, -37.5],
  [-70.8, -36],
  [-73.2, -36],
  [-73.2, -37.5],
];

describe('a layer', () => {
  it('is read, recognised and drawn', async () => {
    const layer = await bringIn('limites.geojson', limitesInventados(comunasDe('16')), { tipo: 'LIMITES' });
    expect(layer).toMatchObject({
      estado: 'LISTA',
      elementos: 21,
      comunas: 21,
      reparados: 0,
      descartados: 0,
    });
    await portal.caughtUp();
    const { data } = await client.json<{ data: readonly Values[] }>('GET', '/api/v1/mapa/capas');
    expect(data.find(({ id }) => id === layer.id)).toMatchObject({ communes: true, features: 21 });
    const tile = await client.send('GET', `/api/v1/mapa/capas/${layer.id}/teselas/6/19/39`);
    expect(tile.status).toBe(200);
    expect((await tile.arrayBuffer()).byteLength).toBeGreaterThan(200);
    const again = await client.send('GET', `/api/v1/mapa/capas/${layer.id}/teselas/6/19/39`, undefined, {
      'if-none-match': String(tile.headers.get('etag')),
    });
    expect(again.status).toBe(304);
  });

  it('of an area at risk says what it touches, feature by feature', async () => {
    const layers = await client.json<{ data: readonly Values[] }>('GET', '/api/v1/mapa/capas');
    const flood = layers.data.find(({ name }) => String(name).startsWith('Áreas de inundación'));
    const elements = await client.json<{ data: readonly Values[]; meta: { total: number } }>(
      'GET',
      `/api/v1/mapa/capas/${flood?.id}/elementos?q=ITATA`,
    );
    expect(elements).toMatchObject({
      data: [{ name: 'Crecida del Itata, tramo bajo', bounds: expect.any(Array) }],
      meta: { total: 1 },
    });
    const touched = await client.json<{ meta: { total: number } }>('POST', '/api/v1/mapa/seleccion/ipr', {
      capa: flood?.id,
      elemento: elements.data[0]?.n,
    });
    expect(touched.meta.total).toBeGreaterThan(0);
  });

  it('that crosses itself is mended and says so', async () => {
    const bow = [nuble[0], nuble[2], nuble[1], nuble[3], nuble[0]];
    const layer = await bringIn('lazo.geojson', collection(nuble, bow));
    expect(layer).toMatchObject({ estado: 'LISTA', elementos: 2, reparados: 1 });
    expect(layer.avisos).toContain('«Área 2» (elemento 2) se cruzaba a sí mismo: se reparó.');
  });

  it('in the wrong place is refused with what to do, and nothing of it is drawn', async () => {
    const paris = nuble.map(([lon = 0, lat = 0]) => [lon + 75, lat + 85]);
    const layer = await bringIn('lejos.geojson', collection(paris));
    expect(layer).toMatchObject({ estado: 'FALLIDA', mensaje: expect.stringContaining('fuera de Chile') });
    await portal.caughtUp();
    const { data } = await client.json<{ data: readonly Values[] }>('GET', '/api/v1/mapa/capas');
    expect(data.map(({ id }) => id)).not.toContain(layer.id);
  });
});

describe('a read model that is lost', () => {
  /** Far longer than what a record keeps itself. */
  const long = {
    type: 'LineString',
    coordinates: Array.from({ length: 3000 }, (_, at) => [-72.1 + at / 1e4, -36.6]),
  };
  const silent = () => undefined;

  it('gets its layers and the long shapes of records back from the files bucket', async () => {
    const { engines } = portal;
    const { owner } = engines.database;
    const { id, version } = await firstRow(client, 'ipr');
    await client.json('PATCH', `/api/v1/ipr/${id}`, { version, changes: { trazado: long } });
    await portal.caughtUp();
    const { data } = await client.json<RecordAnswer>('GET', `/api/v1/ipr/${id}`);
    expect(data.trazado).toMatchObject({ key: expect.stringContaining('/formas/') });
    const file = await client.send('GET', `/api/v1/ipr/${id}/archivo/trazado`);
    expect(await file.json()).toEqual(long);

    const held = () =>
      Promise.all(
        [
          `select count(*)::integer as dibujos, md5(string_agg(st_astext(forma), ',' order by capa, nivel, n)) as huella
            from capa_dibujo`,
          'select capa, huella from capa_cargada order by capa',
          `select st_npoints(trazado) as vertices from m_ipr where id = '${id}'`,
        ].map(async (text) => (await owner.query(text)).rows),
      );
    const before = await held();
    expect(before[2]).toEqual([{ vertices: 3000 }]);
    await owner.query('truncate capa_dibujo, capa_elemento, capa_cargada');
    await owner.query('update m_ipr set trazado = null');
    const store = createStore(engines.documents, tables);
    await rebuildModules(engines, store, ['ipr'], silent);
    await restoreLayers(engines, store, silent);
    expect(await held()).toEqual(before);
  });

  it('refuses a shape that is none, whatever its length', async () => {
    const { id, version } = await firstRow(client, 'ipr');
    const swapped = { type: 'LineString', coordinates: long.coordinates.map(([lon, lat]) => [lat, lon]) };
    for (const trazado of [swapped, { type: 'Polygon', coordinates: [[[1, 2]]] }])
      expect(
        await refusal(client, 'PATCH', `/api/v1/ipr/${id}`, { version, changes: { trazado } }),
      ).toMatchObject({ status: 422, details: [{ field: 'trazado' }] });
  });
});

describe('the records on the map', () => {
  const area = { dentro: { type: 'Polygon', coordinates: [nuble] } };

  it('are drawn', async () => {
    const tile = async (who: PortalClient) => {
      const answer = await who.send('GET', '/api/v1/mapa/teselas/ipr/6/19/39');
      expect(answer.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
      return (await answer.arrayBuffer()).byteLength;
    };
    expect(await tile(client)).toBeGreaterThan(40);
    expect(await tile(await portal.as('sistema'))).toBeGreaterThan(40);
  });

  it('inside an area are listed and added up, with the filters of the list', async () => {
    const all = await list(client, 'ipr', { limite: '1', 'ubicacion.bbox': '-73.2,-37.5,-70.8,-36' });
    type Chosen = {
      data: readonly Values[];
      meta: { total: number; resumen: { total: number; sums: Values } };
    };
    const chosen = await client.json<Chosen>('POST', '/api/v1/mapa/seleccion/ipr', area);
    expect(chosen.meta.total).toBe(all.meta.total);
    expect(chosen.meta.resumen.total).toBe(all.meta.total);
    expect(Number(chosen.meta.resumen.sums.montoIniciativa)).toBeGreaterThan(0);
    const some = await client.json<Chosen>('POST', '/api/v1/mapa/seleccion/ipr?mecanismo=FRIL', area);
    expect(some.meta.total).toBeLessThan(chosen.meta.total);
    expect(some.data.every(({ mecanismo }) => mecanismo === 'FRIL')).toBe(true);
  });

  it('inside an area are taken away as GeoJSON, and as a sheet with their coordinates', async () => {
    type Feature = { id: string; geometry: { type: string; coordinates: readonly unknown[] } };
    const chosen = await client.json<{ meta: { total: number } }>('POST', '/api/v1/mapa/seleccion/ipr', area);
    const file = async (formato: string) => {
      const body = { modulo: 'ipr', formato, consulta: 'columnas=codigo,ubicacion', ...area };
      const asked = await client.json<RecordAnswer>('POST', '/api/v1/exportaciones', body);
      const { id } = await finished(client, asked.data.id);
      return client.send('GET', `/api/v1/procesos/${id}/archivo`);
    };
    const { features } = (await (await file('geojson')).json()) as { features: readonly Feature[] };
    expect(features).toHaveLength(chosen.meta.total);
    // What has a line or a contour is told by it, what has none by its point.
    const types = new Set(features.map(({ geometry }) => geometry.type));
    expect(types).toContain('Point');
    expect(types.size).toBeGreaterThan(1);
    expect(features.every(({ geometry }) => Number(geometry.coordinates.flat(9)[0]) < -70)).toBe(true);
    const sheet = await readWorkbook(await (await file('xlsx')).arrayBuffer());
    expect(sheet.some((row) => row.map(({ value }) => value).join() === 'Código,Latitud,Longitud')).toBe(
      true,
    );
  });

  it('are counted by commune and by province', async () => {
    type Parts = { data: readonly { key: string; count: number; value: number }[] };
    const communes = await client.json<Parts>(
      'GET',
      '/api/v1/mapa/agregado/ipr?por=comuna&medida=montoIniciativa',
    );
    const provinces = await client.json<Parts>('GET', '/api/v1/mapa/agregado/ipr?por=provincia');
    expect(communes.data.length).toBeGreaterThan(15);
    expect(provinces.data.map(({ key }) => key).toSorted()).toEqual(['161', '162', '163']);
    expect(provinces.data.reduce((sum, { count }) => sum + count, 0)).toBe(24);
  });

  it('have an extent and neighbours', async () => {
    const { data } = await client.json<{ data: { bounds: readonly number[] } }>(
      'GET',
      '/api/v1/mapa/resumen/ipr',
    );
    expect(data.bounds).toHaveLength(4);
    const near = await client.json<{ data: readonly Values[] }>('POST', '/api/v1/mapa/cercanos/ipr', {
      lon: -72.1,
      lat: -36.6,
      limite: 3,
    });
    expect(near.data).toHaveLength(3);
  });

  it('know their communes, with a point each', async () => {
    const { data } = await client.json<{ data: readonly Values[] }>('GET', '/api/v1/mapa/comunas');
    expect(data).toHaveLength(21);
    expect(data[0]).toMatchObject({ cut: '16101', punto: { lon: expect.any(Number) } });
  });
});

describe('before creating', () => {
  it('a similar initiative in the same commune is told', async () => {
    const { id } = await firstRow(client, 'ipr', { orden: 'codigo' });
    const { data } = await client.json<RecordAnswer>('GET', `/api/v1/ipr/${id}`);
    const found = await client.json<{ data: readonly Values[] }>('POST', '/api/v1/mapa/parecidos/ipr', {
      titulo: String(data.nombre).toUpperCase(),
      ejecutor: data.unidadTecnica,
      comunas: data.comunas,
    });
    expect(found.data[0]).toMatchObject({ sameExecutor: true });
  });

  it('coordinates become a place, and one outside its commune is told', async () => {
    const { id } = await firstRow(client, 'comuna', { cut: '16203' });
    const where = await client.json<{ data: Values }>('POST', '/api/v1/mapa/punto', {
      x: 758_000,
      y: 5_946_000,
      srid: 32718,
      comunas: [id],
    });
    expect(where.data).toMatchObject({ warning: expect.stringContaining('Coelemu') });
  });
});

describe('a question out of bounds', () => {
  it.each([
    ['GET', '/api/v1/mapa/teselas/ipr/3/99/0', undefined, 400, 'no existe'],
    ['GET', '/api/v1/mapa/teselas/division/3/1/1', undefined, 400, 'no tienen un lugar'],
    ['GET', '/api/v1/mapa/teselas/nada/3/1/1', undefined, 404, 'No encontramos'],
    ['GET', '/api/v1/mapa/capas/nada/teselas/3/1/1', undefined, 400, 'no existe o no está'],
    ['GET', '/api/v1/mapa/capas/nada/elementos', undefined, 400, 'no existe o no está'],
    ['GET', '/api/v1/mapa/agregado/ipr?medida=nombre', undefined, 400, 'Solo se suman'],
    ['GET', '/api/v1/ipr?ubicacion.bbox=1,2,3', undefined, 400, 'rectángulo'],
    [
      'POST',
      '/api/v1/mapa/seleccion/ipr',
      { dentro: { type: 'Polygon', coordinates: [] } },
      422,
      'revise|área',
    ],
    ['POST', '/api/v1/mapa/seleccion/ipr', { cerca: { lon: -72, lat: -36, metros: 1e9 } }, 400, 'distancia'],
    ['POST', '/api/v1/mapa/seleccion/ipr', { capa: { $ne: 1 } }, 400, 'capa no existe'],
    ['POST', '/api/v1/mapa/cercanos/ipr', { lon: 'x' }, 400, 'número'],
    ['POST', '/api/v1/mapa/cercanos/ipr', { lon: 500, lat: 0 }, 400, 'longitud'],
    ['POST', '/api/v1/mapa/punto', { x: 1, y: 1, srid: 1 }, 400, 'no se conoce'],
    ['POST', '/api/v1/mapa/parecidos/ipr', { titulo: 7 }, 400, 'texto'],
    ['POST', '/api/v1/mapa/parecidos/ipr', { titulo: 'x', comunas: ['../..'] }, 400, 'lista'],
  ])('%s %s is refused with a sentence', async (method, path, body, status, sentence) => {
    const refused = await refusal(client, method, path, body);
    expect(refused.status).toBe(status);
    const said = [refused.message, ...refused.details.map(({ message }) => message)].join(' ');
    expect(said).toMatch(new RegExp(sentence, 'i'));
  });
});
