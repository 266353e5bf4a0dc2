import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { never } from '../../declare/predicate.ts';
import { createProjector } from '../project.ts';
import { readerOf } from '../testing/context.ts';
import { idOf, stored } from '../testing/records.ts';
import { loadLayer } from './load-layer.ts';
import { normaliseGeometries, projections } from './normalise.ts';
import { type AtlasDatabase, ids, openAtlasDatabase, square } from './testing/atlas-database.ts';
import { atlasProduct } from './testing/atlas-toy.ts';

const reader = readerOf(atlasProduct);
let opened: AtlasDatabase;
beforeAll(async () => {
  opened = await openAtlasDatabase();
});
afterAll(() => opened.database.close());

const count = async (layer: string): Promise<number> => {
  const { rows } = await opened.database.owner.query('select count(*) from capa_elemento where capa = $1', [
    layer,
  ]);
  return Number(rows[0]?.count);
};

describe('the layers within reach', () => {
  test('are those drawn, with what they hold', async () => {
    expect(await opened.model.atlas.layers(reader)).toEqual([
      {
        id: ids.limites,
        name: 'Límites',
        digest: 'uno',
        features: 5,
        communes: true,
        bounds: [-72.8, -37, -70.9, -36.4],
      },
    ]);
    const shut = readerOf(atlasProduct, { scopes: { capa: never } });
    expect(await opened.model.atlas.layers(shut)).toEqual([]);
  });
});

describe('the features of a layer', () => {
  const named = async (text?: string) =>
    opened.model.atlas.features(reader, { layer: ids.limites, ...(text === undefined ? {} : { text }) });

  test('are found by their names, whatever their accents', async () => {
    const { features, total } = await named();
    expect(features.map(({ name }) => name)).toEqual(['Coelemu', 'Hito', 'Hitos', 'Río', 'Zonas']);
    expect(total).toBe(5);
    expect(await named('RIO')).toEqual({
      features: [{ n: 2, name: 'Río', bounds: [-72.8, -36.55, -72.6, -36.5] }],
      total: 1,
    });
    expect(await named('lago')).toEqual({ features: [], total: 0 });
  });

  test('are told only to whom the layer is', async () => {
    await expect(opened.model.atlas.features(reader, { layer: ids.escondida })).rejects.toThrow(
      'no existe o no está',
    );
  });
});

describe('a tile of a layer', () => {
  const tile = { z: 5, x: 9, y: 19 };

  test('carries every kind of geometry in units of the tile', async () => {
    const drawing = await opened.model.atlas.layer(reader, { layer: ids.limites, tile });
    const features = await drawing.read();
    expect(new Map(features.map(({ tags, type }) => [tags.nombre, type]))).toEqual(
      new Map([
        ['Coelemu', 3],
        ['Río', 2],
        ['Zonas', 3],
        ['Hito', 1],
        ['Hitos', 1],
      ]),
    );
    expect(features.find(({ tags }) => tags.nombre === 'Coelemu')?.tags).toEqual({
      n: 1,
      nombre: 'Coelemu',
      cut: '16203',
    });
    for (const axis of features.flatMap(({ geometry }) => geometry.flat(2)))
      expect(Number.isInteger(axis) && axis >= -64 && axis <= 4160).toBe(true);
  });

  test('is the same for everybody until the layer changes', async () => {
    const keyOf = async () => (await opened.model.atlas.layer(reader, { layer: ids.limites, tile })).key;
    expect(await keyOf()).toBe(await keyOf());
  });

  test.each([
    ['out of the pyramid', ids.limites, { z: 2, x: 9, y: 9 }, 'no existe'],
    ['of a layer not drawn yet', ids.escondida, tile, 'no existe o no está'],
    ['of none', 'nada', tile, 'no existe o no está'],
  ])('there is none %s', async (_, layer, key, sentence) => {
    await expect(opened.model.atlas.layer(reader, { layer, tile: key })).rejects.toThrow(sentence);
  });
});

describe('loading', () => {
  const feature = (n: number, forma: object) => ({ n, nombre: String(n), datos: {}, forma: forma as never });
  const content = (digest: string, batches: readonly (readonly ReturnType<typeof feature>[])[]) => ({
    tenant: 't',
    layer: 'nueva',
    digest,
    features: async function* () {
      yield* batches;
    },
  });
  const point = { type: 'Point', coordinates: [-72, -36] };

  test('the same file again changes nothing; another replaces it', async () => {
    expect(
      await loadLayer(opened.database.app, content('a', [[feature(1, point)], [feature(2, point)]])),
    ).toBe(true);
    expect(await loadLayer(opened.database.app, content('a', []))).toBe(false);
    expect(await count('nueva')).toBe(2);
    expect(await loadLayer(opened.database.app, content('b', [[feature(1, point)]]))).toBe(true);
    expect(await count('nueva')).toBe(1);
  });

  test('half a layer is no layer', async () => {
    const broken = content('c', [[feature(1, point)], [feature(2, { type: 'Nada' })]]);
    await expect(loadLayer(opened.database.app, broken)).rejects.toThrow();
    expect(await count('nueva')).toBe(1);
  });
});

test('a point in a commune other than the one its record names is told, by the boundaries of both', async () => {
  const tenant = 'vecina';
  const { app } = opened.database;
  await createProjector(app, atlasProduct).project([
    stored('comuna', 31, { cut: '16101', nombre: 'Chillán' }, { tenant }),
    stored('capa', 32, { nombre: 'Límites' }, { tenant, estado: 'LISTA' }),
  ]);
  const boundary = (n: number, nombre: string, cut: string, west: number) => ({
    n,
    nombre,
    cut,
    datos: {},
    forma: square(west, -36.6, 0.2),
  });
  await loadLayer(app, {
    tenant,
    layer: idOf(32),
    digest: 'uno',
    features: async function* () {
      yield [boundary(1, 'Coelemu', '16203', -72.8), boundary(2, 'Chillán', '16101', -72.2)];
    },
  });
  const there = { x: -72.7, y: -36.5, srid: 4326, communes: [idOf(31)] };
  expect((await opened.model.atlas.whereabouts({ ...reader, tenant }, there)).warning).toBe(
    'El punto queda en Coelemu y el registro dice Chillán: corrija uno de los dos.',
  );
});

describe('normalising', () => {
  const normalise = async (forma: object | null, srid = 4326) =>
    (await normaliseGeometries(opened.database.app, srid, [{ n: 1, forma: forma as never }]))[0];

  test('leaves alone what is well', async () => {
    const forma = { type: 'Point', coordinates: [-72.5, -36.5] };
    expect(await normalise(forma)).toEqual({ n: 1, forma, vertices: 1, repaired: null, readable: true });
  });

  test('mends what crosses itself and says why', async () => {
    const bow = {
      type: 'Polygon',
      coordinates: [
        [
          [-72, -36],
          [-71, -35],
          [-71, -36],
          [-72, -35],
          [-72, -36],
        ],
      ],
    };
    const mended = await normalise(bow);
    expect(mended?.repaired).toContain('Self-intersection');
    expect(mended?.forma).toMatchObject({ type: 'MultiPolygon' });
  });

  test('drops heights', async () => {
    expect((await normalise({ type: 'Point', coordinates: [-72, -36, 400] }))?.forma).toEqual({
      type: 'Point',
      coordinates: [-72, -36],
    });
  });

  test.each([
    ['nothing', null, false],
    ['an empty one', { type: 'Polygon', coordinates: [] }, false],
    ['what is no geometry', { type: 'Circle', coordinates: [1] }, false],
    ['a place that is nowhere', { type: 'Point', coordinates: [700_000, 5_900_000] }, true],
  ])('gives nothing for %s', async (_, forma, readable) => {
    expect(await normalise(forma)).toMatchObject({ forma: null, readable });
  });

  test.each(Object.keys(projections).map(Number))('knows EPSG:%i', async (srid) => {
    const degrees = [4326, 4674, 5360].includes(srid);
    const coordinates = degrees
      ? [-72.5, -36.5]
      : srid === 3857
        ? [-8_070_000, -4_369_000]
        : [500_000, 5_960_000];
    expect((await normalise({ type: 'Point', coordinates }, srid))?.forma).not.toBeNull();
  });
});
