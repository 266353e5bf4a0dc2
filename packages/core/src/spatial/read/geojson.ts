import type { RawFeature, ReadLayer } from '../feature.ts';
import { LayerRefusal } from '../refusal.ts';
import { sridOfName } from './projection.ts';

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const hint = /\bNaN\b|\bInfinity\b/.test(text.slice(0, 1_000_000))
      ? 'El archivo tiene coordenadas que no son números (NaN): corríjalas y expórtelo de nuevo.'
      : 'El archivo no es un GeoJSON que se pueda leer: expórtelo de nuevo y súbalo.';
    throw new LayerRefusal(hint, cause);
  }
};

const toFeature = (raw: unknown): RawFeature => {
  const { geometry, properties } = isPlain(raw) ? raw : {};
  return {
    forma: isPlain(geometry) ? geometry : null,
    datos: isPlain(properties) ? properties : {},
  };
};

const geometries = /^(Multi)?(Point|LineString|Polygon)$|^GeometryCollection$/;

/**
 * Reads a GeoJSON: a collection, a feature or a bare geometry.
 *
 * @throws LayerRefusal when it is none.
 */
export const readGeoJson = (text: string): ReadLayer => {
  const root = parse(text);
  if (!isPlain(root))
    throw new LayerRefusal('El archivo no es un GeoJSON: le falta su colección de elementos.');
  const crs = isPlain(root.crs) && isPlain(root.crs.properties) ? root.crs.properties.name : undefined;
  const srid = crs === undefined ? undefined : sridOfName(crs);
  if (crs !== undefined && srid === undefined)
    throw new LayerRefusal(
      `El archivo dice estar en «${String(crs).slice(0, 60)}», que no se conoce: elija el sistema de coordenadas o expórtelo en WGS 84.`,
    );
  const of = (features: readonly RawFeature[]): ReadLayer => ({
    format: 'GeoJSON',
    features,
    srid,
    notes: [],
  });
  if (root.type === 'FeatureCollection' && Array.isArray(root.features))
    return of(root.features.map(toFeature));
  if (root.type === 'Feature') return of([toFeature(root)]);
  if (geometries.test(String(root.type))) return of([{ forma: root, datos: {} }]);
  throw new LayerRefusal(
    'El archivo no es un GeoJSON: debe ser una colección de elementos (FeatureCollection).',
  );
};
