import type { Json } from '../../../declare/json.ts';
import type { ReadModel } from '../../query.ts';
import type { TestDatabase } from '../../testing/database.ts';
import { openFilled } from '../../testing/filled.ts';
import { idOf, stored } from '../../testing/records.ts';
import { type LayerFeature, loadLayer } from '../load-layer.ts';
import { atlasProduct } from './atlas-toy.ts';

/** A square of some degrees a side, by its corner in the south-west. */
export const square = (west: number, south: number, side: number): Json => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});

/** Ids of the records the tests of the map speak about. */
export const ids = {
  coelemu: idOf(1),
  quillon: idOf(2),
  chillan: idOf(3),
  limites: idOf(10),
  escondida: idOf(11),
  posta: idOf(20),
  puente: idOf(21),
  lejana: idOf(22),
  sinLugar: idOf(23),
  camino: idOf(25),
  barrio: idOf(26),
  lazo: idOf(27),
};

const records = [
  stored('comuna', 1, { cut: '16203', nombre: 'Coelemu', habitantes: 16_000 }),
  stored('comuna', 2, { cut: '16107', nombre: 'Quillón' }),
  stored('comuna', 3, { cut: '16101', nombre: 'Chillán', habitantes: 184_000 }),
  stored('capa', 10, { nombre: 'Límites' }, { estado: 'LISTA' }),
  stored('capa', 11, { nombre: 'Escondida' }),
  stored('obra', 20, {
    nombre: 'Reposición posta de salud rural de Guarilihue',
    ejecutor: 'Municipalidad de Coelemu',
    fondo: 'FNDR',
    monto: 1000,
    reserva: 7,
    comunas: [ids.coelemu],
    lugar: { lon: -72.7, lat: -36.5 },
    urgente: true,
  }),
  stored(
    'obra',
    21,
    {
      nombre: 'Construcción puente peatonal',
      ejecutor: 'Dirección de Vialidad',
      fondo: 'FRIL',
      monto: 300,
      comunas: [ids.quillon, ids.chillan],
      lugar: { lon: -72.699, lat: -36.5 },
    },
    { estado: 'EN_CURSO' },
  ),
  stored('obra', 22, {
    nombre: 'Mejoramiento plaza',
    monto: 50,
    comunas: [ids.chillan],
    lugar: { lon: -71.2, lat: -36.6 },
  }),
  stored('obra', 23, { nombre: 'Programa de capacitación', monto: 5, comunas: [ids.coelemu] }),
  stored(
    'obra',
    24,
    { nombre: 'De otra institución', lugar: { lon: -72.7, lat: -36.5 } },
    { tenant: 'otra' },
  ),
  // Of a road there is its line alone, which begins in one of the zones of the layer.
  stored('obra', 25, {
    nombre: 'Camino cordillerano',
    trazado: {
      type: 'LineString',
      coordinates: [
        [-71.92, -36.97],
        [-71.6, -36.5],
        [-71.3, -36.1],
      ],
    },
  }),
  stored('obra', 26, {
    nombre: 'Barrio nuevo',
    fondo: 'FRIL',
    lugar: { lon: -71.05, lat: -36.05 },
    trazado: square(-71.1, -36.1, 0.1),
  }),
  // Written before contours were looked at.
  stored('obra', 27, {
    nombre: 'Lazo',
    trazado: {
      type: 'Polygon',
      coordinates: [
        [
          [-71, -36],
          [-70.98, -35.98],
          [-70.98, -36],
          [-71, -35.98],
          [-71, -36],
        ],
      ],
    },
  }),
];

/** The database of the tests of the map. */
export interface AtlasDatabase {
  readonly database: TestDatabase;
  readonly model: ReadModel;
}

/** Opens one with a few communes, works and a layer of two squares, one of which is Coelemu. */
export const openAtlasDatabase = async (): Promise<AtlasDatabase> => {
  const { database, model } = await openFilled(atlasProduct, records);
  const features: readonly LayerFeature[] = [
    { n: 1, nombre: 'Coelemu', cut: '16203', datos: { km2: 342 }, forma: square(-72.8, -36.6, 0.2) },
    {
      n: 2,
      nombre: 'Río',
      datos: {},
      forma: {
        type: 'LineString',
        coordinates: [
          [-72.8, -36.5],
          [-72.6, -36.55],
        ],
      },
    },
    {
      n: 3,
      nombre: 'Zonas',
      datos: {},
      forma: {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [-72, -37],
              [-71.9, -37],
              [-71.9, -36.9],
              [-72, -37],
            ],
          ],
          [
            [
              [-71, -37],
              [-70.9, -37],
              [-70.9, -36.9],
              [-71, -37],
            ],
          ],
        ],
      },
    },
    { n: 4, nombre: 'Hito', datos: {}, forma: { type: 'Point', coordinates: [-72.65, -36.55] } },
    {
      n: 5,
      nombre: 'Hitos',
      datos: {},
      forma: {
        type: 'MultiPoint',
        coordinates: [
          [-72.65, -36.56],
          [-72.64, -36.56],
        ],
      },
    },
  ];
  for (const layer of [ids.limites, ids.escondida])
    await loadLayer(database.app, {
      tenant: 't',
      layer,
      digest: 'uno',
      features: async function* () {
        yield features;
      },
    });
  return { database, model };
};
