import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { comunasDeChile } from '@gore/core/kernel/declare/territorio/comuna-oficial.ts';
import type { Figure } from '@gore/core/kernel/declare/territorio/figura.ts';
import { createProjector } from '@gore/core/kernel/readmodel/project.ts';
import { loadLayer } from '@gore/core/kernel/readmodel/spatial/load-layer.ts';
import { normaliseGeometries } from '@gore/core/kernel/readmodel/spatial/normalise.ts';
import { idOf, stored } from '@gore/core/kernel/readmodel/testing/records.ts';
import { estados } from '@gore/core/modules/gestion/ipr.catalogos.ts';
import { producto } from '@gore/core/modules/producto.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import { prepareLayer } from '@gore/core/spatial/prepare.ts';
import { root } from '../../local/settings.ts';
import { comunasDe, limitesInventados } from '../../seed/limites.ts';

const official = join(root, '../shared/data/territorio/comunas.geojson');
const batch = 1000;
/** Degrees around the point of a commune in which its initiatives lie. */
const spread = 0.15;

/** Id of the layer with the boundaries. */
export const boundaries = idOf(9_000_000);

const works = [
  'Reposición posta',
  'Construcción sede',
  'Mejoramiento plaza',
  'Conservación camino',
  'Ampliación escuela',
];
const states = Object.keys(estados);

const communeOf = (at: number) => comunasDeChile[at % comunasDeChile.length] ?? comunasDeChile[0];

/** Where a point of the bench lies, by its number: around the point of a commune. */
export const placeOfPoint = (at: number): { readonly lon: number; readonly lat: number } => {
  const { lon, lat } = communeOf(at)?.punto ?? { lon: 0, lat: 0 };
  return {
    lon: lon + Math.sin(at * 12.9898) * spread,
    lat: lat + Math.cos(at * 78.233) * spread,
  };
};

/** One in so many has a line beside its point, as roads and networks do. */
const lined = 20;

const lineOf = (at: number) => {
  const { lon, lat } = placeOfPoint(at);
  return {
    type: 'LineString',
    coordinates: Array.from({ length: 30 }, (_, step) => [
      lon + step / 1000,
      lat + Math.sin(step + at) / 200,
    ]),
  };
};

const initiative = (at: number) => {
  const commune = communeOf(at);
  return stored(
    'ipr',
    at,
    {
      nombre: `${works[at % works.length]} sector ${at}, comuna de ${commune?.nombre}`,
      descripcion: `Iniciativa inventada número ${at} para medir el mapa`,
      unidadTecnica: `Municipalidad de ${commune?.nombre}`,
      montoIniciativa: 1_000_000 + (at % 977) * 100_000,
      mecanismo: at % 3 ? 'SNI' : 'FRIL',
      comunas: [idOf(1_000_000 + (at % comunasDeChile.length))],
      ubicacion: placeOfPoint(at),
      ...(at % lined === 0 ? { trazado: lineOf(at) } : {}),
    },
    { codigo: `${40_000_000 + at}-0/2026`, estado: states[at % states.length] ?? 'INGRESADO' },
  );
};

/** Which polygons were loaded: those of the project's data where they are, invented ones elsewhere. */
export const polygonsFrom = (): { readonly name: string; readonly body: Buffer } =>
  existsSync(official)
    ? { name: 'límites reales de ../shared', body: readFileSync(official) }
    : { name: '346 polígonos inventados', body: Buffer.from(limitesInventados(comunasDe())) };

/** Fills a read model with initiatives all over Chile, the communes and their boundaries. */
export const fillTerritory = async (pool: SqlPool, points: number, body: Buffer): Promise<void> => {
  const projector = createProjector(pool, producto);
  await projector.project([
    ...comunasDeChile.map(({ cut, nombre, provincia, region }, at) =>
      stored(
        'comuna',
        1_000_000 + at,
        { cut, nombre, provincia, region },
        { codigo: cut, estado: 'VIGENTE' },
      ),
    ),
    stored('capa', 9_000_000, { nombre: 'Comunas', tipo: 'LIMITES' }, { codigo: 'CAPA-1', estado: 'LISTA' }),
  ]);
  for (let from = 0; from < points; from += batch)
    await projector.project(
      Array.from({ length: Math.min(batch, points - from) }, (_, at) => initiative(from + at)),
    );
  const { features } = await prepareLayer(body, {}, (srid, geometries) =>
    normaliseGeometries(pool, srid, geometries),
  );
  await loadLayer(pool, {
    tenant: 't',
    layer: boundaries,
    digest: 'banco',
    features: async function* () {
      yield features;
    },
  });
};

/** A drawn area of some hundreds of points, for the list inside a polygon. */
export const drawnArea: Figure = {
  type: 'Polygon',
  coordinates: [
    [
      [-72.6, -36.9],
      [-72.2, -36.95],
      [-71.9, -36.7],
      [-72.0, -36.4],
      [-72.5, -36.35],
      [-72.6, -36.9],
    ],
  ],
};
