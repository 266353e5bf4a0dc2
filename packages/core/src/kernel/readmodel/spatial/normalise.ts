import type { SqlPool } from '../../../ports/sql.ts';
import type { Json } from '../../declare/json.ts';
import { toJson } from '../row.ts';

/** A geometry as a file brought it. */
export interface RawGeometry {
  readonly n: number;
  /** GeoJSON in the coordinates of the file. */
  readonly forma: Json;
}

/** Whether the engine stopped at what it was given (SQLSTATE 22…, or XX000 as PostGIS says it), and not at itself. */
export const isAboutData = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(22|XX)/.test(String(error.code));

/** What became of it. */
export type Normalised = {
  readonly n: number;
  /** GeoJSON, WGS84, seven decimals; nothing when no geometry could be read. */
  readonly forma: Json | null;
  readonly vertices: number;
  /** Why it was not valid, in the words of the engine; nothing when it was. */
  readonly repaired: string | null;
  /** Whether it was there at all before it was transformed. */
  readonly readable: boolean;
};

/** Kinds of coordinates a layer may come in, by EPSG code. */
export const projections: Readonly<Record<number, string>> = {
  4326: 'WGS 84, grados (GPS)',
  3857: 'Web Mercator',
  32718: 'WGS 84 / UTM huso 18 sur',
  32719: 'WGS 84 / UTM huso 19 sur',
  5360: 'SIRGAS-Chile, grados',
  5361: 'SIRGAS-Chile / UTM huso 19 sur',
  5362: 'SIRGAS-Chile / UTM huso 18 sur',
  31978: 'SIRGAS 2000 / UTM huso 18 sur',
  31979: 'SIRGAS 2000 / UTM huso 19 sur',
  4674: 'SIRGAS 2000, grados',
  24878: 'PSAD56 / UTM huso 18 sur',
  24879: 'PSAD56 / UTM huso 19 sur',
  29188: 'SAD69 / UTM huso 18 sur',
  29189: 'SAD69 / UTM huso 19 sur',
};

const read = async (
  pool: SqlPool,
  srid: number,
  geometries: readonly RawGeometry[],
): Promise<readonly Normalised[]> => {
  const { rows } = await pool.query(
    `select r.n, c.cruda is not null and not st_isempty(c.cruda) as readable,
        case when not st_isempty(t.limpia) and st_xmin(t.limpia) >= -180 and st_xmax(t.limpia) <= 180
          and st_ymin(t.limpia) >= -90 and st_ymax(t.limpia) <= 90 then st_asgeojson(t.limpia, 7)::json end as forma,
        coalesce(st_npoints(t.limpia), 0) as vertices,
        case when not v.valida then st_isvalidreason(c.cruda) end as repaired
      from json_to_recordset($1::json) as r(n integer, forma json),
        lateral (select st_force2d(st_geomfromgeojson(r.forma)) as cruda) c,
        lateral (select coalesce(st_isvalid(c.cruda), true) as valida) v,
        lateral (select st_transform(st_setsrid(case when v.valida then c.cruda
          else st_collectionextract(st_makevalid(c.cruda), st_dimension(c.cruda) + 1) end, $2::integer), 4326)
          as limpia) t
      order by r.n`,
    [toJson(geometries), srid],
  );
  return rows as readonly Normalised[];
};

const unread = (n: number, readable: boolean): Normalised => ({
  n,
  forma: null,
  vertices: 0,
  repaired: null,
  readable,
});

const isPosition = (value: unknown): boolean =>
  Array.isArray(value) && value.length >= 2 && value.every((part) => Number.isFinite(part));

const isList = (value: unknown, least: number, each: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length >= least && value.every(each);

const RING = 4;
const isLine = (value: unknown) => isList(value, 2, isPosition);
const isPolygon = (value: unknown) => isList(value, 1, (ring) => isList(ring, RING, isPosition));

const drawn: Readonly<Record<string, (coordinates: unknown) => boolean>> = {
  Point: isPosition,
  LineString: isLine,
  Polygon: isPolygon,
  MultiPoint: (all) => isList(all, 1, isPosition),
  MultiLineString: (all) => isList(all, 1, isLine),
  MultiPolygon: (all) => isList(all, 1, isPolygon),
};

/** Whether every position of a GeoJSON geometry is there, as RFC 7946 has it; the embedded engine fails on others. */
const isDrawn = (forma: unknown): boolean => {
  if (typeof forma !== 'object' || forma === null || !('type' in forma)) return false;
  const { type, coordinates, geometries } = forma as Readonly<Record<string, unknown>>;
  if (type === 'GeometryCollection') return isList(geometries, 1, isDrawn);
  return Object.hasOwn(drawn, String(type)) && drawn[String(type)]?.(coordinates) === true;
};

const isReadable = async (pool: SqlPool, { forma }: RawGeometry): Promise<boolean> => {
  try {
    const { rows } = await pool.query('select not st_isempty(st_geomfromgeojson($1::json)) as is', [
      JSON.stringify(forma),
    ]);
    return rows[0]?.is === true;
  } catch (error) {
    if (!isAboutData(error)) throw error;
    return false;
  }
};

/**
 * Turns geometries into valid ones in WGS84: flat, mended where they cross themselves, and of their own dimension. Those
 * the engine stops at are found by halves: it never catches its own errors, which the embedded one does not survive.
 *
 * @param srid EPSG code of their coordinates, one of {@link projections}.
 */
export const normaliseGeometries = async (
  pool: SqlPool,
  srid: number,
  geometries: readonly RawGeometry[],
): Promise<readonly Normalised[]> => {
  const sound = geometries.filter(({ forma }) => isDrawn(forma));
  const broken = geometries.filter(({ forma }) => !isDrawn(forma)).map(({ n }) => unread(n, false));
  return [...broken, ...(await byHalves(pool, srid, sound))].sort((one, other) => one.n - other.n);
};

const byHalves = async (
  pool: SqlPool,
  srid: number,
  geometries: readonly RawGeometry[],
): Promise<readonly Normalised[]> => {
  if (geometries.length === 0) return [];
  try {
    return await read(pool, srid, geometries);
  } catch (error) {
    if (!isAboutData(error)) throw error;
    const [only, ...others] = geometries;
    if (only && others.length === 0) return [unread(only.n, await isReadable(pool, only))];
    const half = Math.ceil(geometries.length / 2);
    return [
      ...(await byHalves(pool, srid, geometries.slice(0, half))),
      ...(await byHalves(pool, srid, geometries.slice(half))),
    ];
  }
};
