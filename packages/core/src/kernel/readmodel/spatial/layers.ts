import { newArgs } from '../args.ts';
import type { ReadContext } from '../context.ts';
import { sightsOf } from '../labels.ts';
import type { Reader } from '../list.ts';
import { columnName, quote } from '../names.ts';
import { QueryRefusal } from '../refusal.ts';
import { compilationFor, tableRecord } from '../sql-record.ts';
import { EXTENT, isTile, MARGIN, type TileKey } from './grid.ts';
import { type LayerSight, layerSights, shownLayer } from './layer-reach.ts';
import { frameOf, levelFor } from './levels.ts';
import { fingerprintOf } from './points.ts';
import { type Drawing, featuresOf, type Shape } from './tile.ts';

/** A layer that can be drawn. */
export type ShownLayer = {
  readonly id: string;
  readonly name: string;
  /** Changes when its features do. */
  readonly digest: string;
  readonly features: number;
  /** Whether its features say which commune they are. */
  readonly communes: boolean;
  /** West, south, east and north, WGS84 degrees. */
  readonly bounds: readonly [number, number, number, number];
};

const statementFor = (
  sight: LayerSight,
  { layouts }: Reader,
  context: ReadContext,
  layer: string | undefined,
) => {
  const { layout } = sight;
  const args = newArgs();
  const compilation = compilationFor(tableRecord(layout, 'k'), context, layouts, args);
  const title = quote(columnName(layout.module.title));
  const where = [
    ...shownLayer(sight, compilation),
    ...(layer === undefined ? [] : [`k.id = ${args.add(layer, 'text')}`]),
  ].join(' and ');
  return {
    args,
    title,
    from: `from ${layout.table} k join capa_cargada l on l.tenant = k.tenant and l.capa = k.id where ${where}`,
  };
};

/** The layers within reach, by name. */
export const readLayers = async (reader: Reader, context: ReadContext): Promise<readonly ShownLayer[]> => {
  const found = await Promise.all(
    layerSights(sightsOf(reader.layouts, context)).map(async (sight) => {
      const { args, title, from } = statementFor(sight, reader, context, undefined);
      const { rows } = await reader.pool.query(
        `select c.id, c.name, c.digest, d.features, d.communes,
            array[st_xmin(d.lados), st_ymin(d.lados), st_xmax(d.lados), st_ymax(d.lados)] as bounds
          from (select k.tenant, k.id, k.${title} as name, l.huella as digest ${from}) c,
            lateral (select count(*)::integer as features, count(e.cut) > 0 as communes, st_extent(e.forma) as lados
              from capa_elemento e where e.tenant = c.tenant and e.capa = c.id) d
          order by 2`,
        args.values,
      );
      return rows as readonly ShownLayer[];
    }),
  );
  return found.flat();
};

/**
 * The digest of a layer within reach.
 *
 * @throws QueryRefusal for a layer that does not exist, is not drawn yet or is out of reach.
 */
export const requireLayer = async (reader: Reader, context: ReadContext, layer: string): Promise<string> => {
  for (const sight of layerSights(sightsOf(reader.layouts, context))) {
    const { args, from } = statementFor(sight, reader, context, layer);
    const { rows } = await reader.pool.query(`select l.huella ${from}`, args.values);
    if (rows[0]) return String(rows[0].huella);
  }
  throw new QueryRefusal('Esta capa no existe o no está a su alcance.', 'layer');
};

type Drawn = {
  readonly n: number;
  readonly nombre: string;
  readonly cut: string | null;
  readonly forma: Shape | null;
};

/**
 * Prepares a tile of a layer. PostGIS clips and rounds; the format is written elsewhere, since the embedded engine
 * cannot.
 *
 * @throws QueryRefusal for a tile there is not, or a layer that does not exist or is out of reach.
 */
export const drawLayer = async (
  reader: Reader,
  context: ReadContext,
  { layer, tile }: { readonly layer: string; readonly tile: TileKey },
): Promise<Drawing> => {
  if (!isTile(tile)) throw new QueryRefusal('Esa parte del mapa no existe.');
  const digest = await requireLayer(reader, context, layer);
  const { unit, west, north } = frameOf(tile);
  return {
    key: fingerprintOf(context.tenant, layer, digest, tile),
    read: async () => {
      const { rows } = await reader.pool.query(
        `with b as (select st_makeenvelope($4::float8 - $6::float8, $5::float8 - $7::float8, $4::float8 + $7::float8, $5::float8 + $6::float8, 3857) as e)
          select d.n, e.nombre, e.cut, st_asgeojson(st_forcepolygoncw(st_snaptogrid(
              st_affine(c.g, $8::float8, 0, 0, -$8::float8, -$4::float8 * $8::float8, $5::float8 * $8::float8), 1)), 0)::json as forma
          from b, capa_dibujo d join capa_elemento e on e.tenant = d.tenant and e.capa = d.capa and e.n = d.n,
            lateral (select st_clipbybox2d(d.forma, b.e) as g) c
          where d.tenant = $1 and d.capa = $2 and d.nivel = $3::smallint and d.forma && b.e and not st_isempty(c.g)`,
        [
          context.tenant,
          layer,
          levelFor(tile.z).level,
          west,
          north,
          MARGIN * unit,
          (EXTENT + MARGIN) * unit,
          1 / unit,
        ],
      );
      return (rows as readonly Drawn[]).flatMap(({ n, nombre, cut, forma }) =>
        featuresOf(forma, { n, nombre, ...(cut === null ? {} : { cut }) }),
      );
    },
  };
};
