import type { Figure } from '../../declare/territorio/figura.ts';
import type { Compilation } from '../compilation.ts';
import { QueryRefusal } from '../refusal.ts';
import type { Sight } from '../sight.ts';
import { layerCondition } from './layer-reach.ts';
import { requirePlace } from './place.ts';

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

const nearCondition = (
  place: string,
  { lon, lat, meters }: Extract<Area, { readonly kind: 'near' }>,
  { args }: Compilation,
): string => {
  if (!(meters > 0 && meters <= farthest))
    throw new QueryRefusal(`La distancia va de 1 metro a ${farthest / 1000} kilómetros.`, 'metros');
  const number = (value: number): string => args.add(value, 'double precision');
  const center = `st_setsrid(st_makepoint(${number(lon)}, ${number(lat)}), 4326)`;
  // The rectangle around it is what the index serves; the exact distance is measured within.
  const high = (meters * 1.01) / METERS_OF_A_DEGREE;
  const wide = high / Math.max(0.05, Math.cos((lat * Math.PI) / 180));
  return `(${place} && st_expand(${center}, ${number(wide)}, ${number(high)})
    and st_dwithin(${place}::geography, ${center}::geography, ${number(meters)}))`;
};

/**
 * The condition that the place of a row `m` lies in an area.
 *
 * @throws QueryRefusal when the module has no place the actor sees, or the layer is out of reach.
 */
export const areaCondition = (
  sight: Sight,
  area: Area,
  compilation: Compilation,
  sights: ReadonlyMap<string, Sight>,
): string => {
  const place = `m.${requirePlace(sight).column.name}`;
  const { args } = compilation;
  switch (area.kind) {
    case 'within':
      return `st_intersects(${place}, st_makevalid(st_setsrid(st_geomfromgeojson(${args.add(JSON.stringify(area.figure), 'text')}), 4326)))`;
    case 'near':
      return nearCondition(place, area, compilation);
    default: {
      const feature = area.feature === undefined ? '' : ` and e.n = ${args.add(area.feature, 'integer')}`;
      return `exists (select from capa_elemento e where e.tenant = ${args.add(compilation.tenant, 'text')}
        and e.capa = ${args.add(area.layer, 'text')}${feature} and st_intersects(e.forma, ${place})
        and ${layerCondition(area.layer, compilation, sights)})`;
    }
  }
};
