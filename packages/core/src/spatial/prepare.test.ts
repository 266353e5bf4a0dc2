import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zipOf } from '../imports/testing/zip.ts';
import { migrateReadModel } from '../kernel/readmodel/migrate.ts';
import { normaliseGeometries } from '../kernel/readmodel/spatial/normalise.ts';
import { bareProduct } from '../kernel/readmodel/spatial/testing/atlas-toy.ts';
import { openTestDatabase, type TestDatabase } from '../kernel/readmodel/testing/database.ts';
import { readLayerFile, writeLayerFile } from './layer-file.ts';
import { layerLimits } from './limits.ts';
import { type LayerOptions, prepareLayer } from './prepare.ts';
import { LayerRefusal } from './refusal.ts';
import { dbfOf, type ShapeRow, shpOf } from './testing/shapefile.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await migrateReadModel(database.owner, bareProduct);
});
afterAll(() => database.close());

const prepare = (content: string | Buffer, options: LayerOptions = {}, limits = layerLimits) =>
  prepareLayer(
    Buffer.from(content),
    options,
    (srid, geometries) => normaliseGeometries(database.app, srid, geometries),
    limits,
  );

const ring = [
  [-72.5, -36.8],
  [-72.4, -36.8],
  [-72.4, -36.7],
  [-72.5, -36.7],
  [-72.5, -36.8],
] as const;
const feature = (geometry: unknown, properties: unknown = { COMUNA: 'QUILLON' }) => ({
  type: 'Feature',
  properties,
  geometry,
});
const polygon = (coordinates: unknown) => ({ type: 'Polygon', coordinates: [coordinates] });
const collection = (...features: readonly unknown[]) =>
  JSON.stringify({ type: 'FeatureCollection', features });

describe('a GeoJSON', () => {
  test('is read with its names, communes and data', async () => {
    const { features, report } = await prepare(
      collection(feature(polygon(ring), { nombre: 'Zona 1', cod_comuna: 16107, área: 3.5, fecha: null })),
    );
    expect(features).toMatchObject([
      { n: 1, nombre: 'Zona 1', cut: '16107', datos: { nombre: 'Zona 1', cod_comuna: 16107, área: 3.5 } },
    ]);
    expect(report).toMatchObject({
      formato: 'GeoJSON',
      leidos: 1,
      elementos: 1,
      comunas: 1,
      vertices: 5,
      avisos: ['El archivo no dice su sistema de coordenadas: se supuso WGS 84, en grados.'],
    });
  });

  test('is carried to degrees from the system it names, or from the one it is said to be in', async () => {
    const point = feature({ type: 'Point', coordinates: [725_000, 5_925_000] });
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::32718' } };
    const named = await prepare(JSON.stringify({ type: 'FeatureCollection', crs, features: [point] }));
    const told = await prepare(collection(point), { srid: 32718 });
    expect(named.features).toEqual(told.features);
    expect(named.report.sistema).toContain('EPSG:32718');
    expect(named.features[0]?.forma).toMatchObject({
      coordinates: [expect.closeTo(-72.5, 0), expect.closeTo(-36.8, 0)],
    });
  });

  test('may be a feature, or a bare geometry', async () => {
    expect((await prepare(JSON.stringify(feature(polygon(ring))))).features).toHaveLength(1);
    const bare = await prepare(`\uFEFF${JSON.stringify(polygon(ring))}`);
    expect(bare.features[0]).toMatchObject({ nombre: 'Elemento 1', datos: {} });
  });

  test('with its axes the other way round is turned, and says so', async () => {
    const { features, report } = await prepare(
      collection(feature(polygon(ring.map(([lon, lat]) => [lat, lon])))),
    );
    expect(report.avisos).toContain('La longitud y la latitud venían invertidas: se corrigieron.');
    expect(report.fueraDeChile).toBe(0);
    expect(features[0]?.cut).toBe('16107');
  });

  test('loses what cannot be read and keeps the rest, saying which', async () => {
    const { features, report } = await prepare(
      collection(
        feature(polygon(ring), { nombre: 'Buena' }),
        feature(null, { nombre: 'Vacía' }),
        feature({ type: 'Polygon', coordinates: [] }),
        feature({ type: 'Polygon', coordinates: [[['a', 'b']]] }),
        feature({ type: 'Polygon', coordinates: [[[[[[[1, 2]]]]]]] }),
        'nada',
      ),
    );
    expect(features).toHaveLength(1);
    expect(report).toMatchObject({ leidos: 6, elementos: 1, descartados: 5 });
    expect(report.avisos).toContain(
      '«Vacía» (elemento 2) se descartó: no trae una geometría que se pueda leer.',
    );
  });

  test('tells a few of many mended, and counts the others', async () => {
    const bow = polygon([ring[0], ring[2], ring[1], ring[3], ring[0]]);
    const { report } = await prepare(collection(...Array.from({ length: 15 }, () => feature(bow))));
    expect(report.reparados).toBe(15);
    expect(report.avisos).toContain('Y 5 más: elementos reparados.');
  });

  test('partly out of Chile says how much of it', async () => {
    const far = feature({ type: 'Point', coordinates: [2.35, 48.85] });
    const { report } = await prepare(collection(feature(polygon(ring)), feature(polygon(ring)), far));
    expect(report).toMatchObject({ fueraDeChile: 1 });
  });
});

const rows: readonly ShapeRow[] = [
  { ring: [...ring].reverse(), values: { NOM_COM: 'Ñiquén', CUT: '16303' } },
  { ring: [...ring].reverse().map(([x, y]) => [x - 0.2, y]), values: { NOM_COM: 'Chillán', CUT: '16101' } },
];
const degrees = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]';
const zipped = (files: Readonly<Record<string, string | Uint8Array>>) =>
  zipOf(Object.entries(files).map(([name, body]) => ({ name, body })));

describe('a zipped Shapefile', () => {
  test.each([
    ['latin1', 'ISO 8859-1'],
    ['latin1', undefined],
    ['utf8', 'UTF-8'],
    ['utf8', undefined],
  ] as const)('is read with its accents, %s said as %s', async (encoding, cpg) => {
    const { features, report } = await prepare(
      zipped({
        'capa/limites.shp': shpOf(rows),
        'capa/limites.DBF': dbfOf(rows, encoding),
        'capa/limites.prj': degrees,
        ...(cpg ? { 'capa/limites.cpg': cpg } : {}),
      }),
    );
    expect(features.map(({ nombre, cut }) => [nombre, cut])).toEqual([
      ['Ñiquén', '16303'],
      ['Chillán', '16101'],
    ]);
    expect(report).toMatchObject({ formato: 'Shapefile', avisos: [] });
  });

  test('without a table has no names', async () => {
    const { features, report } = await prepare(zipped({ 'a.shp': shpOf(rows), 'a.prj': degrees }));
    expect(features[0]?.nombre).toBe('Elemento 1');
    expect(report.avisos[0]).toContain('no trae la tabla de datos');
  });

  test('loses what has no numbers for coordinates, saying which', async () => {
    const broken = {
      ...rows[0],
      ring: rows[0]?.ring.map(([x]) => [x, Number.NaN] as const) ?? [],
      values: rows[0]?.values ?? {},
    };
    const { features, report } = await prepare(
      zipped({ 'a.shp': shpOf([broken, ...rows]), 'a.dbf': dbfOf([broken, ...rows]), 'a.prj': degrees }),
    );
    expect(features).toHaveLength(2);
    expect(report).toMatchObject({ leidos: 3, descartados: 1 });
    expect(report.avisos[0]).toContain('no trae una geometría que se pueda leer');
  });

  test('without a .prj is taken for degrees when it can be nothing else, and asked for otherwise', async () => {
    expect((await prepare(zipped({ 'a.shp': shpOf(rows) }))).report.avisos).toContainEqual(
      expect.stringContaining('se supuso WGS 84'),
    );
    const meters = rows.map((row) => ({
      ...row,
      ring: row.ring.map(([x, y]) => [x * 1e4, y * 1e5] as const),
    }));
    await expect(prepare(zipped({ 'a.shp': shpOf(meters) }))).rejects.toThrow('falta el .prj');
  });
});

const kml = (body: string) =>
  `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${body}</Document></kml>`;
const coordinates = ring.map((position) => `${position.join(',')},0`).join(' ');

describe('a KML', () => {
  const text = kml(`
    <Placemark><name>Plaza &amp; feria</name><Point><coordinates>-72.1,-36.6,10</coordinates></Point></Placemark>
    <Placemark><name><![CDATA[Zona]]></name>
      <ExtendedData><Data name="comuna"><value>Quillón</value></Data><SchemaData><SimpleData name="uso">rural</SimpleData></SchemaData></ExtendedData>
      <MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>${coordinates}</coordinates></LinearRing></outerBoundaryIs></Polygon>
      <Polygon><outerBoundaryIs><LinearRing><coordinates>${coordinates}</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark>
    <Placemark><name>Camino</name><LineString><coordinates>-72.1,-36.6 -72.2,-36.7</coordinates></LineString></Placemark>
    <Placemark><name>Mixta</name><MultiGeometry><Point><coordinates>-72.1,-36.6</coordinates></Point><LineString><coordinates>-72.1,-36.6 -72.2,-36.7</coordinates></LineString></MultiGeometry></Placemark>
    <Placemark><name>Nada</name></Placemark>`);

  test('is read with its data and every kind of geometry', async () => {
    const { features, report } = await prepare(text);
    expect(features.map(({ nombre }) => nombre)).toEqual(['Plaza & feria', 'Zona', 'Camino', 'Mixta']);
    expect(features[1]).toMatchObject({ cut: '16107', datos: { uso: 'rural' } });
    expect(report).toMatchObject({ formato: 'KML', leidos: 5, descartados: 1 });
  });

  test('may come packed', async () => {
    expect((await prepare(zipped({ 'doc.kml': text }))).report.formato).toBe('KMZ');
    expect(
      (await prepare(zipped({ 'a/b.geojson': collection(feature(polygon(ring))) }))).report.formato,
    ).toBe('GeoJSON');
  });

  test('expands no entity', async () => {
    const bomb = `<!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${text.slice(21)}`.replace(
      'Camino',
      '&b;',
    );
    await expect(prepare(bomb)).rejects.toThrow(LayerRefusal);
  });
});

describe('what is no layer is refused with what to do', () => {
  const many = (n: number) => Array.from({ length: n }, (_, at) => [-72 - at * 1e-7, -36]);
  const tight = { ...layerLimits, features: 2, vertices: 30, featureVertices: 20, unpackedBytes: 1000 };
  test.each<[string, string | Buffer, LayerOptions, typeof layerLimits, string]>([
    ['an empty file', '', {}, layerLimits, 'está vacío'],
    ['half a JSON', '{"type":"Feat', {}, layerLimits, 'no es un GeoJSON'],
    ['NaN', '{"type":"Point","coordinates":[NaN,1]}', {}, layerLimits, 'no son números'],
    ['a list', '[1,2]', {}, layerLimits, 'le falta su colección'],
    ['another JSON', '{"type":"Topology"}', {}, layerLimits, 'FeatureCollection'],
    ['no feature', collection(), {}, layerLimits, 'no trae elementos'],
    [
      'an unknown system',
      '{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:2154"}},"features":[]}',
      {},
      layerLimits,
      'no se conoce',
    ],
    ['only what cannot be read', collection(feature(null)), { srid: 4326 }, layerLimits, 'Ningún elemento'],
    [
      'metres said to be degrees',
      collection(feature({ type: 'Point', coordinates: [7e5, 6e6] })),
      { srid: 4326 },
      layerLimits,
      'Ningún elemento',
    ],
    [
      'metres of no system',
      collection(feature({ type: 'Point', coordinates: [7e5, 6e6] })),
      {},
      layerLimits,
      'sistema de coordenadas',
    ],
    [
      'the wrong zone',
      collection(feature({ type: 'Point', coordinates: [7e5, 6e6] })),
      { srid: 3857 },
      layerLimits,
      'fuera de Chile',
    ],
    ['a web page', '<html><body>hola</body></html>', {}, layerLimits, 'no es un KML'],
    ['half an XML', '<kml><Placemark>', {}, layerLimits, 'no es un KML'],
    ['a PDF', '%PDF-1.7', {}, layerLimits, 'Es un PDF'],
    ['a GeoPackage', 'SQLite format 3\0', {}, layerLimits, 'GeoPackage'],
    ['a bare .shp', shpOf(rows), {}, layerLimits, 'comprima juntos'],
    ['half a zip', zipped({ 'a.shp': shpOf(rows) }).subarray(0, 60), {}, layerLimits, 'zip está incompleto'],
    ['a zip of something else', zipped({ 'a.txt': 'hola' }), {}, layerLimits, 'no trae un Shapefile'],
    [
      'two Shapefiles',
      zipped({ 'a.shp': shpOf(rows), 'b.shp': shpOf(rows) }),
      {},
      layerLimits,
      'uno por vez',
    ],
    [
      'half a Shapefile',
      zipped({ 'a.shp': shpOf(rows).subarray(0, 130), 'a.prj': degrees }),
      {},
      layerLimits,
      'Shapefile está incompleto',
    ],
    [
      'noise called .shp',
      zipped({ 'a.shp': Buffer.alloc(500, 7), 'a.prj': degrees }),
      {},
      layerLimits,
      'Shapefile está incompleto',
    ],
    [
      'an unknown .prj',
      zipped({ 'a.shp': shpOf(rows), 'a.prj': 'PROJCS["x"]' }),
      {},
      layerLimits,
      '.prj describe un sistema',
    ],
    ['a bomb', zipped({ 'a.geojson': ' '.repeat(5000) }), {}, tight, 'al descomprimirse'],
    [
      'too many features',
      collection(...many(3).map((at) => feature({ type: 'Point', coordinates: at }))),
      {},
      tight,
      'pasa de 2 elementos',
    ],
    [
      'a feature with too many corners',
      collection(feature({ type: 'LineString', coordinates: many(25) })),
      {},
      tight,
      'tiene 25 vértices',
    ],
    [
      'too many corners in all',
      collection(
        feature({ type: 'LineString', coordinates: many(18) }),
        feature({ type: 'LineString', coordinates: many(18) }),
      ),
      {},
      tight,
      'La capa tiene 36 vértices',
    ],
  ])('%s', async (_, content, options, limits, sentence) => {
    const refused = prepare(content, options, limits);
    await expect(refused).rejects.toThrow(LayerRefusal);
    await expect(refused).rejects.toThrow(sentence);
  });

  test('a million corners, soon', async () => {
    const million = collection(feature({ type: 'LineString', coordinates: many(1_000_000) }));
    const started = performance.now();
    await expect(prepare(million)).rejects.toThrow('vértices');
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

test('the file of a layer is read as it was written, and the same features make the same file', async () => {
  const features = Array.from({ length: 450 }, (_, n) => ({
    n,
    nombre: `Ñ ${n}\n`,
    datos: {},
    forma: { type: 'Point', coordinates: [-72, -36] },
  }));
  const file = writeLayerFile(features);
  expect(writeLayerFile(features).sha256).toBe(file.sha256);
  const read = [];
  for await (const batch of readLayerFile(Readable.from([file.body]))) read.push(...batch);
  expect(read).toEqual(features);
});
