import type { SqlPool } from '../../../ports/sql.ts';
import type { Json } from '../../declare/json.ts';
import { toJson } from '../row.ts';
import { inTransaction, type Statements } from '../transaction.ts';
import { levels } from './levels.ts';

/** A feature of a layer, normalised: WGS84, valid, in a file line by line. */
export interface LayerFeature {
  readonly n: number;
  readonly nombre: string;
  /** The commune it is or belongs to, when it says so. */
  readonly cut?: string;
  readonly datos: Readonly<Record<string, Json>>;
  /** GeoJSON. */
  readonly forma: Json;
}

/** Which features a layer has. */
export interface LayerContent {
  readonly tenant: string;
  readonly layer: string;
  /** Digest of the file they come from. */
  readonly digest: string;
  /** In batches, so that no more than one is held. */
  readonly features: () => AsyncIterable<readonly LayerFeature[]>;
}

const KEY = '$1::text as tenant, $2::text as capa';

const clear = async (client: Statements, tenant: string, layer: string): Promise<void> => {
  for (const table of ['capa_dibujo', 'capa_elemento', 'capa_cargada'])
    await client.query(`delete from ${table} where tenant = $1 and capa = $2`, [tenant, layer]);
};

const draw = `insert into capa_dibujo (tenant, capa, nivel, n, forma)
  select e.tenant, e.capa, $3::smallint, e.n, coalesce(st_simplify(p.plana, $4::float8, true), p.plana)
  from capa_elemento e,
    lateral (select st_transform(st_clipbybox2d(e.forma, st_makeenvelope(-180, -85, 180, 85, 4326)), 3857) as plana) p
  where e.tenant = $1 and e.capa = $2 and not st_isempty(p.plana)`;

/**
 * Brings the features of a layer into the read model, all or none; what is there already stays.
 *
 * @returns whether anything had to be done.
 */
export const loadLayer = (
  pool: SqlPool,
  { tenant, layer, digest, features }: LayerContent,
): Promise<boolean> =>
  inTransaction(pool, async (client) => {
    const { rows } = await client.query(
      'select huella from capa_cargada where tenant = $1 and capa = $2 for update',
      [tenant, layer],
    );
    if (rows[0]?.huella === digest) return false;
    await clear(client, tenant, layer);
    for await (const batch of features())
      await client.query(
        `insert into capa_elemento (tenant, capa, n, nombre, cut, datos, forma)
          select ${KEY}, r.n, r.nombre, r.cut, r.datos, gore_geometria(r.forma)
          from json_to_recordset($3::json) as r(n integer, nombre text, cut text, datos jsonb, forma json)`,
        [tenant, layer, toJson(batch)],
      );
    for (const { level, tolerance } of levels) await client.query(draw, [tenant, layer, level, tolerance]);
    await client.query(`insert into capa_cargada (tenant, capa, huella) select ${KEY}, $3`, [
      tenant,
      layer,
      digest,
    ]);
    return true;
  });
