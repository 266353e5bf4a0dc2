import type { SqlPool } from '../../../ports/sql.ts';
import type { Json } from '../../declare/json.ts';
import { toJson } from '../row.ts';

/** A geometry as a file brought it. */
export interface RawGeometry {
  readonly n: number;
  /** GeoJSON in the coordinates of the file. */
  readonly forma: Json;
}

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

/**
 * Turns geometries into valid ones in WGS84: flat, mended where they cross themselves, and of their own dimension.
 *
 * @param srid EPSG code of their coordinates, one of {@link projections}.
 */
export const normaliseGeometries = async (
  pool: SqlPool,
  srid: number,
  geometries: readonly RawGeometry[],
): Promise<readonly Normalised[]> => {
  const { rows } = await pool.query(
    `select r.n, c.cruda is not null and not st_isempty(c.cruda) as readable,
        case when t.limpia is not null and not st_isempty(t.limpia) then st_asgeojson(t.limpia, 7)::json end as forma,
        coalesce(st_npoints(t.limpia), 0) as vertices,
        case when not v.valida then st_isvalidreason(c.cruda) end as repaired
      from json_to_recordset($1::json) as r(n integer, forma json),
        lateral (select st_force2d(gore_geometria(r.forma)) as cruda) c,
        lateral (select coalesce(st_isvalid(c.cruda), true) as valida) v,
        lateral (select gore_transformar(st_setsrid(case when v.valida then c.cruda
          else st_collectionextract(st_makevalid(c.cruda), st_dimension(c.cruda) + 1) end, $2::integer)) as limpia) t
      order by r.n`,
    [toJson(geometries), srid],
  );
  return rows as readonly Normalised[];
};
