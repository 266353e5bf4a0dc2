import { crossingOf } from './cruce.ts';
import { looksSwapped } from './figura.ts';

/** Most corners the shape of one record may have; a layer takes more. */
export const mostVertices = 50_000;

const RING = 4;

type Deep = readonly unknown[];

const isPosition = (raw: unknown): raw is readonly [number, number] =>
  Array.isArray(raw) && raw.length >= 2 && raw.slice(0, 2).every((one) => Number.isFinite(one));

const isList = (raw: unknown, least: number, each: (one: unknown) => boolean): raw is Deep =>
  Array.isArray(raw) && raw.length >= least && raw.every(each);

const isLine = (raw: unknown) => isList(raw, 2, isPosition);
const isPolygon = (raw: unknown) => isList(raw, 1, (ring) => isList(ring, RING, isPosition));

/** What the coordinates of each kind of shape look like, and how deep its positions lie. */
const kinds: Readonly<Record<string, readonly [depth: number, accepts: (raw: unknown) => boolean]>> = {
  Point: [0, isPosition],
  MultiPoint: [1, (raw) => isList(raw, 1, isPosition)],
  LineString: [1, isLine],
  MultiLineString: [2, (raw) => isList(raw, 1, isLine)],
  Polygon: [2, isPolygon],
  MultiPolygon: [3, (raw) => isList(raw, 1, isPolygon)],
};

const flat = (coordinates: unknown, depth: number): readonly (readonly [number, number])[] =>
  (depth === 0 ? [coordinates] : (coordinates as Deep).flat(depth - 1)) as readonly (readonly [
    number,
    number,
  ])[];

type Ring = readonly (readonly [number, number])[];

/** What is wrong with the contours of a polygon, or of several. */
const contourFault = (type: unknown, coordinates: unknown): string | undefined => {
  const rings = (
    type === 'Polygon' ? coordinates : type === 'MultiPolygon' ? (coordinates as Deep).flat() : []
  ) as readonly Ring[];
  for (const ring of rings) {
    const [first, last] = [ring[0], ring.at(-1)];
    if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
      return 'El contorno no se cierra: repita el primer vértice al final.';
    const crossing = crossingOf(ring);
    if (crossing)
      return `El contorno se cruza a sí mismo: el lado que sale del vértice ${crossing[0]} con el que sale del ${crossing[1]}. Mueva uno de ellos.`;
  }
  return undefined;
};

/** What is wrong with a GeoJSON geometry in WGS84, and what to do; nothing when it can be kept. */
export const shapeFault = (raw: unknown): string | undefined => {
  const { type, coordinates } = (typeof raw === 'object' && raw !== null ? raw : {}) as Readonly<
    Record<string, unknown>
  >;
  const kind = Object.hasOwn(kinds, String(type)) ? kinds[String(type)] : undefined;
  if (!kind?.[1](coordinates)) return 'Debe ser una geometría GeoJSON con todos sus vértices.';
  const positions = flat(coordinates, kind[0]);
  if (positions.length > mostVertices)
    return `Tiene ${positions.length} vértices y se admiten ${mostVertices}: simplifíquela o cárguela como capa.`;
  if (positions.some((position) => looksSwapped([position[0], position[1]])))
    return 'La longitud y la latitud vienen invertidas: escriba primero la longitud.';
  if (!positions.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
    return 'La longitud va de −180 a 180 y la latitud de −90 a 90.';
  return contourFault(type, coordinates);
};
