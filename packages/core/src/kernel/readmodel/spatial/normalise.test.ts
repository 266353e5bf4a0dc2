import { describe, expect, it } from 'vitest';
import type { SqlPool } from '../../../ports/sql.ts';
import type { Json } from '../../declare/json.ts';
import { isAboutData, normaliseGeometries, type RawGeometry } from './normalise.ts';

const failing = (code: string) => Object.assign(new Error('the engine stopped'), { code });

/** An engine that stops at the geometries of some features, and where it is asked about one alone says what it is. */
const engine = (stopsAt: ReadonlySet<number>, alone: () => boolean = () => true) => {
  const batches: (readonly number[])[] = [];
  const query: SqlPool['query'] = async (text, values = []) => {
    if (text.startsWith('select not st_isempty')) return { rows: [{ is: alone() }], rowCount: 1 };
    const given = JSON.parse(String(values[0])) as readonly RawGeometry[];
    batches.push(given.map(({ n }) => n));
    if (given.some(({ n }) => stopsAt.has(n))) throw failing('XX000');
    const rows = given.map(({ n, forma }) => ({ n, forma, vertices: 1, repaired: null, readable: true }));
    return { rows, rowCount: rows.length };
  };
  const pool: SqlPool = {
    query,
    connect: () => Promise.reject(new Error('none')),
    end: async () => undefined,
  };
  return { pool, batches };
};

const point = { type: 'Point', coordinates: [-72, -36] };
const points = (count: number) => Array.from({ length: count }, (_, n) => ({ n, forma: point }));
const unread = (n: number, readable: boolean) => ({ n, forma: null, vertices: 0, repaired: null, readable });

describe('geometries the engine stops at', () => {
  it('are found by halves, and the others come in', async () => {
    const { pool, batches } = engine(new Set([2]));
    const found = await normaliseGeometries(pool, 4326, points(4));
    expect(found.map(({ n, forma }) => [n, forma !== null])).toEqual([
      [0, true],
      [1, true],
      [2, false],
      [3, true],
    ]);
    expect(found[2]).toEqual(unread(2, true));
    expect(batches).toEqual([[0, 1, 2, 3], [0, 1], [2, 3], [2], [3]]);
  });

  it('may be none at all', async () => {
    const { pool } = engine(new Set([0]), () => false);
    expect(await normaliseGeometries(pool, 4326, points(1))).toEqual([unread(0, false)]);
    const dumb = engine(new Set([0]), () => {
      throw failing('22P02');
    });
    expect(await normaliseGeometries(dumb.pool, 4326, points(1))).toEqual([unread(0, false)]);
  });

  it('are not what stopped it when it is away', async () => {
    const away = engine(new Set([0]), () => {
      throw failing('57P01');
    });
    await expect(normaliseGeometries(away.pool, 4326, points(1))).rejects.toThrow('the engine stopped');
    const pool = { ...away.pool, query: () => Promise.reject(failing('ECONNREFUSED')) };
    await expect(normaliseGeometries(pool, 4326, points(1))).rejects.toThrow('the engine stopped');
    expect(isAboutData('XX000')).toBe(false);
  });
});

it.each<[string, unknown]>([
  ['nothing', null],
  ['a text', 'POINT(1 2)'],
  ['no type', {}],
  ['another type', { type: 'Circle', coordinates: [0, 0] }],
  ['a position of one number', { type: 'Point', coordinates: [1] }],
  ['a line of one position', { type: 'LineString', coordinates: [[1, 2]] }],
  [
    'a ring of three',
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [0, 1],
          [0, 0],
        ],
      ],
    },
  ],
  ['several of none', { type: 'MultiPoint', coordinates: [] }],
  ['a collection with one of these', { type: 'GeometryCollection', geometries: [point, { type: 'Point' }] }],
])('%s never reaches the engine', async (_, forma) => {
  const { pool, batches } = engine(new Set());
  const raw = [{ n: 7, forma } as RawGeometry];
  expect(await normaliseGeometries(pool, 4326, raw)).toEqual([unread(7, false)]);
  expect(batches).toEqual([]);
});

const drawn: readonly Json[] = [
  point,
  {
    type: 'LineString',
    coordinates: [
      [0, 0],
      [1, 1],
    ],
  },
  {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [0, 1],
        [1, 1],
        [0, 0],
      ],
    ],
  },
  { type: 'MultiPoint', coordinates: [[0, 0]] },
  {
    type: 'MultiLineString',
    coordinates: [
      [
        [0, 0],
        [1, 1],
      ],
    ],
  },
  {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [0, 0],
          [0, 1],
          [1, 1],
          [0, 0],
        ],
      ],
    ],
  },
  { type: 'GeometryCollection', geometries: [point] },
];

it.each(drawn.map((forma) => [forma]))('%o does', async (forma) => {
  const { pool, batches } = engine(new Set());
  await normaliseGeometries(pool, 4326, [{ n: 1, forma }]);
  expect(batches).toEqual([[1]]);
});
