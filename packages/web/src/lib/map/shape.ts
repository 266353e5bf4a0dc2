import type { Json } from '@gore/core/kernel/declare/json.ts';
import { shapeFault } from '@gore/core/kernel/declare/territorio/forma.ts';
import { valueOfText } from '../form/shape-text.ts';
import { parseNumber } from '../format/parse.ts';

/** A shape of a record: GeoJSON, WGS84. */
export interface Shape {
  readonly type: string;
  readonly coordinates: Json;
}

/** Longitude and latitude of a corner. */
export type Corner = readonly [lon: number, lat: number];

const isObject = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The shape a value holds; nothing for one that lies in a file, or for none. */
export const shapeIn = (value: unknown): Shape | undefined =>
  isObject(value) && typeof value.type === 'string' && value.coordinates !== undefined
    ? { type: value.type, coordinates: value.coordinates }
    : undefined;

/** Whether a value only says in which file its shape lies. */
export const isKeptShape = (value: unknown): boolean => isObject(value) && typeof value.key === 'string';

const cornersIn = (value: Json | undefined): readonly Corner[] =>
  (Array.isArray(value) ? value : []).flatMap((position) => {
    const [lon, lat] = Array.isArray(position) ? position : [];
    return typeof lon === 'number' && typeof lat === 'number' ? [[lon, lat] as const] : [];
  });

/** Corners a table can list; a shape of several parts is edited on the map alone. */
export const cornersOf = ({ type, coordinates }: Shape): readonly Corner[] | undefined => {
  if (type === 'LineString') return cornersIn(coordinates);
  if (type !== 'Polygon' || !Array.isArray(coordinates) || coordinates.length !== 1) return undefined;
  // The last corner of a ring is the first one again.
  return cornersIn(coordinates[0]).slice(0, -1);
};

/** The same kind of shape with other corners. */
export const withCorners = ({ type }: Shape, corners: readonly Corner[]): Shape => {
  const plain = corners.map(([lon, lat]): Json => [lon, lat]);
  const [first] = plain;
  return { type, coordinates: type === 'Polygon' ? [first === undefined ? [] : [...plain, first]] : plain };
};

/** Fewest corners of a kind of shape. */
export const fewestCorners = ({ type }: Shape): number => (type === 'Polygon' ? 3 : 2);

/** A corner as somebody wrote it; nothing when it is none. */
export const cornerOf = (lat: string, lon: string): Corner | undefined => {
  const [latitude, longitude] = [parseNumber(lat), parseNumber(lon)];
  if (latitude === undefined || longitude === undefined) return undefined;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [longitude, latitude] : undefined;
};

/** Most characters of a file that holds one shape: what a command carries. */
const mostText = 900_000;

/** The first geometry of a GeoJSON file, or what is wrong with it. */
export const shapeOfFile = (text: string): { readonly shape: Shape } | { readonly fault: string } => {
  if (text.length > mostText)
    return { fault: 'El archivo pasa de 900 KB: simplifíquelo o cárguelo como capa del mapa.' };
  const value = valueOfText(text);
  const root = isObject(value) ? value : {};
  const features = Array.isArray(root.features) ? root.features : undefined;
  if (features && features.length !== 1)
    return { fault: 'El archivo debe traer un solo elemento: déjelo solo o cárguelo como capa del mapa.' };
  const [feature = root] = features ?? [];
  const shape = shapeIn(isObject(feature) && 'geometry' in feature ? feature.geometry : feature);
  const fault = shapeFault(shape);
  return shape && !fault ? { shape } : { fault: fault ?? 'El archivo no trae una geometría.' };
};
