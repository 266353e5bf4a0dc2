import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { never } from '../../declare/predicate.ts';
import { createProjector } from '../project.ts';
import { createReadModel } from '../query.ts';
import { readerOf } from '../testing/context.ts';
import { stored } from '../testing/records.ts';
import type { Atlas } from './atlas.ts';
import { type AtlasDatabase, ids, openAtlasDatabase } from './testing/atlas-database.ts';
import { atlasProduct, bareProduct } from './testing/atlas-toy.ts';

const reader = readerOf(atlasProduct, { hidden: { obra: ['reserva'] } });
let opened: AtlasDatabase;
let atlas: Atlas;
beforeAll(async () => {
  opened = await openAtlasDatabase();
  atlas = opened.model.atlas;
});
afterAll(() => opened.database.close());

const tileAt = (z: number, lon: number, lat: number) => ({
  z,
  x: Math.floor(((lon + 180) / 360) * 2 ** z),
  y: Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z),
});
const here = (z: number) => tileAt(z, -72.7, -36.5);
const within = {
  kind: 'within',
  figure: {
    type: 'Polygon',
    // It crosses itself, as what is drawn in haste does.
    coordinates: [
      [
        [-72.71, -36.51],
        [-72.69, -36.49],
        [-72.69, -36.51],
        [-72.71, -36.49],
        [-72.71, -36.51],
      ],
    ],
  },
} as const;

describe('a tile of records', () => {
  test('gathers them from afar and tells them apart from near', async () => {
    const read = async (z: number) => (await atlas.points(reader, { module: 'obra', tile: here(z) })).read();
    expect((await read(5)).map(({ tags }) => tags.n)).toContain(2);
    expect((await read(16)).map(({ tags }) => tags)).toEqual([
      { id: ids.posta, e: 'NUEVO' },
      { id: ids.puente, e: 'EN_CURSO' },
    ]);
  });

  test('stands where the record is', async () => {
    const { z, x, y } = here(16);
    const drawing = await atlas.points(reader, { module: 'obra', tile: { z, x, y } });
    const [[[column, row]]] = (await drawing.read()).map(({ geometry }) => geometry) as [[[number, number]]];
    const lon = ((x + column / 4096) / 2 ** z) * 360 - 180;
    const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + row / 4096)) / 2 ** z))) * 180) / Math.PI;
    expect(lon).toBeCloseTo(-72.7, 4);
    expect(lat).toBeCloseTo(-36.5, 4);
  });

  test.each([
    ['fondo', 'FNDR'],
    ['urgente', '1'],
    ['cara', '1'],
  ])('is coloured by %s', async (color, expected) => {
    const drawing = await atlas.points(reader, { module: 'obra', tile: here(16), color });
    expect((await drawing.read())[0]?.tags.e).toBe(expected);
  });

  test('has no colour where there is no value', async () => {
    const tile = tileAt(14, -71.2, -36.6);
    const drawing = await atlas.points(reader, { module: 'obra', tile, color: 'fondo' });
    expect((await drawing.read())[0]?.tags).toEqual({ id: ids.lejana });
  });

  test('follows the filters of the list, and keeps its key until something changes', async () => {
    const request = { module: 'obra', tile: here(9), filters: [{ field: 'fondo', any: ['FRIL'] }] };
    const one = await atlas.points(reader, request);
    expect((await one.read()).map(({ tags }) => tags)).toEqual([{ id: ids.puente, e: 'EN_CURSO' }]);
    expect((await atlas.points(reader, request)).key).toBe(one.key);
    expect((await atlas.points(reader, { ...request, filters: [] })).key).not.toBe(one.key);
  });

  test('shows nothing out of reach', async () => {
    const shut = readerOf(atlasProduct, { scopes: { obra: never } });
    expect(await (await atlas.points(shut, { module: 'obra', tile: here(9) })).read()).toEqual([]);
  });

  test.each([
    ['a tile there is not', { module: 'obra', tile: { z: 3, x: 8, y: 0 } }, 'no existe'],
    ['a module without a place', { module: 'sede', tile: here(9) }, 'no tienen un lugar'],
    ['a colour that is no choice', { module: 'obra', tile: here(9), color: 'nombre' }, 'se colorea'],
    ['a colour that counts days', { module: 'obra', tile: here(9), color: 'dias' }, 'se colorea'],
    ['a hidden colour', { module: 'obra', tile: here(9), color: 'reserva' }, 'no existe o no está'],
  ])('refuses %s', async (_, request, sentence) => {
    await expect(atlas.points(reader, request)).rejects.toThrow(sentence);
  });
});

describe('the lines and contours of records', () => {
  const drawn = async (z: number, lon: number, lat: number, more: object = {}) =>
    (
      await (await atlas.points(reader, { module: 'obra', tile: tileAt(z, lon, lat), ...more })).read()
    ).filter(({ type }) => type !== 1);

  test('are drawn from where they can be told apart, in their colour', async () => {
    expect(await drawn(7, -71.6, -36.5)).toEqual([]);
    const [line, ...others] = await drawn(11, -71.6, -36.5);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ type: 2, tags: { id: ids.camino, e: 'NUEVO' } });
    expect(await drawn(11, -71.6, -36.5, { color: 'fondo' })).toMatchObject([{ tags: { id: ids.camino } }]);
    const [contour] = await drawn(11, -71.05, -36.05, { color: 'fondo' });
    expect(contour).toMatchObject({ type: 3, tags: { id: ids.barrio, e: 'FRIL' } });
    for (const axis of [line, contour].flatMap((feature) => feature?.geometry.flat(2) ?? []))
      expect(Number.isInteger(axis) && axis >= -64 && axis <= 4160).toBe(true);
  });

  test('stand where they are', async () => {
    const { z, x, y } = tileAt(12, -71.1, -36.1);
    const [contour] = await drawn(12, -71.1, -36.1);
    const corners = (contour?.geometry.flat() ?? []) as readonly (readonly [number, number])[];
    const lons = corners.map(([column]) => ((x + column / 4096) / 2 ** z) * 360 - 180);
    const lats = corners.map(
      ([, row]) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + row / 4096)) / 2 ** z))) * 180) / Math.PI,
    );
    expect(Math.min(...lons)).toBeCloseTo(-71.1, 3);
    expect(Math.min(...lats)).toBeCloseTo(-36.1, 3);
  });

  test('place a record that has nothing else, unless they are hidden', async () => {
    const hidden = readerOf(atlasProduct, { hidden: { obra: ['trazado'] } });
    const at = tileAt(5, -71.6, -36.5);
    const count = async (who: typeof reader) =>
      (await (await atlas.points(who, { module: 'obra', tile: at })).read()).reduce(
        (sum, { tags }) => sum + Number(tags.n),
        0,
      );
    expect(await count(reader)).toBe((await count(hidden)) + 2);
    const near = tileAt(12, -71.1, -36.1);
    const seen = await (await atlas.points(hidden, { module: 'obra', tile: near })).read();
    expect(seen.filter(({ type }) => type !== 1)).toEqual([]);
    const east = {
      module: 'obra',
      filters: [{ field: 'lugar', within: [-71.7, -36.6, -71.5, -36.4] }],
    } as const;
    expect((await opened.model.list(reader, east)).rows.map(({ id }) => id)).toEqual([ids.camino]);
    expect((await opened.model.list(hidden, east)).rows).toEqual([]);
    const shapes = {
      module: 'obra',
      filters: [{ field: 'trazado', within: [-71.7, -36.6, -71.5, -36.4] }],
    } as const;
    expect((await opened.model.list(reader, shapes)).rows.map(({ id }) => id)).toEqual([ids.camino]);
  });
});

describe('a list within an area', () => {
  const idsIn = async (area: object) =>
    (await opened.model.list(reader, { module: 'obra', area: area as typeof within })).rows.map(
      ({ id }) => id,
    );

  test('finds a contour that crosses itself, which is mended on its way in', async () => {
    const bow = { kind: 'near', lon: -70.99, lat: -35.995, meters: 500 };
    expect(await idsIn(bow)).toEqual([ids.lazo]);
    const figure = {
      ...within.figure,
      coordinates: within.figure.coordinates.map((ring) =>
        ring.map(([lon, lat]) => [lon + 1.715, lat + 0.51]),
      ),
    };
    expect(await idsIn({ kind: 'within', figure })).toEqual([ids.lazo]);
  });
  test('finds what only its line or its contour brings there', async () => {
    const corner = { kind: 'near', lon: -71.0999, lat: -36.0999, meters: 100 };
    expect(await idsIn(corner)).toEqual([ids.barrio]);
    expect(await idsIn({ kind: 'near', lon: -71.92, lat: -36.97, meters: 10 })).toEqual([ids.camino]);
  });

  test('drawn by hand, even where it crosses itself', async () => {
    expect((await idsIn(within)).toSorted()).toEqual([ids.posta, ids.puente]);
  });
  test('around a point', async () => {
    const near = { kind: 'near', lon: -72.7, lat: -36.5, meters: 50 };
    expect(await idsIn(near)).toEqual([ids.posta]);
    expect(await idsIn({ ...near, meters: 100 })).toHaveLength(2);
    await expect(idsIn({ ...near, meters: 0 })).rejects.toThrow('La distancia va');
  });
  test('of a layer or one of its features', async () => {
    expect(await idsIn({ kind: 'layer', layer: ids.limites })).toHaveLength(3);
    expect(await idsIn({ kind: 'layer', layer: ids.limites, feature: 1 })).toHaveLength(2);
    expect(await idsIn({ kind: 'layer', layer: ids.limites, feature: 3 })).toEqual([ids.camino]);
    expect(await idsIn({ kind: 'layer', layer: ids.limites, feature: 4 })).toEqual([]);
    expect(await idsIn({ kind: 'layer', layer: ids.escondida })).toEqual([]);
  });
});

describe('figures', () => {
  test('by state and of every sum that is seen, with where they lie', async () => {
    const { bounds, ...figures } = await atlas.summary(reader, { module: 'obra', area: within });
    expect(figures).toEqual({ total: 2, states: { NUEVO: 1, EN_CURSO: 1 }, sums: { monto: 1300 } });
    expect(bounds).toEqual([-72.7, -36.5, -72.699, -36.5]);
  });
  test('of nothing', async () => {
    const request = { module: 'obra', filters: [{ field: 'monto', min: '99999' }] };
    expect(await atlas.summary(reader, request)).toEqual({
      total: 0,
      states: {},
      sums: { monto: 0 },
      bounds: null,
    });
  });
  test('of what lies nowhere and of what costs nothing', async () => {
    const sum = (filter: object) =>
      atlas.summary(reader, { module: 'obra', filters: [{ field: 'nombre', ...filter }] });
    expect(await sum({ any: ['Programa de capacitación'] })).toEqual({
      total: 1,
      states: { NUEVO: 1 },
      sums: { monto: 5 },
      bounds: null,
    });
    expect(await sum({ any: ['Camino cordillerano'] })).toMatchObject({ total: 1, sums: { monto: 0 } });
  });
  test('by commune are remembered until something changes', async () => {
    const ask = () => atlas.aggregate(reader, { module: 'obra', by: 'commune', sum: 'monto' });
    const before = await ask();
    expect(await ask()).toBe(before);
    await createProjector(opened.database.app, atlasProduct).project([
      stored('sede', 90, { nombre: 'Nueva' }),
    ]);
    expect(await ask()).not.toBe(before);
    expect(await ask()).toEqual(before);
  });
  test('by commune, province and feature', async () => {
    const by = async (request: object) =>
      Object.fromEntries(
        (await atlas.aggregate(reader, { module: 'obra', by: 'commune', ...request })).map((part) => [
          part.key,
          [part.count, part.value],
        ]),
      );
    expect(await by({})).toEqual({ '16203': [2, 2], '16107': [1, 1], '16101': [2, 2] });
    expect(await by({ sum: 'monto' })).toMatchObject({ '16203': [2, 1005], '16101': [2, 350] });
    // The bridge joins two communes of one province.
    expect(await by({ by: 'province', sum: 'monto' })).toEqual({ '161': [2, 350], '162': [2, 1005] });
    expect(await by({ by: { layer: ids.limites } })).toEqual({ '1': [2, 2], '3': [1, 1] });
    expect(await by({ by: { layer: ids.escondida } })).toEqual({});
    const sites = await atlas.aggregate(reader, { module: 'sede', by: 'commune' });
    expect(sites).toEqual([]);
  });
  test.each([
    ['what is no number', { module: 'obra', by: 'commune', sum: 'nombre' } as const, 'Solo se suman'],
    ['what says no commune', { module: 'capa', by: 'commune' } as const, 'no dicen en qué comuna'],
  ])('are not made of %s', async (_, request, sentence) => {
    await expect(atlas.aggregate(reader, request)).rejects.toThrow(sentence);
  });
  test('need the communes', async () => {
    const without = readerOf(atlasProduct, { without: ['comuna'] });
    await expect(atlas.territory(without)).rejects.toThrow('Las comunas no están');
    await expect(atlas.aggregate(without, { module: 'obra', by: 'commune' })).rejects.toThrow(
      'Las comunas no están',
    );
  });
  test('per inhabitant, where that is known and seen', async () => {
    expect(await atlas.territory(reader)).toEqual([
      { id: ids.chillan, cut: '16101', name: 'Chillán', population: 184_000 },
      { id: ids.quillon, cut: '16107', name: 'Quillón', population: null },
      { id: ids.coelemu, cut: '16203', name: 'Coelemu', population: 16_000 },
    ]);
    const hidden = readerOf(atlasProduct, { hidden: { comuna: ['habitantes'] } });
    expect((await atlas.territory(hidden)).map(({ population }) => population)).toEqual([null, null, null]);
  });
});

describe('near a point', () => {
  test('the nearest come first, with their distance', async () => {
    const found = await atlas.nearest(reader, {
      module: 'obra',
      point: { lon: -72.7, lat: -36.5 },
      limit: 2,
    });
    expect(found.map(({ id, meters }) => [id, Math.round(meters ?? -1)])).toEqual([
      [ids.posta, 0],
      [ids.puente, 90],
    ]);
  });
  test('fifty at the most', async () => {
    const request = { module: 'obra', point: { lon: 0, lat: 0 }, limit: 51 };
    await expect(atlas.nearest(reader, request)).rejects.toThrow('entre 1 y 50');
  });
});

describe('before creating', () => {
  const like = (draft: object) =>
    atlas.lookalikes(reader, { module: 'obra', title: 'nada de esto', ...draft });
  const posta = 'Reposicion posta salud rural Guarilihue';

  test('the same name is told', async () => {
    expect(await like({ title: posta })).toMatchObject([
      { id: ids.posta, sameExecutor: false, meters: null },
    ]);
  });
  test('unless it stands in another commune, or far away', async () => {
    expect(await like({ title: posta, communes: [ids.chillan] })).toEqual([]);
    expect(await like({ title: posta, communes: [ids.coelemu] })).toHaveLength(1);
    expect(await like({ title: posta, point: { lon: -71.2, lat: -36.6 } })).toEqual([]);
  });
  test('the same hands right beside are told, whatever the name', async () => {
    const beside = { executor: 'direccion de vialidad', point: { lon: -72.6991, lat: -36.5 } };
    expect(await like(beside)).toMatchObject([{ id: ids.puente, sameExecutor: true }]);
    expect(await like({ ...beside, executor: 'otro' })).toEqual([]);
  });
  test('half a name is enough in the same hands', async () => {
    expect(await like({ title: 'Posta de salud de Ranguelmo' })).toEqual([]);
    expect(
      await like({ title: 'Reposición posta rural Ranguelmo', executor: 'Municipalidad de Coelemu' }),
    ).toMatchObject([{ id: ids.posta }]);
  });
  test('only where the module looks for it', async () => {
    await expect(atlas.lookalikes(reader, { module: 'sede', title: 'x' })).rejects.toThrow('no se busca');
  });
  test('and what is hidden is not compared', async () => {
    const hidden = readerOf(atlasProduct, { hidden: { obra: ['nombre'] } });
    await expect(atlas.lookalikes(hidden, { module: 'obra', title: posta })).rejects.toThrow(
      'no existe o no',
    );
  });
});

describe('coordinates', () => {
  test('become degrees, whatever their system', async () => {
    const utm = await atlas.whereabouts(reader, { x: 705_900, y: 5_958_200, srid: 32718 });
    expect(utm.lon).toBeCloseTo(-72.7, 1);
    expect(utm.lat).toBeCloseTo(-36.5, 1);
    expect(utm.within).toEqual([{ cut: '16203', name: 'Coelemu' }]);
    expect(utm.warning).toBeNull();
  });
  test.each([
    ['inside the commune it names', [ids.coelemu], -72.7, -36.5, null],
    [
      'in another one',
      [ids.quillon, ids.coelemu],
      -72.3,
      -36.5,
      /fuera de toda comuna y el registro dice Quillón, Coelemu/,
    ],
    ['within one and not the other it names', [ids.coelemu], -72.7, -36.5, null],
    ['near one without a boundary', [ids.quillon], -72.47, -36.74, null],
    ['far from it', [ids.quillon], -71.2, -36.6, /a unos 1\d\d km de Quillón/],
    ['out of the country', [], -36.5, -72.7, /fuera de Chile/],
    ['in the sea, or in a region nobody works in', [], -73.5, -36.5, /en el mar o en otra región/],
    ['where nothing is said of its commune', [], -72.7, -36.5, null],
  ])('%s', async (_, communes, x, y, warning) => {
    const found = await atlas.whereabouts(reader, { x, y, srid: 4326, communes });
    if (warning) expect(found.warning).toMatch(warning);
    else expect(found.warning).toBeNull();
  });
  test.each([
    [{ x: 1, y: 1, srid: 9 }, 'no se conoce'],
    [{ x: 500, y: 1, srid: 4326 }, 'no existen'],
    [{ x: Number.NaN, y: 1, srid: 4326 }, 'no existen'],
  ])('that are none: %j', async (coordinates, sentence) => {
    await expect(atlas.whereabouts(reader, coordinates)).rejects.toThrow(sentence);
  });
});

test('search is narrowed by commune, in every module that names one', async () => {
  const names = async (commune: string) =>
    (await opened.model.search(reader, 'reposicion', { commune })).map(({ id }) => id);
  expect(await names(ids.coelemu)).toEqual([ids.posta]);
  expect(await names(ids.chillan)).toEqual([]);
});

test('an empty product has neither layers nor communes', async () => {
  const bare = createReadModel(opened.database.app, bareProduct).atlas;
  const nobody = readerOf(bareProduct);
  expect(await bare.layers(nobody)).toEqual([]);
  await expect(bare.territory(nobody)).rejects.toThrow('Las comunas');
});
