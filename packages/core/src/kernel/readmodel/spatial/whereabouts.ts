import type { Json } from '../../declare/json.ts';
import { comunasDeChile, type OfficialCommune } from '../../declare/territorio/comuna-oficial.ts';
import { inChile } from '../../declare/territorio/figura.ts';
import { newArgs } from '../args.ts';
import type { ReadContext } from '../context.ts';
import { sightsOf } from '../labels.ts';
import type { Reader } from '../list.ts';
import { QueryRefusal } from '../refusal.ts';
import { compilationFor, tableRecord } from '../sql-record.ts';
import { requireTerritory } from './communes.ts';
import { layerSights, shownLayer } from './layer-reach.ts';
import { normaliseGeometries, projections } from './normalise.ts';

/** Coordinates as somebody has them. */
export interface Coordinates {
  readonly x: number;
  readonly y: number;
  /** EPSG code, one of `projections`. */
  readonly srid: number;
  /** Ids of the communes the record says it is in. */
  readonly communes?: readonly string[];
}

/** Where that is. */
export interface Whereabouts {
  readonly lon: number;
  readonly lat: number;
  /** Communes whose boundary holds the point; empty while no boundary is loaded. */
  readonly within: readonly { readonly cut: string; readonly name: string }[];
  /** Sentence for a point that seems misplaced; nothing when all is well. */
  readonly warning: string | null;
}

const DEGREE_KM = 111.32;
/** Farther than this from the middle of the commune it names, a point is not in it: the largest of Ñuble reach 60 km. */
const FAR_KM = 70;

const distanceKm = (
  from: { readonly lon: number; readonly lat: number },
  { punto }: OfficialCommune,
): number =>
  Math.hypot(
    (from.lat - punto.lat) * DEGREE_KM,
    (from.lon - punto.lon) * DEGREE_KM * Math.cos((from.lat * Math.PI) / 180),
  );

const namesOf = (communes: readonly { readonly nombre: string }[]): string =>
  communes.map(({ nombre }) => nombre).join(', ');

const positionIn = (forma: Json | undefined): readonly number[] => {
  const position =
    typeof forma === 'object' && forma !== null && 'coordinates' in forma ? forma.coordinates : undefined;
  return Array.isArray(position) ? position.filter((side) => typeof side === 'number') : [];
};

const readPoint = async (
  { pool }: Reader,
  { x, y, srid }: Coordinates,
): Promise<{ readonly lon: number; readonly lat: number }> => {
  if (!(srid in projections))
    throw new QueryRefusal('Ese sistema de coordenadas no se conoce: elija otro.', 'srid');
  const given = { n: 1, forma: { type: 'Point', coordinates: [x, y] } };
  const [point] = await normaliseGeometries(pool, srid, [given]);
  const [lon, lat] = positionIn(point?.forma);
  if (lon === undefined || lat === undefined)
    throw new QueryRefusal(
      'Esas coordenadas no existen en ese sistema: revíselas, o elija otro sistema.',
      'x',
    );
  return { lon, lat };
};

type Point = Pick<Whereabouts, 'lon' | 'lat'>;

const readCuts = async (
  reader: Reader,
  context: ReadContext,
  ids: readonly string[],
): Promise<readonly string[]> => {
  if (ids.length === 0) return [];
  const { sight, cut } = requireTerritory(sightsOf(reader.layouts, context));
  const { rows } = await reader.pool.query(
    `select m.${cut} as cut from ${sight.layout.table} m where m.tenant = $1 and m.id = any($2::text[])`,
    [context.tenant, ids],
  );
  return rows.map((row) => String(row.cut));
};

/**
 * Communes of the boundaries within reach: those that hold the point, which of the declared have a boundary, and whether
 * any is loaded.
 */
const readBoundaries = async (
  reader: Reader,
  context: ReadContext,
  point: Point,
  cuts: readonly string[],
) => {
  const found = await Promise.all(
    layerSights(sightsOf(reader.layouts, context)).map(async (sight) => {
      const args = newArgs();
      const compilation = compilationFor(tableRecord(sight.layout, 'k'), context, reader.layouts, args);
      const at = `st_setsrid(st_makepoint(${args.add(point.lon, 'double precision')}, ${args.add(point.lat, 'double precision')}), 4326)`;
      const { rows } = await reader.pool.query(
        `with e as (select e.* from ${sight.layout.table} k join capa_elemento e on e.tenant = k.tenant and e.capa = k.id
            where ${shownLayer(sight, compilation).join(' and ')} and e.cut is not null and st_dimension(e.forma) = 2)
          select distinct e.cut, e.nombre as name, st_intersects(e.forma, ${at}) as holds from e
          where e.forma && ${at} or e.cut = any(${args.add(cuts, 'text[]')})
          union all (select null::text, null::text, false from e limit 1)`,
        args.values,
      );
      return rows.map(({ cut, name, holds }) => ({
        cut: cut === null ? undefined : String(cut),
        name: String(name),
        holds: holds === true,
      }));
    }),
  );
  const rows = found.flat();
  const all = rows.flatMap(({ cut, ...row }) => (cut === undefined ? [] : [{ cut, ...row }]));
  const within = new Map(all.filter(({ holds }) => holds).map(({ cut, name }) => [cut, { cut, name }]));
  return {
    within: [...within.values()],
    bounded: cuts.some((cut) => all.some((one) => one.cut === cut)),
    loaded: rows.length > 0,
  };
};

const warningFor = (
  point: Point,
  cuts: readonly string[],
  { within, bounded, loaded }: Awaited<ReturnType<typeof readBoundaries>>,
): string | null => {
  if (!inChile([point.lon, point.lat]))
    return 'El punto queda fuera de Chile: revise si la longitud y la latitud están invertidas.';
  const declared = comunasDeChile.filter(({ cut }) => cuts.includes(cut));
  if (declared.length === 0)
    return loaded && within.length === 0
      ? 'El punto queda fuera de todas las comunas del mapa: puede estar en el mar o en otra región. Revíselo.'
      : null;
  if (bounded) {
    if (within.some(({ cut }) => cuts.includes(cut))) return null;
    const there = within.length ? `en ${within.map(({ name }) => name).join(', ')}` : 'fuera de toda comuna';
    return `El punto queda ${there} y el registro dice ${namesOf(declared)}: corrija uno de los dos.`;
  }
  const nearest = Math.min(...declared.map((commune) => distanceKm(point, commune)));
  return nearest > FAR_KM
    ? `El punto queda a unos ${Math.round(nearest)} km de ${namesOf(declared)}: revíselo.`
    : null;
};

/**
 * Turns coordinates into a place, and tells when it seems misplaced: outside Chile, or outside the communes the record
 * names, by their boundaries where some are loaded and by distance until then.
 *
 * @throws QueryRefusal for coordinates or a system there are not.
 */
export const readWhereabouts = async (
  reader: Reader,
  context: ReadContext,
  coordinates: Coordinates,
): Promise<Whereabouts> => {
  const point = await readPoint(reader, coordinates);
  const cuts = await readCuts(reader, context, coordinates.communes ?? []);
  const boundaries = await readBoundaries(reader, context, point, cuts);
  return { ...point, within: boundaries.within, warning: warningFor(point, cuts, boundaries) };
};
