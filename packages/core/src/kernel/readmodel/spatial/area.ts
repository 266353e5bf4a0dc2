import type { Figure } from '../../declare/territorio/figura.ts';
import type { Compilation } from '../compilation.ts';
import { QueryRefusal } from '../refusal.ts';
import type { Sight } from '../sight.ts';
import { layerCondition } from './layer-reach.ts';
import { anywhere, requirePlace } from './place.ts';

/** Part of the territory a question is about. */
export type Area =
  /** Inside a drawn figure; one that crosses itself is mended first. */
  | { readonly kind: 'within'; readonly figure: Figure }
  /** Not farther than so many metres from a point. */
  | { readonly kind: 'near'; readonly lon: number; readonly lat: number; readonly meters: number }
  /** Touching a layer of the map, or one of its features. */
  | { readonly kind: 'layer'; readonly layer: string; readonly feature?: number };

/** Farthest a buffer may reach, in metres. */
export const farthest = 200_000;

const METERS_OF_A_DEGREE = 111_320;

/** The condition that a geometry meets the area. */
type Meeting = (geometry: string) => string;

const nearCondition = (
  { lon, lat, meters }: Extract<Area, { readonly kind: 'near' }>,
  { args }: Compilation,
): Meeting => {
  if (!(meters > 0 && meters <= farthest))
    throw new QueryRefusal(`La distancia va de 1 metro a ${farthest / 1000} kilómetros.`, 'metros');
  const number = (value: number): string => args.add(value, 'double precision');
  const center = `st_setsrid(st_makepoint(${number(lon)}, ${number(lat)}), 4326)`;
  // The rectangle around it is what the index serves; the exact distance is measured within.
  const high = (meters * 1.01) / METERS_OF_A_DEGREE;
  const wide = high / Math.max(0.05, Math.cos((lat * Math.PI) / 180));
  const around = `st_expand(${center}, ${number(wide)}, ${number(high)})`;
  const farthestAway = number(meters);
  return (geometry) => `(${geometry} && ${around}
    and st_dwithin(${geometry}::geography, ${center}::geography, ${farthestAway}))`;
};

/**
 * The rows that touch a layer: asked feature by feature, so that the engine prepares each shape once and the index of
 * every geometry answers what lies in it.
 */
const layerRows = (
  sight: Sight,
  { layer, feature }: Extract<Area, { readonly kind: 'layer' }>,
  compilation: Compilation,
  sights: ReadonlyMap<string, Sight>,
): string => {
  const { args, tenant } = compilation;
  const { place, shapes } = requirePlace(sight);
  const one = feature === undefined ? '' : ` and e.n = ${args.add(feature, 'integer')}`;
  const mine = `m.tenant = ${args.add(tenant, 'text')} and m.eliminado_en is null`;
  const touching = [place, ...shapes].map(
    (geometry) =>
      `select m.id from ${sight.layout.table} m where ${mine} and st_intersects(e.forma, ${geometry})`,
  );
  return `m.id in (select t.id from capa_elemento e cross join lateral (${touching.join(' union all ')}) t
    where e.tenant = ${args.add(tenant, 'text')} and e.capa = ${args.add(layer, 'text')}${one}
      and ${layerCondition(layer, compilation, sights)})`;
};

/**
 * The condition that the place of a row `m`, or a shape of it, lies in an area.
 *
 * @throws QueryRefusal when the module has no place the actor sees, or the layer is out of reach.
 */
export const areaCondition = (
  sight: Sight,
  area: Area,
  compilation: Compilation,
  sights: ReadonlyMap<string, Sight>,
): string => {
  const place = requirePlace(sight);
  switch (area.kind) {
    case 'within': {
      const figure = compilation.args.add(JSON.stringify(area.figure), 'text');
      const drawn = `st_makevalid(st_setsrid(st_geomfromgeojson(${figure}), 4326))`;
      return anywhere(place, (geometry) => `st_intersects(${geometry}, ${drawn})`);
    }
    case 'near':
      return anywhere(place, nearCondition(area, compilation));
    default:
      return layerRows(sight, area, compilation, sights);
  }
};
